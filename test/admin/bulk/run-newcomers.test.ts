import { expect, test } from 'vitest';
import { RepositoryBuilder } from '../../../src/emulator/fixtures/repository-builder.ts';
import { randomFrom } from '../../../src/emulator/random.ts';
import { byDigest, deletionOf, manifestsOf, planOf } from './planned.ts';
import { complaints, openRunDesk, type RunDesk, statesOf } from './run-desk.ts';
import { imageOf, stocked, untagged } from './stocked.ts';

const OLD = 'load/old';

/** Pushes into the repository behind the client's back, at the moment at which the registry handles the n-th DELETE. */
function pushAt(desk: RunDesk, occurrence: number, push: (repository: RepositoryBuilder, now: Date) => void): void {
  desk.emulator.faults.add({
    on: { route: 'manifest.delete', occurrence },
    effect: {
      kind: 'meanwhile',
      change: store => {
        const repository = store.repository(OLD);
        if (repository) push(new RepositoryBuilder(store, repository, randomFrom('push')), desk.emulator.clock.now());
      },
    },
  });
}

async function deskWithPlan(count = 6) {
  const desk = await openRunDesk(untagged(count));
  const manifests = await manifestsOf(desk, OLD);
  const items = manifests
    .toSorted((a, b) => ((a.lastUpdateTime ?? '') < (b.lastUpdateTime ?? '') ? -1 : 1))
    .map(each => deletionOf(OLD, each));
  return { desk, plan: await planOf(desk, items) };
}

/** The last of the plan, as the store has it. */
const lastOf = (desk: RunDesk, digest: string | undefined) => {
  const found = desk.emulator.store.repository(OLD)?.manifests.get(digest ?? '');
  if (!found) throw new Error('it is gone');
  return found;
};

test.each(['oci', 'docker'] as const)('what an index (%s) lists that was pushed meanwhile stays', async dialect => {
  const { desk, plan } = await deskWithPlan();
  await using _ = desk;
  const last = plan.items.at(-1)?.digest;
  pushAt(desk, 1, (repository, now) => repository.index([{ manifest: lastOf(desk, last) }], now, dialect));
  const report = await desk.run(plan, { throttleLimit: 1 });
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toEqual([...Array(5).fill('deleted'), 'changed-skipped']);
  expect(report.outcomes.at(-1)?.reason).toMatch(/was left alone: index [0-9a-f]{12} lists it/);
});

test('what a signature was made for meanwhile stays', async () => {
  const { desk, plan } = await deskWithPlan();
  await using _ = desk;
  const last = plan.items.at(-1)?.digest;
  pushAt(desk, 1, (repository, created) => {
    const subject = lastOf(desk, last);
    repository.artifact({ created, artifactType: 'x/sig', content: 'sig', contentType: 'text/plain', subject });
  });
  const report = await desk.run(plan, { throttleLimit: 1 });
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report).at(-1)).toBe('changed-skipped');
});

test('what a tag of cosign was made for meanwhile stays', async () => {
  const { desk, plan } = await deskWithPlan();
  await using _ = desk;
  const last = plan.items.at(-1)?.digest ?? '';
  pushAt(desk, 1, (repository, now) => {
    repository.tag(`${last.replace(':', '-')}.sig`, imageOf(repository, 'signature', now), now);
  });
  const report = await desk.run(plan, { throttleLimit: 1 });
  expect(statesOf(report).at(-1)).toBe('changed-skipped');
  expect(report.outcomes.at(-1)?.reason).toMatch(/by the tag sha256-/);
});

test('what was pushed meanwhile and cannot be read keeps everything', async () => {
  const { desk, plan } = await deskWithPlan();
  await using _ = desk;
  pushAt(desk, 1, (repository, now) => {
    const pushed = imageOf(repository, 'hidden', now);
    repository.lock(pushed, { readEnabled: false });
  });
  const report = await desk.run(plan, { throttleLimit: 1 });
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)[0]).toBe('deleted');
  expect(new Set(statesOf(report).slice(4))).toEqual(new Set(['changed-skipped']));
});

test('an index that the run has deleted, pushed again, keeps what it lists', async () => {
  const desk = await openRunDesk(untagged(6));
  await using _ = desk;
  const repository = desk.emulator.store.repository(OLD);
  if (!repository) throw new Error('the fixture has no repository');
  const builder = new RepositoryBuilder(desk.emulator.store, repository, randomFrom('index'));
  const child = [...repository.manifests.values()][0];
  if (!child) throw new Error('the fixture is empty');
  const created = desk.emulator.clock.now();
  const index = builder.index([{ manifest: child }], created);
  const listed = await manifestsOf(desk, OLD);
  const parent = byDigest(listed, index.digest);
  const others = listed.filter(each => each.digest !== index.digest && each.digest !== child.digest);
  const plan = await planOf(desk, [
    deletionOf(OLD, parent),
    ...others.map(each => deletionOf(OLD, each)),
    deletionOf(OLD, byDigest(listed, child.digest), { after: [parent.digest] }),
  ]);
  desk.time.pass(1000);
  // the index itself may be the second to go: it is asked first what refers to it
  pushAt(desk, 3, (again, now) => again.index([{ manifest: lastOf(desk, child.digest) }], now));
  const report = await desk.run(plan, { throttleLimit: 1 });
  const states = statesOf(report);
  expect(states[0]).toBe('deleted');
  expect(repository.manifests.get(child.digest)).toBeDefined();
  expect(states.at(-1)).toBe('changed-skipped');
});

test('a subject stays whose referrer was tagged meanwhile and would go along', async () => {
  const desk = await openRunDesk(
    stocked(OLD, (repository, daysAgo) => {
      const subject = imageOf(repository, 'subject', daysAgo(9));
      const sbom = { artifactType: 'x/sbom', content: 'sbom', contentType: 'text/plain' };
      repository.artifact({ ...sbom, created: daysAgo(8), subject });
    }),
  );
  await using _ = desk;
  const repository = desk.emulator.store.repository(OLD);
  const sbom = [...(repository?.manifests.values() ?? [])].find(each => each.facts.subject !== undefined);
  if (!repository || !sbom) throw new Error('the fixture lacks it');
  const manifests = await manifestsOf(desk, OLD);
  const subject = byDigest(manifests, sbom.facts.subject);
  const plan = await planOf(desk, [
    deletionOf(OLD, subject),
    deletionOf(OLD, byDigest(manifests, sbom.digest), { after: [subject.digest] }),
  ]);
  repository.tag('needed', sbom, desk.emulator.clock.tick());
  const report = await desk.run(plan);
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toEqual(['changed-skipped', 'changed-skipped']);
  expect(report.outcomes[0]?.reason).toMatch(/since [0-9a-f]{12} refers to it and would go along/);
});

test('the look at what is new costs little', async () => {
  const { desk, plan } = await deskWithPlan(200);
  await using _ = desk;
  desk.emulator.ledger.clear();
  const report = await desk.run(plan);
  expect(new Set(statesOf(report))).toEqual(new Set(['deleted']));
  const least = 2 * plan.items.length;
  expect(desk.emulator.ledger.entries.length).toBeLessThan(1.25 * least);
});

test('what is protected does not go along with its subject', async () => {
  const desk = await openRunDesk(
    stocked(OLD, (repository, daysAgo) => {
      const image = imageOf(repository, 'image', daysAgo(9));
      const sbom = repository.artifact({
        created: daysAgo(8),
        artifactType: 'application/x.sbom',
        contentType: 'text/plain',
        content: 'x',
        subject: image,
      });
      repository.tag('stable', sbom, daysAgo(8));
    }),
  );
  await using _ = desk;
  const manifests = await manifestsOf(desk, OLD);
  const image = manifests.find(each => each.tags.length === 0);
  const sbom = manifests.find(each => each.tags.length > 0);
  if (!image || !sbom) throw new Error('the fixture lacks it');
  const items = [deletionOf(OLD, image), deletionOf(OLD, sbom, { after: [image.digest] })];
  const report = await desk.run(await planOf(desk, items), {
    protects: tags => (tags.some(each => each === 'stable') ? 'stable is protected' : undefined),
  });
  expect(statesOf(report)).toEqual(['changed-skipped', 'protected-skipped']);
  expect(report.outcomes[0]?.reason).toMatch(/refers to it and would go along: .*stable is protected/);
  expect(desk.emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});
