import { expect, onTestFinished, test } from 'vitest';
import { readArtifactGraph } from '../../../src/admin/graph/artifact-graph.ts';
import type { Manifest } from '../../../src/emulator/store/repository.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import type { Digest } from '../../../src/registry/model/digest.ts';
import { connectTo } from '../../registry/connection.ts';
import { digest, repo } from '../../registry/names.ts';
import type { Desk } from '../desk.ts';
import {
  artifact,
  CREATED,
  deskWith,
  digestOf,
  graphOf,
  image,
  indexOf,
  OCI_INDEX,
  placeOf,
} from './made-repository.ts';

const requests = ({ emulator }: Desk, path: RegExp) =>
  emulator.ledger.entries.map(each => each.path).filter(each => path.test(each));
const LISTINGS = /_manifests$/;
const BODIES = /\/manifests\/sha256:/;

test('indexes lead to their images at any depth, and images back to all that share them', async () => {
  await using made = await deskWith(repository => {
    const shared = image(repository, 'shared');
    const other = image(repository, 'other', 'arm64');
    const list = indexOf(repository, [shared, other], 'docker');
    const inner = indexOf(repository, [list]);
    const outer = indexOf(repository, [inner, shared]);
    return { shared, other, list, inner, outer };
  });
  const graph = await graphOf(made.desk);
  const { shared, other, list, inner, outer } = made.made;
  const named = (digests: Iterable<Digest>) => new Set(digests);
  expect(graph.parentsOf(digestOf(shared)).toSorted()).toEqual([digestOf(list), digestOf(outer)].toSorted());
  expect(graph.parentsOf(digestOf(outer))).toEqual([]);
  expect(graph.descendantsOf(digestOf(outer))).toEqual(named([inner, shared, list, other].map(digestOf)));
  expect(named(graph.ancestorsOf(digestOf(other)).map(each => each.index.digest))).toEqual(
    named([list, inner, outer].map(digestOf)),
  );
  expect(graph.ancestorsOf(digestOf(other)).find(each => each.index.digest === digestOf(inner))?.through).toBe(
    digestOf(list),
  );
  expect(graph.childrenOf(digestOf(list)).map(each => each.architecture)).toEqual(['amd64', 'arm64']);
  expect(graph.unreadable).toEqual([]);
  expect(graph.gap).toBeUndefined();
});

test('what an index lists and the repository does not hold is told and followed no further', async () => {
  const missing = digest('missing');
  await using made = await deskWith(repository =>
    repository.manifest(
      {
        schemaVersion: 2,
        mediaType: OCI_INDEX,
        manifests: [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: missing, size: 2 }],
      },
      CREATED,
    ),
  );
  const graph = await graphOf(made.desk);
  const index = digestOf(made.made);
  expect(graph.childrenOf(index).map(each => each.digest)).toEqual([missing]);
  expect(graph.descendantsOf(index)).toEqual(new Set());
  expect(graph.parentsOf(missing)).toEqual([index]);
  expect(graph.manifests.has(missing)).toBe(false);
  expect(graph.unreadable).toEqual([]);
});

test('referrers are found by their subject, by the tags of cosign and by an index of referrers', async () => {
  await using made = await deskWith(repository => {
    const subject = image(repository, 'subject');
    const stem = subject.digest.replace(':', '-');
    const signature = artifact(repository, 'signature', subject);
    const timestamp = artifact(repository, 'timestamp', signature);
    const cosign = ['sig', 'att', 'sbom'].map(suffix => {
      const manifest = artifact(repository, suffix);
      repository.tag(`${stem}.${suffix}`, manifest, CREATED);
      return manifest;
    });
    const listed = artifact(repository, 'listed by the tag');
    const index = indexOf(repository, [listed]);
    repository.tag(stem, index, CREATED);
    const bystander = image(repository, 'bystander');
    repository.tag(`sha256-${digest('another').slice(7)}.sig`, bystander, CREATED);
    return { subject, signature, timestamp, cosign, listed, index, bystander };
  });
  const graph = await graphOf(made.desk);
  const { subject, signature, timestamp, cosign, listed, index, bystander } = made.made;
  expect(new Set(graph.referrersOf(digestOf(subject)))).toEqual(
    new Set([signature, ...cosign, listed, index].map(digestOf)),
  );
  expect(graph.referrersBySubject(digestOf(subject))).toEqual([digestOf(signature)]);
  expect(graph.referrersOf(digestOf(signature))).toEqual([digestOf(timestamp)]);
  for (const each of [signature, ...cosign, listed, index]) {
    expect(graph.subjectsOf(digestOf(each))).toEqual([digestOf(subject)]);
  }
  expect(graph.subjectsOf(digestOf(subject))).toEqual([]);
  expect(graph.subjectsOf(digestOf(bystander))).toEqual([digest('another')]);
});

test('an image under a tag that looks like a digest is no referrer, and tags that name each other end', async () => {
  await using made = await deskWith(repository => {
    const one = image(repository, 'one');
    const other = image(repository, 'other');
    const stem = ({ digest: of }: Manifest) => of.replace(':', '-');
    repository.tag(stem(one), other, CREATED);
    repository.tag(`${stem(other)}.sig`, one, CREATED);
    repository.tag(`${stem(one)}.sig`, other, CREATED);
    repository.tag(`${stem(one)}.att`, one, CREATED);
    return { one, other };
  });
  const graph = await graphOf(made.desk);
  const [one, other] = [digestOf(made.made.one), digestOf(made.made.other)];
  expect(graph.referrersOf(one)).toEqual([other]);
  expect(graph.referrersOf(other)).toEqual([one]);
  expect(graph.subjectsOf(one)).toEqual([other]);
  expect(graph.freedBy([one])).toMatchObject({ isRestInUse: true });
});

test.each([
  ['wrong bytes', { kind: 'wrong bytes' }],
  ['a stray 404', { kind: 'status', status: 404 }],
] as const)('%s: nobody knows what it lists, and nothing of what is freed', async (_, effect) => {
  await using made = await deskWith(repository => [image(repository, 'a'), image(repository, 'b')] as const);
  const [first] = made.made;
  made.desk.emulator.faults.add({ on: { url: new RegExp(first.digest) }, effect });
  const graph = await graphOf(made.desk);
  expect(graph.unreadable).toEqual([digestOf(first)]);
  expect(graph.manifests.size).toBe(2);
  expect(graph.freedBy([digestOf(first)])).toEqual({ unknown: '1 of 2 manifests could not be read' });
});

test('a manifest whose reading is switched off is one that cannot be read', async () => {
  await using made = await deskWith(repository => {
    const hidden = image(repository, 'hidden');
    repository.lock(hidden, { readEnabled: false });
    return hidden;
  });
  expect((await graphOf(made.desk)).unreadable).toEqual([digestOf(made.made)]);
});

test('a list that Go has written as null is empty, and what is no manifest at all may list everything', async () => {
  await using made = await deskWith(repository => image(repository, 'a'));
  const repository = made.desk.emulator.store.repository('made/here');
  const [first] = repository?.manifests.values() ?? [];
  if (!repository || !first) throw new Error('the fixture is another one');
  const add = (text: string) => {
    const bytes = Buffer.from(text);
    const facts = { ...first.facts, references: [] };
    const of = digest(text);
    repository.addManifest({ digest: of, mediaType: OCI_INDEX, bytes, facts }, first.created);
    return of;
  };
  add('{"schemaVersion":2,"manifests":null}');
  const damaged = ['{"schemaVersion":2}', '{"schemaVersion":2,"manifests":[{"digest":1}]}', '[]', 'no JSON'].map(add);
  const graph = await graphOf(made.desk);
  expect(graph.unreadable.toSorted()).toEqual(damaged.toSorted());
});

test('of a registry without an API of its own it sees what is tagged, and says so', async () => {
  await using made = await deskWith(repository => {
    const index = indexOf(repository, [image(repository, 'a')]);
    repository.tag('latest', index, CREATED);
    return index;
  });
  const { origin, credentials } = made.desk.emulator;
  const { username: userName, password } = credentials.admin;
  const credential = { kind: 'password', userName, password: new Secret(password) } as const;
  await using connection = await connectTo(origin, { kind: 'oci', credential });
  const graph = await readArtifactGraph({ ...placeOf(made.desk), registry: connection.registry }, {});
  expect([...graph.manifests.keys()]).toEqual([digestOf(made.made)]);
  expect(graph.gap).toBe('this registry lists only what is tagged');
  expect(graph.newest).toBeUndefined();
});

test('a list that says nothing at all lists nothing', async () => {
  await using made = await deskWith(repository =>
    repository.manifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] }, CREATED),
  );
  const graph = await graphOf(made.desk);
  expect(graph.unreadable).toEqual([]);
  expect(graph.freedBy([digestOf(made.made)])).toEqual({ bytes: 0, isRestInUse: false });
});

test('a registry that fails is no graph, not half of one', async () => {
  await using made = await deskWith(repository => image(repository, 'a'));
  made.desk.emulator.faults.add({ on: { route: 'manifest.get' }, effect: { kind: 'status', status: 403 } });
  await expect(graphOf(made.desk)).rejects.toMatchObject({ name: 'RegistryError' });
  await expect(
    readArtifactGraph({ ...placeOf(made.desk), repository: repo('not/here') }, { signal: made.desk.signal }),
  ).rejects.toMatchObject({ id: 'RepositoryNotFound' });
});

test('of 2,500 manifests each page and each body is asked for once, and progress counts up to all', async () => {
  await using made = await deskWith(repository =>
    Array.from({ length: 2500 }, (_, at) => image(repository, String(at))),
  );
  const { desk } = made;
  const told: [number, number | undefined][] = [];
  const progress = (_: string, done: number, of: number | undefined) => void told.push([done, of]);
  const graph = await readArtifactGraph(placeOf(desk), { signal: desk.signal, progress });
  expect(graph.manifests.size).toBe(2500);
  // one of them is asked for what was updated last
  expect(requests(desk, LISTINGS)).toHaveLength(4);
  expect(requests(desk, BODIES)).toHaveLength(2500);
  expect(desk.emulator.ledger.entries.length).toBeLessThanOrEqual(2506);
  expect(told.at(-1)).toEqual([2500, 2500]);
  expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));

  await graphOf(desk);
  expect(requests(desk, BODIES)).toHaveLength(2500);
  expect(graph.freedBy(made.made.map(digestOf))).toMatchObject({ isRestInUse: false });
});

test('what is pushed while it lists is newer than the newest', async () => {
  await using made = await deskWith(repository => [image(repository, 'a'), image(repository, 'b')]);
  const { emulator } = made.desk;
  let pushed = 0n;
  emulator.faults.add({
    on: { route: 'manifests.list', occurrence: 2 },
    effect: {
      kind: 'meanwhile',
      change: store => {
        const repository = store.repository('made/here');
        const [manifest] = repository?.manifests.values() ?? [];
        if (!repository || !manifest) throw new Error('the fixture is another one');
        pushed = manifest.updated + 10_000_000n;
        repository.tag('meanwhile', manifest, pushed);
      },
    },
  });
  const graph = await graphOf(made.desk);
  expect([...graph.manifests.values()].flatMap(each => each.tags)).toEqual(['meanwhile']);
  expect(pushed).toBeGreaterThan(0n);
  expect(graph.newest).toMatch(/^2025-06-01T08:00:00/);
});

test('what the registry counts and does not list is a gap, and what is freed is not known', async () => {
  await using made = await deskWith(repository => {
    const child = image(repository, 'child');
    repository.lock(indexOf(repository, [child]), { listEnabled: false });
    return child;
  });
  const graph = await graphOf(made.desk);
  expect(graph.gap).toBe('the registry lists 1 of the 2 manifests that it counts; others may be hidden (ListEnabled)');
  expect(graph.freedBy([digestOf(made.made)])).toEqual({ unknown: graph.gap });
});

test('layers and configurations are counted once, those of a cache too, and layers that lie elsewhere are not', async () => {
  await using made = await deskWith(repository => {
    const config = { mediaType: 'application/vnd.oci.image.config.v1+json', ...repository.blob('{"a":1}') };
    const layer = (content: string, mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip') => ({
      mediaType,
      ...repository.blob(content),
    });
    const manifest = (...layers: object[]) => ({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config,
      layers,
    });
    const foreign = layer('windows', 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip');
    return {
      // 7 bytes of configuration
      one: repository.manifest(manifest(layer('12345'), layer('12345'), foreign), CREATED),
      other: repository.manifest(manifest(layer('12345'), layer('123')), CREATED),
      cache: repository.manifest(
        {
          schemaVersion: 2,
          mediaType: OCI_INDEX,
          manifests: [layer('123'), layer('1234567890'), layer('{}', 'application/vnd.buildkit.cacheconfig.v0')],
        },
        CREATED,
      ),
    };
  });
  const graph = await graphOf(made.desk);
  const { one, other, cache } = made.made;
  const freed = (...manifests: Manifest[]) => graph.freedBy(manifests.map(digestOf));
  expect(freed(one)).toEqual({ bytes: 0, isRestInUse: true });
  expect(freed(one, other)).toEqual({ bytes: 12, isRestInUse: true });
  expect(freed(cache)).toEqual({ bytes: 12, isRestInUse: true });
  expect(freed(one, other, cache)).toEqual({ bytes: 27, isRestInUse: false });
});

test('given up while it reads, it asks for no more', async () => {
  await using made = await deskWith(repository =>
    Array.from({ length: 200 }, (_, at) => image(repository, String(at))),
  );
  const { emulator, registry } = made.desk;
  const stalled = Promise.withResolvers<void>();
  onTestFinished(() => stalled.resolve());
  emulator.faults.add({ on: { url: BODIES }, effect: { kind: 'stall', until: stalled.promise } });
  const abort = new AbortController();
  const reading = readArtifactGraph({ ...placeOf(made.desk), registry }, { signal: abort.signal });
  await emulator.ledger.arrival(each => BODIES.test(each.path));
  abort.abort(new Error('given up'));
  await expect(reading).rejects.toThrow('given up');
  expect(requests(made.desk, BODIES).length).toBeLessThanOrEqual(32);
});
