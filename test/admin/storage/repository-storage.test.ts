import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArtifactGraph } from '../../../src/admin/graph/artifact-graph.ts';
import { RegistryStorage } from '../../../src/admin/storage/registry-storage.ts';
import { RepositoryStorage } from '../../../src/admin/storage/repository-storage.ts';
import type { Digest } from '../../../src/registry/model/digest.ts';
import { digest, repo, tag } from '../../registry/names.ts';
import { at, graphFor, layer, type Made, names, repository } from '../graph/made-graph.ts';

const there = (all: readonly Made[]) => [...all.keys()].filter(each => all[each]?.isThere);
const bytes = (layers: Iterable<number>) => [...new Set(layers)].reduce((sum, each) => sum + layer(each).size, 0);

/** A place with everything that it leads to, by walking. */
const tree = (all: readonly Made[], place: number): number[] => {
  const made = all[place];
  return made?.isThere ? [place, ...made.children.flatMap(each => tree(all, each))] : [];
};
const layersOf = (all: readonly Made[], places: Iterable<number>) =>
  new Set([...places].flatMap(each => all[each]?.layers ?? []));

/** What goes with those that are deleted, by the field `subject`. */
function withReferrers(all: readonly Made[], deleted: readonly number[]): ReadonlySet<number> {
  const gone = new Set(deleted);
  for (const each of there(all)) {
    const { subject } = all[each] ?? {};
    if (subject !== undefined && gone.has(subject)) gone.add(each);
  }
  return gone;
}

const storageOf = (all: readonly Made[], going: readonly number[] = [], name = 'team/api') =>
  new RepositoryStorage({
    repository: repo(name),
    graph: graphFor(all),
    unlisted: new Map(),
    going: going.filter(each => all[each]?.isThere).map(at),
  });

const withChoice = repository.chain(all => fc.tuple(fc.constant(all), fc.subarray([...all.keys()])));

test('a repository takes what counting by hand says, and frees what its graph says', () => {
  fc.assert(
    fc.property(withChoice, ([all, going]) => {
      const storage = storageOf(all, going);
      const { figures } = storage;
      const tagged = there(all).filter(each => all[each]?.isTagged);
      expect(figures).toMatchObject({
        manifests: there(all).length,
        tags: tagged.length,
        byTag: tagged.reduce((sum, each) => sum + bytes(layersOf(all, tree(all, each))), 0),
        size: bytes(layersOf(all, there(all))),
        gaps: [],
      });
      const gone = withReferrers(
        all,
        going.filter(each => all[each]?.isThere),
      );
      const kept = layersOf(
        all,
        there(all).filter(each => !gone.has(each)),
      );
      const freed = [...layersOf(all, gone)].filter(each => !kept.has(each));
      expect(figures.reclaimable).toMatchObject({ bytes: bytes(freed) });
      const marked = [...storage.blobs()].filter(each => each.isFreed).map(each => each.digest);
      expect(marked.toSorted()).toEqual(freed.map(each => layer(each).digest).toSorted());
    }),
    { numRuns: 300 },
  );
});

test('images take what they lead to, and alone what no other image has', () => {
  fc.assert(
    fc.property(withChoice, ([all, chosen]) => {
      const meant = new Set(chosen.flatMap(each => tree(all, each)));
      const used = layersOf(all, meant);
      const rest = there(all).filter(each => !meant.has(each));
      // what has a tag of its own, or is listed by something else, is somebody else's as well
      const tagged = [...meant].filter(each => all[each]?.isTagged && !chosen.includes(each));
      const others = layersOf(
        all,
        [...rest, ...tagged].flatMap(each => tree(all, each)),
      );
      expect(storageOf(all).figuresOf(chosen.map(at))).toEqual({
        size: bytes(used),
        unique: bytes([...used].filter(each => !others.has(each))),
        reclaimable: 0,
      });
    }),
    { numRuns: 300 },
  );
});

test('every manifest is in an image, but for those that go in a circle', () => {
  fc.assert(
    fc.property(repository, all => {
      const images = [...storageOf(all).images()].map(each => names.indexOf(each.digest));
      expect(new Set(images.flatMap(each => tree(all, each)))).toEqual(new Set(there(all)));
    }),
  );
});

test('a registry stores once what repositories share, and frees what none of them keeps', () => {
  const several = fc.array(withChoice, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(several, repositories => {
      const registry = new RegistryStorage();
      const used = repositories.map(([all]) => layersOf(all, there(all)));
      for (const [index, [all, going]] of repositories.entries()) registry.add(storageOf(all, going, `team/r${index}`));
      const users = (each: number) => used.filter(layers => layers.has(each)).length;
      const everything = new Set(used.flatMap(each => [...each]));
      expect(registry.figures.size).toBe(bytes(everything));
      expect(registry.shared).toBe(bytes([...everything].filter(each => users(each) > 1)));
      const unique = registry.unique();
      for (const [index, layers] of used.entries()) {
        const own = bytes([...layers].filter(each => users(each) === 1));
        expect(unique.get(repo(`team/r${index}`)) ?? 0).toBe(own);
      }
      const kept = repositories.flatMap(([all, going]) => {
        const gone = withReferrers(
          all,
          going.filter(each => all[each]?.isThere),
        );
        return [
          ...layersOf(
            all,
            there(all).filter(each => !gone.has(each)),
          ),
        ];
      });
      const freed = [...everything].filter(each => !kept.includes(each));
      expect(registry.figures.reclaimable).toMatchObject({ bytes: bytes(freed) });
    }),
    { numRuns: 200 },
  );
});

/** The repository with a further manifest, at place 1, which does not tell how large its layer is. */
function withSchema1(graph: ArtifactGraph, unsized: Digest): ArtifactGraph {
  for (const each of [...graph.manifests.values()]) graph.list({ ...each, digest: at(1), tags: [tag('old')] });
  graph.outlined(at(1), {
    ...{ children: [], subject: undefined, artifactType: undefined, config: undefined },
    ...{ layers: [], unsized: [unsized], isReadable: true },
  });
  return graph;
}

test('what nobody knows makes numbers that are told to be too small', () => {
  const graph = withSchema1(
    graphFor([{ children: [], subject: undefined, layers: [3], isTagged: true, isThere: true }]),
    digest('layer of schema 1'),
  );
  const read = { repository: repo('team/api'), graph, unlisted: new Map() };
  const storage = new RepositoryStorage({ ...read, going: [at(1)] });
  expect(storage.figures).toMatchObject({
    size: layer(3).size,
    reclaimable: { unknown: 'the registry does not tell how large all its layers are' },
    gaps: ['the size of 1 layer is not told'],
  });
  expect(storage.figuresOf([at(1)])).toEqual({ size: 0, unique: 0, reclaimable: undefined });
  const registry = new RegistryStorage();
  registry.add(storage);
  expect(registry.figures).toMatchObject({
    reclaimable: { unknown: expect.stringContaining('team/api: ') },
    gaps: ['team/api: the size of 1 layer is not told'],
  });
});

test('what a repository keeps is not freed in another one, also where it does not tell how large that is', () => {
  const registry = new RegistryStorage();
  registry.add(
    storageOf([{ children: [], subject: undefined, layers: [3], isTagged: false, isThere: true }], [0], 'team/new'),
  );
  const old = graphFor([{ children: [], subject: undefined, layers: [], isTagged: true, isThere: true }]);
  const graph = withSchema1(old, layer(3).digest);
  registry.add(new RepositoryStorage({ repository: repo('team/old'), graph, unlisted: new Map(), going: [] }));
  expect(registry.figures).toMatchObject({ size: layer(3).size, reclaimable: { bytes: 0 } });
  expect(registry.shared).toBe(layer(3).size);
  expect([...registry.unique().values()]).toEqual([]);
});
