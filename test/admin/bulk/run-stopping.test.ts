import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IN_FLIGHT } from '../../../src/registry/transport/governor.ts';
import { JournalInMemory } from './journal-in-memory.ts';
import { byDigest, deletionOf, manifestsOf, planOf, removalOf } from './planned.ts';
import { complaints, openRunDesk, statesOf } from './run-desk.ts';
import { imageOf, stocked, untagged } from './stocked.ts';

const OLD = 'load/old';

async function deskWithPlan(count = 40) {
  const desk = await openRunDesk(untagged(count));
  const manifests = await manifestsOf(desk, OLD);
  const plan = await planOf(
    desk,
    manifests.map(each => deletionOf(OLD, each)),
  );
  desk.emulator.ledger.clear();
  return { desk, plan };
}

test('stopped while a subject goes, what went along with it is told as deleted', async () => {
  const desk = await openRunDesk(
    stocked('team/api', (repository, daysAgo) => {
      const subject = imageOf(repository, 'subject', daysAgo(9));
      const sbom = { artifactType: 'x/sbom', content: 'sbom', contentType: 'text/plain' };
      repository.artifact({ ...sbom, created: daysAgo(8), subject });
    }),
  );
  await using _ = desk;
  const manifests = await manifestsOf(desk, 'team/api');
  const [sbom] = [...(desk.emulator.store.repository('team/api')?.manifests.values() ?? [])].flatMap(each =>
    each.facts.subject === undefined ? [] : [{ digest: each.digest, subject: each.facts.subject }],
  );
  const subject = byDigest(manifests, sbom?.subject);
  const plan = await planOf(desk, [
    deletionOf('team/api', subject),
    deletionOf('team/api', byDigest(manifests, sbom?.digest), { after: [subject.digest] }),
  ]);
  const stop = new AbortController();
  void desk.emulator.ledger.arrival(each => each.method === 'DELETE').then(() => stop.abort(new Error('Ctrl+C')));
  const report = await desk.run(plan, { stop: stop.signal });
  expect(statesOf(report)).toEqual(['deleted', 'deleted']);
  expect(report.stopped).toBe(undefined);
  expect(desk.emulator.ledger.entries.filter(each => each.method === 'DELETE')).toHaveLength(1);
});

test('stopped at any moment, nothing new is sent, what is on its way is awaited, and another run does the rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 130 }), async request => {
      const { desk, plan } = await deskWithPlan();
      await using _ = desk;
      const stop = new AbortController();
      void desk.emulator.ledger.arrival(each => each.number === request).then(() => stop.abort(new Error('Ctrl+C')));
      const journal = new JournalInMemory();
      const report = await desk.run(plan, { journal, stop: stop.signal });
      expect(complaints(desk, plan, report)).toEqual([]);
      const deleted = statesOf(report).filter(each => each === 'deleted').length;
      expect(deleted).toBe(desk.emulator.ledger.effects.filter(each => each.kind === 'manifest deleted').length);
      expect(report.stopped === undefined).toBe(deleted === plan.items.length);
      // no more than may be in flight were on their way
      const late = desk.emulator.ledger.entries.filter(each => each.method === 'DELETE' && each.number > request);
      expect(late.length).toBeLessThanOrEqual(IN_FLIGHT);
      const rest = await desk.run(plan, { journal: new JournalInMemory(journal.lines) });
      expect(complaints(desk, plan, rest)).toEqual([]);
      expect(new Set(statesOf(rest))).toEqual(new Set(['deleted']));
    }),
    { numRuns: 25 },
  );
});

test('given up, what is on its way is unknown; another run finds out', async () => {
  const { desk, plan } = await deskWithPlan();
  await using _ = desk;
  const [stop, abandon] = [new AbortController(), new AbortController()];
  const never = new Promise(() => {});
  desk.emulator.faults.add({
    on: { method: 'DELETE' },
    effect: { kind: 'stall', until: never, when: 'after' },
    times: 8,
  });
  void desk.emulator.ledger
    .arrival(each => each.method === 'DELETE')
    .then(() => {
      stop.abort(new Error('Ctrl+C'));
      abandon.abort(new Error('Ctrl+C again'));
    });
  const journal = new JournalInMemory();
  const report = await desk.run(plan, { journal, stop: stop.signal, abandon: abandon.signal });
  expect(new Set(statesOf(report))).toEqual(new Set(['unknown', 'not-attempted']));
  desk.emulator.faults.clear();
  const rest = await desk.run(plan, { journal: new JournalInMemory(journal.lines) });
  expect(new Set(statesOf(rest))).toEqual(new Set(['deleted']));
});

test('killed at any moment, another run goes on from what is on disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 130 }), async request => {
      const { desk, plan } = await deskWithPlan();
      await using _ = desk;
      const journal = new JournalInMemory();
      let onDisk: JournalInMemory['lines'] | undefined;
      void desk.emulator.ledger
        .arrival(each => each.number === request)
        .then(() => {
          onDisk = new Map(journal.lines);
        });
      // the killed process stops, and nobody hears from it
      const stop = new AbortController();
      await desk.run(plan, { journal, stop: stop.signal, progress: () => onDisk && stop.abort(new Error('killed')) });
      const rest = await desk.run(plan, { journal: new JournalInMemory(onDisk ?? journal.lines) });
      const states = statesOf(rest);
      expect(states.every(each => each === 'deleted' || each === 'already-absent')).toBe(true);
      expect(desk.emulator.ledger.effects.filter(each => each.kind === 'manifest deleted')).toHaveLength(states.length);
    }),
    { numRuns: 15 },
  );
});

test('what Ctrl+C holds back right before it is sent was not attempted, and the journal says so', async () => {
  const { desk, plan } = await deskWithPlan();
  await using _ = desk;
  const stop = new AbortController();
  const journal = new JournalInMemory();
  let count = 0;
  const sending = () => {
    count += 1;
    if (count > 3) stop.abort(new Error('Ctrl+C'));
    stop.signal.throwIfAborted();
  };
  // one after the other: what is about to go out together is held back together
  const report = await desk.run(plan, { journal, stop: stop.signal, sending, throttleLimit: 1 });
  expect(new Set(statesOf(report))).toEqual(new Set(['deleted', 'not-attempted']));
  expect([...journal.lines.values()].filter(each => each.kind === 'sent')).toEqual([]);
  const stopped = { journal: new JournalInMemory(journal.lines), stop: AbortSignal.abort(new Error('Ctrl+C')) };
  expect(statesOf(await desk.run(plan, stopped))).toEqual(statesOf(report));
});

test('where the journal cannot be written nothing is sent', async () => {
  const { desk, plan } = await deskWithPlan();
  await using _ = desk;
  const journal = new JournalInMemory();
  journal.sending = () => Promise.reject(new Error('the disk is full'));
  const report = await desk.run(plan, { journal });
  expect(new Set(statesOf(report))).toEqual(new Set(['not-attempted']));
  expect(report.stopped).toMatch(/the disk is full/);
  expect(desk.emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});

test('what the plan lists after something stays when that stays, and goes after it', async () => {
  const desk = await openRunDesk(
    stocked('team/api', (repository, daysAgo) => {
      for (const name of ['one', 'two']) {
        const image = imageOf(repository, name, daysAgo(9));
        const index = repository.index([{ manifest: image }], daysAgo(8));
        repository.tag(name, index, daysAgo(8));
      }
    }),
  );
  await using _ = desk;
  const manifests = await manifestsOf(desk, 'team/api');
  const repository = desk.emulator.store.repository('team/api');
  const items = ['one', 'two'].flatMap(name => {
    const index = byDigest(manifests, repository?.tags.get(name)?.digest);
    const child = repository?.manifests.get(index.digest)?.facts.references?.[0]?.digest;
    return [
      deletionOf('team/api', index),
      deletionOf('team/api', byDigest(manifests, child), { after: [index.digest] }),
    ];
  });
  const plan = await planOf(desk, items);
  const index = repository?.manifests.get(items[0]?.digest ?? '');
  if (repository && index) repository.tag('added', index, desk.emulator.clock.tick());
  desk.emulator.ledger.clear();
  const report = await desk.run(plan);
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toEqual(['changed-skipped', 'changed-skipped', 'deleted', 'deleted']);
  expect(report.outcomes[1]?.reason).toMatch(/^It belongs to [0-9a-f]{12}, which is not gone\.$/);
  // the parent without its item: it stays
  const orphan = await desk.run({ ...plan, items: plan.items.slice(1, 2) });
  expect(statesOf(orphan)).toEqual(['changed-skipped']);
});

test('protected things are not looked at, and tags that the run took off are no change', async () => {
  const desk = await openRunDesk(
    stocked('team/api', (repository, daysAgo) => {
      const image = imageOf(repository, 'image', daysAgo(9));
      for (const name of ['v1', 'v2', 'release']) repository.tag(name, image, daysAgo(9));
      repository.tag('v3', imageOf(repository, 'other', daysAgo(8)), daysAgo(8));
    }),
  );
  await using _ = desk;
  const manifests = await manifestsOf(desk, 'team/api');
  const other = manifests.find(each => each.tags.length === 1);
  const image = manifests.find(each => each.tags.length === 3);
  if (!other || !image) throw new Error('the fixture lacks it');
  const items = [
    await removalOf(desk, 'team/api', 'release'),
    await removalOf(desk, 'team/api', 'v1'),
    deletionOf('team/api', image),
    await removalOf(desk, 'team/api', 'v2'),
    deletionOf('team/api', other),
  ];
  const plan = await planOf(desk, items);
  const guarded = await desk.run(plan, {
    protects: tags => (tags.some(each => each === 'v3') ? 'v3 is a protected tag.' : undefined),
  });
  // v2 went along with its manifest
  expect(statesOf(guarded)).toEqual(['deleted', 'deleted', 'deleted', 'deleted', 'protected-skipped']);
  expect(guarded.outcomes[4]?.reason).toBe('v3 is a protected tag.');
});

test('what a gateway loses after Ctrl+C was sent all the same, and is looked at', async () => {
  const { desk, plan } = await deskWithPlan(1);
  await using _ = desk;
  const stop = new AbortController();
  const effect = { kind: 'status', status: 502, body: 'html', when: 'after' } as const;
  desk.emulator.faults.add({ on: { method: 'DELETE' }, effect });
  void desk.emulator.ledger.arrival(each => each.method === 'DELETE').then(() => stop.abort(new Error('Ctrl+C')));
  expect(statesOf(await desk.run(plan, { stop: stop.signal }))).toEqual(['deleted']);
});
