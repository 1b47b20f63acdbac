import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { freedShares, freedTogether, totalOf } from '../../src/admin/graph/freed-space.ts';
import { RepositoryGraph } from '../../src/admin/graph/repository-graph.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { Digest } from '../../src/registry/model/digest.ts';
import { digest, repo } from '../registry/names.ts';
import { type Desk, openDesk } from './desk.ts';

const base = digest('base');
const mine = digest('mine');
const other = digest('other');
const old = digest('old');
const odd = digest('odd');
const layer = (of: Digest, size: number) => ({ digest: of, size });
const outline = (
  layers: readonly { digest: Digest; size: number }[],
  more: { subject?: Digest; unsized?: Digest[] } = {},
) => ({
  subject: more.subject,
  layers,
  config: undefined,
  unsized: more.unsized ?? [],
});

const freedOf = (...[manifests, digests]: Parameters<typeof freedShares>) => totalOf(freedShares(manifests, digests));

test.each([
  ['a', { bytes: 10, isRestInUse: true }],
  ['b', { bytes: 20, isRestInUse: true }],
  ['a b', { bytes: 130, isRestInUse: false }],
  ['index', { bytes: 0, isRestInUse: false }],
  ['signature', { bytes: 3, isRestInUse: false }],
  ['a b index signature', { bytes: 133, isRestInUse: false }],
  ['gone', { unknown: 'the repository has changed meanwhile' }],
])('%s', (digests, expected) => {
  const manifests = new Map([
    ['a', outline([layer(base, 100), layer(mine, 10)])],
    ['b', outline([layer(base, 100), layer(other, 20), layer(other, 20)])],
    ['index', outline([])],
    ['signature', outline([layer(odd, 3)])],
  ]);
  expect(freedOf(manifests, digests.split(' '))).toEqual(expected);
});

test('what refers to a manifest goes with it, and what refers to that', () => {
  const image = digest('image');
  const signature = digest('signature');
  const manifests = new Map<string, ReturnType<typeof outline>>([
    [image, outline([layer(mine, 10)])],
    [signature, outline([layer(odd, 3)], { subject: image })],
    [digest('timestamp'), outline([layer(other, 1)], { subject: signature })],
  ]);
  expect(freedOf(manifests, [image])).toEqual({ bytes: 14, isRestInUse: false });
});

test('a layer without a size is in use like any other, and makes what goes with it unknown', () => {
  const manifests = new Map([
    ['schema1', outline([], { unsized: [old, base] })],
    ['image', outline([layer(base, 100), layer(mine, 10)])],
  ]);
  expect(freedOf(manifests, ['image'])).toEqual({ bytes: 10, isRestInUse: true });
  expect(freedOf(manifests, ['schema1'])).toEqual({
    unknown: 'the registry does not tell how large all its layers are',
  });
});

const CREATED = new Date('2025-06-01T08:00:00Z');
const images =
  (count: number): Fixture =>
  registry =>
    registry.repository('made/here', CREATED, repository => {
      for (let at = 0; at < count; at += 1) {
        repository.image({
          created: CREATED,
          layers: [repository.layer('base', 'shared'), repository.layer('n', String(at))],
        });
      }
    });

test('what some of the deletions free is told by their shares as it is by the repository', () => {
  const blob = fc.nat(7).map(each => layer(digest(`layer ${each}`), each + 1));
  const repository = fc.array(fc.record({ layers: fc.array(blob, { maxLength: 4 }), about: fc.nat(11) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(repository, fc.array(fc.nat(11)), fc.array(fc.nat(11)), (images, deleted, out) => {
      const at = (each: number) => digest(`image ${each}`);
      const subject = (about: number, index: number) => (about < index ? { subject: at(about) } : {});
      const manifests = new Map(
        images.map(({ layers, about }, index) => [at(index), outline(layers, subject(about, index))]),
      );
      const going = deleted.map(at).filter(each => manifests.has(each));
      const freed = freedShares(manifests, going);
      if ('unknown' in freed) throw new Error(freed.unknown);
      // what refers to something that stays in the plan, and was planned itself, stays in it
      const left = new Set(going.filter(each => !out.some(other => at(other) === each)));
      for (const each of [...left].reverse()) {
        if (referrersOf(manifests, each).some(referrer => going.includes(referrer) && !left.has(referrer)))
          left.delete(each);
      }
      const told = freedTogether(
        [...left].flatMap(each => freed.shares.get(each) ?? []),
        freed.shared,
      );
      expect(told).toEqual(totalOf(freedShares(manifests, [...left])));
    }),
  );
});

/** At any depth. */
function referrersOf(manifests: ReadonlyMap<Digest, { subject: Digest | undefined }>, digest: Digest): Digest[] {
  const found = new Set([digest]);
  for (const [name, { subject }] of manifests) if (subject && found.has(subject)) found.add(name);
  return [...found].filter(each => each !== digest);
}

test('what was gone already frees nothing, and holds nothing either', () => {
  const [one, two] = [digest('one'), digest('two')];
  const manifests = new Map([
    [one, outline([layer(base, 100), layer(mine, 10)])],
    [two, outline([layer(base, 100), layer(other, 20)])],
  ]);
  const freed = freedShares(manifests, [one, two]);
  if ('unknown' in freed) throw new Error(freed.unknown);
  const [first, second] = [one, two].map(each => freed.shares.get(each));
  if (!first || !second) throw new Error('nothing is told of them');
  expect(freedTogether([first], freed.shared)).toEqual({ bytes: 10, isRestInUse: true });
  expect(freedTogether([first], freed.shared, [second])).toEqual({ bytes: 110, isRestInUse: false });
});

const graphOf = ({ registry, signal }: Desk) =>
  RepositoryGraph.read({ registry, registryName: 'demo', repository: repo('made/here') }, { signal });
const bodies = ({ emulator }: Desk) => emulator.ledger.entries.filter(each => /\/manifests\/sha256:/.test(each.path));
const stored = ({ emulator }: Desk) => [...(emulator.store.repository('made/here')?.manifests.values() ?? [])];

test('every body is read once, and only when it is asked for', async () => {
  await using desk = await openDesk(images(5));
  const graph = await graphOf(desk);
  const all = stored(desk).map(each => each.digest);
  expect(bodies(desk)).toEqual([]);
  expect(graph.freedBy(all)).toBeUndefined();
  await graph.read(desk.signal);
  await graph.read(desk.signal);
  expect(bodies(desk)).toHaveLength(5);
  const [first = ''] = all;
  expect(graph.freedBy([first])).toMatchObject({ isRestInUse: true });
  expect(graph.freedBy(all)).toMatchObject({ isRestInUse: false });

  const later = await graphOf(desk);
  await later.read(desk.signal);
  expect(bodies(desk)).toHaveLength(5);
});

test('a manifest that cannot be read may use every layer', async () => {
  await using desk = await openDesk(images(3));
  desk.emulator.faults.add({ on: { url: /\/manifests\/sha256:/, occurrence: 1 }, effect: { kind: 'wrong bytes' } });
  const graph = await graphOf(desk);
  await graph.read(desk.signal);
  expect(graph.freedBy(stored(desk).map(each => each.digest))).toEqual({
    unknown: '1 of 3 manifests could not be read',
  });
});

test('of more manifests than are read nothing is asked for, and that is said', async () => {
  await using desk = await openDesk(images(501));
  const graph = await graphOf(desk);
  await graph.read(desk.signal);
  expect(bodies(desk)).toEqual([]);
  expect(graph.freedBy([stored(desk)[0]?.digest ?? ''])).toEqual({
    unknown: 'it was not looked at, since 501 manifests would have to be read and 500 are read at most',
  });
});

test('given up while it reads, it asks for no more and knows nothing', async () => {
  await using desk = await openDesk(images(40));
  const graph = await graphOf(desk);
  const stalled = Promise.withResolvers<void>();
  onTestFinished(() => stalled.resolve());
  desk.emulator.faults.add({ on: { url: /\/manifests\/sha256:/ }, effect: { kind: 'stall', until: stalled.promise } });
  const abort = new AbortController();
  const read = graph.read(abort.signal);
  await desk.emulator.ledger.arrival(each => /\/manifests\/sha256:/.test(each.path));
  abort.abort(new Error('given up'));
  await expect(read).rejects.toThrow('given up');
  expect(graph.freedBy([])).toBeUndefined();
});
