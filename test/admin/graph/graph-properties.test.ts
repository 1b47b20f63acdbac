import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArtifactGraph } from '../../../src/admin/graph/artifact-graph.ts';
import { orphansOf, referrersTaken } from '../../../src/admin/graph/graph-effects.ts';
import type { Digest } from '../../../src/registry/model/digest.ts';
import { digest, tag } from '../../registry/names.ts';
import { OCI_INDEX } from './made-repository.ts';

/** What is made of earlier ones, as digests force it: numbers are places in the list, some of them of nothing that is there. */
interface Made {
  readonly children: readonly number[];
  readonly subject: number | undefined;
  readonly layers: readonly number[];
  readonly isTagged: boolean;
  readonly isThere: boolean;
}

const names = Array.from({ length: 40 }, (_, at) => digest(`manifest ${at}`));
const at = (place: number): Digest => names[place] ?? digest('none');
const layer = (number: number) => ({ digest: digest(`layer ${number}`), size: number + 1 });

const made = (place: number): fc.Arbitrary<Made> => {
  const earlier = fc.nat({ max: Math.max(place - 1, 0) });
  const hasEarlier = place > 0;
  return fc.record({
    children: hasEarlier ? fc.array(earlier, { maxLength: 4 }) : fc.constant([]),
    subject: hasEarlier ? fc.option(earlier, { nil: undefined, freq: 2 }) : fc.constant(undefined),
    layers: fc.array(fc.nat({ max: 12 }), { maxLength: 4 }),
    isTagged: fc.boolean(),
    isThere: fc.integer({ min: 0, max: 9 }).map(each => each > 0),
  });
};
const repository = fc
  .integer({ min: 1, max: names.length })
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, place) => made(place))));

function graphFor(all: readonly Made[]): ArtifactGraph {
  const graph = new ArtifactGraph();
  for (const [place, each] of all.entries()) {
    if (!each.isThere) continue;
    graph.list({
      digest: at(place),
      imageSize: undefined,
      createdTime: undefined,
      lastUpdateTime: undefined,
      architecture: undefined,
      os: undefined,
      mediaType: each.children.length > 0 ? OCI_INDEX : 'application/vnd.oci.image.manifest.v1+json',
      configMediaType: undefined,
      tags: each.isTagged ? [tag(`t${place}`)] : [],
      references: undefined,
      quarantineState: undefined,
      quarantineDetails: undefined,
      changeableAttributes: undefined,
    });
    graph.outlined(at(place), {
      children: each.children.map(child => ({ digest: at(child), architecture: undefined, os: undefined })),
      subject: each.subject === undefined ? undefined : at(each.subject),
      artifactType: undefined,
      layers: each.layers.map(layer),
      config: undefined,
      unsized: [],
      isReadable: true,
    });
  }
  return graph;
}

/** Places from which `step` leads somewhere that counts, by trying all ways. */
const reaches = (all: readonly Made[], from: number, to: number): boolean =>
  (all[from]?.isThere ?? false) && (all[from]?.children ?? []).some(each => each === to || reaches(all, each, to));

test('ancestors and descendants are what any way through indexes leads to', () => {
  fc.assert(
    fc.property(repository, fc.nat({ max: names.length - 1 }), (all, place) => {
      const graph = graphFor(all);
      const places = [...all.keys()].filter(each => all[each]?.isThere);
      const ancestors = graph.ancestorsOf(at(place)).map(each => each.index.digest);
      expect(ancestors.toSorted()).toEqual(
        places
          .filter(each => reaches(all, each, place))
          .map(at)
          .toSorted(),
      );
      if (!all[place]?.isThere) return;
      const descendants = places.filter(each => reaches(all, place, each)).map(at);
      expect([...graph.descendantsOf(at(place))].toSorted()).toEqual(descendants.toSorted());
    }),
    { numRuns: 300 },
  );
});

test('what is taken, left behind and freed is what counting by hand says', () => {
  const cases = repository.chain(all => fc.tuple(fc.constant(all), fc.subarray([...all.keys()])));
  fc.assert(
    fc.property(cases, ([all, chosen]) => {
      const graph = graphFor(all);
      const places = [...all.keys()].filter(each => all[each]?.isThere);
      const deleted = chosen.filter(each => all[each]?.isThere);
      const gone = new Set(deleted);
      for (const each of places) {
        const { subject } = all[each] ?? {};
        // what refers to something stands after it
        if (subject !== undefined && gone.has(subject)) gone.add(each);
      }
      const taken = referrersTaken(graph, new Set(deleted.map(at)));
      expect(taken.toSorted()).toEqual(
        [...gone]
          .filter(each => !deleted.includes(each))
          .map(at)
          .toSorted(),
      );

      const orphans = places.filter(each => {
        const parents = places.filter(parent => all[parent]?.children.includes(each));
        return (
          !gone.has(each) && !all[each]?.isTagged && parents.length > 0 && parents.every(parent => gone.has(parent))
        );
      });
      const left = orphansOf(graph, new Set([...gone].map(at))).map(each => each.digest);
      expect(left.toSorted()).toEqual(orphans.map(at).toSorted());

      const layersOf = (some: readonly number[]) => new Set(some.flatMap(each => all[each]?.layers ?? []));
      const kept = layersOf(places.filter(each => !gone.has(each)));
      const going = [...layersOf([...gone])];
      const freed = going.filter(each => !kept.has(each));
      expect(graph.freedBy(deleted.map(at))).toEqual({
        bytes: freed.reduce((sum, each) => sum + layer(each).size, 0),
        isRestInUse: freed.length < going.length,
      });
    }),
    { numRuns: 300 },
  );
});
