import { expect, onTestFinished, test, vi } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { SHARED_FOR } from '../../src/admin/graph/planned-together.ts';
import { planManifestDeletion } from '../../src/admin/plan-manifest-deletion.ts';
import { planUntag } from '../../src/admin/plan-untag.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { RepositoryBuilder } from '../../src/emulator/fixtures/repository-builder.ts';
import type { Manifest } from '../../src/emulator/store/repository.ts';
import { type Digest, parseDigest } from '../../src/registry/model/digest.ts';
import { repo, tag } from '../registry/names.ts';
import { type Desk, openDesk, textsOf } from './desk.ts';

const CREATED = new Date('2025-06-01T08:00:00Z');

/** Images of `made/here` for two platforms in turn, and what `build` makes of them. */
const fixtureOf =
  (build: (images: readonly Manifest[], repository: RepositoryBuilder) => void, count = 2): Fixture =>
  registry => {
    registry.repository('made/here', CREATED, repository => {
      const images = Array.from({ length: count }, (_, at) =>
        repository.image({
          created: CREATED,
          platform: { os: 'linux', architecture: at % 2 === 0 ? 'amd64' : 'arm64' },
          layers: [repository.layer('number', String(at))],
        }),
      );
      build(images, repository);
    });
  };

const place = ({ registry }: Desk) => ({ registry, registryName: 'demo', repository: repo('made/here') });

/** Digests that the registry holds, images before what lists them. */
function stored({ emulator }: Desk, isIndex = false): readonly Digest[] {
  const manifests = [...(emulator.store.repository('made/here')?.manifests.values() ?? [])];
  return manifests
    .filter(each => (each.facts.references !== undefined) === isIndex)
    .flatMap(each => parseDigest(each.digest) ?? []);
}

const short = (digest: string | undefined) => digest?.slice(7, 19);

async function effectsOf(desk: Desk, digest: Digest | undefined, signal = new AbortController().signal) {
  if (digest === undefined) throw new Error('there is no such manifest');
  const { change } = await planManifestDeletion({ ...place(desk), digest }, signal);
  return textsOf(change);
}

const requests = ({ emulator }: Desk, path: RegExp) =>
  emulator.ledger.entries.map(each => each.path).filter(each => path.test(each));
const LISTINGS = /_manifests$/;
const BODIES = /\/manifests\/sha256:/;

test.each(['oci', 'docker'] as const)('what an index of %s lists would break it', async dialect => {
  await using desk = await openDesk(
    fixtureOf((images, repository) => {
      const index = repository.index(
        images.map(manifest => ({ manifest })),
        CREATED,
        dialect,
      );
      for (const name of ['latest', '1.4.2']) repository.tag(name, index, CREATED);
    }),
  );
  const [index] = stored(desk, true);
  const [amd64] = stored(desk);
  expect(await effectsOf(desk, amd64)).toEqual([
    'it has no tags',
    `breaks index ${short(index)} (1.4.2, latest), which lists it as linux/amd64`,
  ]);
  expect((await effectsOf(desk, index)).join()).not.toContain('breaks');
});

test('an index in an index breaks both, and each is told once', async () => {
  await using desk = await openDesk(
    fixtureOf((images, repository) => {
      const inner = repository.index(
        images.map(manifest => ({ manifest })),
        CREATED,
      );
      const outer = repository.index([{ manifest: inner }], CREATED);
      repository.tag('all', outer, CREATED);
    }),
  );
  const [amd64] = stored(desk);
  const indexes = stored(desk, true);
  const tagged = desk.emulator.store.repository('made/here')?.tags.get('all')?.digest;
  const inner = indexes.find(each => each !== tagged);
  expect(await effectsOf(desk, amd64)).toEqual([
    'it has no tags',
    `breaks index ${short(inner)}, which lists it as linux/amd64`,
    `breaks index ${short(tagged)} (all), which lists it through index ${short(inner)}`,
  ]);
  expect(await effectsOf(desk, inner)).toContain(`breaks index ${short(tagged)} (all), which lists it`);
});

test('plans that are made together list the repository and read its indexes once', async () => {
  await using desk = await openDesk(
    fixtureOf((images, repository) => {
      repository.index(
        images.slice(0, 2).map(manifest => ({ manifest })),
        CREATED,
      );
      repository.index(
        images.slice(2, 4).map(manifest => ({ manifest })),
        CREATED,
      );
    }, 100),
  );
  const digests = stored(desk);
  const { signal } = new AbortController();
  const told = await Promise.all(digests.map(each => effectsOf(desk, each, signal)));
  expect(told.filter(each => each.join().includes('breaks index'))).toHaveLength(4);
  expect(requests(desk, LISTINGS)).toHaveLength(1);
  expect(requests(desk, BODIES)).toHaveLength(2);

  // another input lists anew, and knows the bodies by their digests
  await effectsOf(desk, digests[0]);
  expect(requests(desk, LISTINGS)).toHaveLength(2);
  expect(requests(desk, BODIES)).toHaveLength(2);
});

test('a script that runs long lists anew', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  await using desk = await openDesk(fixtureOf(() => {}));
  const [first, second] = stored(desk);
  await effectsOf(desk, first, desk.signal);
  vi.advanceTimersByTime(SHARED_FOR - 1);
  await effectsOf(desk, second, desk.signal);
  expect(requests(desk, LISTINGS)).toHaveLength(1);
  vi.advanceTimersByTime(1);
  await effectsOf(desk, second, desk.signal);
  expect(requests(desk, LISTINGS)).toHaveLength(2);
});

test('an index that has just been deleted breaks no more, and what is read again is read from the registry', async () => {
  await using desk = await openDesk(
    fixtureOf((images, repository) => {
      repository.index(
        images.map(manifest => ({ manifest })),
        CREATED,
      );
    }),
  );
  const [amd64, arm64] = stored(desk);
  const [index] = stored(desk, true);
  if (!amd64 || !arm64 || !index) throw new Error('the fixture is another one');
  const plan = await planManifestDeletion({ ...place(desk), digest: amd64 }, desk.signal);
  expect(textsOf(plan.change)[1]).toMatch(/^breaks index/);
  await execute(
    new ConfirmedPlan(await planManifestDeletion({ ...place(desk), digest: index }, desk.signal)),
    desk.signal,
  );
  expect(await effectsOf(desk, arm64, desk.signal)).toEqual(['it has no tags']);

  desk.emulator.ledger.clear();
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(desk.emulator.ledger.lines()).toEqual([
    `GET /acr/v1/made/here/_manifests/${amd64}`,
    `DELETE /v2/made/here/manifests/${amd64}`,
  ]);
});

test('more indexes than are read: it says that it was not looked at', async () => {
  await using desk = await openDesk(
    fixtureOf((images, repository) => {
      for (const manifest of images) repository.index([{ manifest }], CREATED);
    }, 210),
  );
  const told = await Promise.all(stored(desk).map(each => effectsOf(desk, each, desk.signal)));
  expect(requests(desk, BODIES)).toHaveLength(200);
  expect(told.filter(each => each.join().includes('breaks index'))).toHaveLength(200);
  const unknown = told.find(each => !each.join().includes('breaks index'));
  expect(unknown).toEqual([
    'it has no tags',
    'not looked at whether an index lists it: 10 of 210 indexes would have to be read besides',
  ]);
});

test('an index or a listing that cannot be read leaves it open', async () => {
  await using desk = await openDesk(
    fixtureOf((images, repository) => {
      repository.index(
        images.map(manifest => ({ manifest })),
        CREATED,
      );
    }),
  );
  const [amd64] = stored(desk);
  desk.emulator.faults.add({ on: { route: 'manifests.list' }, effect: { kind: 'status', status: 403 } });
  expect((await effectsOf(desk, amd64))[1]).toMatch(
    /^not looked at whether an index lists it: its manifests could not be read: /,
  );
  desk.emulator.faults.add({ on: { route: 'manifest.get' }, effect: { kind: 'wrong bytes' } });
  expect((await effectsOf(desk, amd64))[1]).toBe(
    'not looked at whether an index lists it: 1 of 1 indexes could not be read',
  );
  expect((await effectsOf(desk, amd64))[1]).toMatch(/^breaks index/);
});

test('a tag that is removed costs nothing for this', async () => {
  await using desk = await openDesk(
    fixtureOf((images, repository) => {
      for (const manifest of images) repository.tag('v1', manifest, CREATED);
    }),
  );
  await planUntag({ ...place(desk), tag: tag('v1') }, desk.signal);
  expect(requests(desk, /_tags\/v1$/)).toHaveLength(1);
  expect(requests(desk, LISTINGS)).toEqual([]);
  expect(requests(desk, BODIES)).toEqual([]);
});

test('given up while it lists, the plan is given up', async () => {
  await using desk = await openDesk(fixtureOf(() => {}));
  const [image] = stored(desk);
  const stalled = Promise.withResolvers<void>();
  onTestFinished(() => stalled.resolve());
  desk.emulator.faults.add({ on: { route: 'manifests.list' }, effect: { kind: 'stall', until: stalled.promise } });
  const abort = new AbortController();
  const planned = effectsOf(desk, image, abort.signal);
  await desk.emulator.ledger.arrival(each => LISTINGS.test(each.path));
  abort.abort(new Error('given up'));
  await expect(planned).rejects.toThrow('given up');
});
