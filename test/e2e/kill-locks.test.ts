import { expect, test } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { RepositoryBuilder } from '../../src/emulator/fixtures/repository-builder.ts';
import { randomFrom } from '../../src/emulator/random.ts';
import { contents, staying } from './doomed.ts';
import { blindRepeats, deletedIn, differences, reportIn } from './killed-run.ts';
import { type Moment, type Scene, startScene } from './killing.ts';

const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const ITEMS = 24;
const PURGE = 'Invoke-AcrPurge team/api: -Untagged -IncludeLocked -Force';
const PURGE_TAGS = 'Invoke-AcrPurge team/api:* -IncludeLocked -Force';
const RESUME = 'Resume-AcrPlan -Force';

/** Images that are all locked, or tags. */
const locked =
  (what: 'manifests' | 'tags'): Fixture =>
  registry =>
    registry.repository('team/api', registry.now, repository => {
      for (let each = 0; each < ITEMS; each++) {
        const layers = [repository.layer('file', `content ${each}\n`)];
        const image = repository.image({ created: registry.now, layers });
        const item = what === 'manifests' ? image : repository.tag(`v${each}`, image, registry.now);
        repository.lock(item, { deleteEnabled: false, writeEnabled: each % 3 > 0 });
      }
    });

/** Moments at which locks are lifted and nothing is deleted yet, and such that come right after. */
const momentsIn = (name: string): readonly Moment[] => {
  const random = randomFrom(`${SEED} ${name}`);
  return (['PATCH', 'DELETE'] as const).flatMap(method =>
    (['lost', 'made'] as const).map(
      (fate): Moment => ({
        on: { method, url: /^\/(?:acr|v2)\// },
        // some are always left
        occurrence: 1 + random.below(ITEMS / 3),
        fate,
      }),
    ),
  );
};

/** A run that is killed while locks are lifted, and the contents before it. */
async function* killedRuns(what: 'manifests' | 'tags', name: string) {
  for (const moment of momentsIn(name)) {
    const scene = await startScene({ fixture: locked(what) });
    const before = contents(scene.emulator);
    const { killed } = await scene.killed(what === 'manifests' ? PURGE : PURGE_TAGS, moment);
    const about = `seed ${SEED} ${JSON.stringify(moment)}`;
    expect(killed, about).toBe(true);
    yield { scene, before, about };
    expect(blindRepeats(scene.emulator), about).toEqual([]);
    await scene.emulator.close();
  }
}

/** What is left is as it was before, locks and all. */
function expectLocksBack({ emulator }: Scene, before: readonly string[], about: string): void {
  const wanted = staying(before, new Set(deletedIn(emulator)));
  expect(differences(contents(emulator), wanted), about).toEqual([]);
}

/** How many items ended in each state. */
function statesIn(ended: Parameters<typeof reportIn>[0]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(reportIn(ended)?.items ?? [], each => each.state);
  return Object.fromEntries([...groups].map(([state, items]) => [state, items.length]));
}

for (const what of ['manifests', 'tags'] as const) {
  test(`locked ${what} are all gone after a kill between unlocking and deletion, and a resume (seed ${SEED})`, async () => {
    for await (const { scene, about } of killedRuns(what, `gone ${what}`)) {
      expect(statesIn(await scene.run(RESUME)), about).toEqual({ deleted: ITEMS });
      expect(deletedIn(scene.emulator), about).toHaveLength(ITEMS);
    }
  }, 120_000);

  test(`locks of ${what} come back where the resumed deletion is refused (seed ${SEED})`, async () => {
    for await (const { scene, before, about } of killedRuns(what, `refused ${what}`)) {
      const { emulator } = scene;
      const refusal = { kind: 'status', status: 403 } as const;
      emulator.faults.add({ on: { method: 'DELETE' }, effect: refusal, times: Number.POSITIVE_INFINITY });
      const states = statesIn(await scene.run(RESUME));
      const deleted = deletedIn(emulator).length;
      expect(states, about).toEqual({ 'no-permission': ITEMS - deleted, ...(deleted > 0 && { deleted }) });
      expectLocksBack(scene, before, about);
      emulator.faults.clear();
      expect(statesIn(await scene.run(RESUME)), about).toEqual({ deleted: ITEMS });
    }
  }, 120_000);

  test(`locks of ${what} come back where the resume is stopped by Ctrl+C (seed ${SEED})`, async () => {
    for await (const { scene, before, about } of killedRuns(what, `stopped ${what}`)) {
      const atFirstLook: Moment = {
        on: { method: 'GET', url: /\/_(?:manifests|tags)\// },
        occurrence: 1,
        fate: 'made',
      };
      const stopped = await scene.killed(RESUME, atFirstLook, 'SIGINT');
      expect(stopped.code, about).toBe(130);
      expectLocksBack(scene, before, about);
      expect(statesIn(await scene.run(RESUME)), about).toEqual({ deleted: ITEMS });
    }
  }, 120_000);
}

test(`locks of manifests come back where the resume is killed while it brings them back, and taken up again (seed ${SEED})`, async () => {
  for await (const { scene, before, about } of killedRuns('manifests', 'killed')) {
    const { emulator } = scene;
    const refusal = { kind: 'status', status: 403 } as const;
    const refuse = () =>
      emulator.faults.add({ on: { method: 'DELETE' }, effect: refusal, times: Number.POSITIVE_INFINITY });
    refuse();
    await scene.killed(RESUME, { on: { method: 'PATCH', url: /^\/(?:acr|v2)\// }, occurrence: 5, fate: 'lost' });
    refuse();
    await scene.run(RESUME);
    expectLocksBack(scene, before, about);
  }
}, 120_000);

test(`locks come back where an index that was pushed after the kill keeps what is left (seed ${SEED})`, async () => {
  for await (const { scene, before, about } of killedRuns('manifests', 'kept')) {
    const index = pushIndex(scene.emulator);
    const states = statesIn(await scene.run(RESUME));
    const deleted = deletedIn(scene.emulator).length;
    expect(states, about).toEqual({ 'changed-skipped': ITEMS - deleted, ...(deleted > 0 && { deleted }) });
    expectLocksBack(scene, [...before, index], about);
  }
}, 120_000);

/** Pushes an index that lists all that is there; answers its line of the contents. */
function pushIndex(emulator: Emulator): string {
  const repository = emulator.store.repository('team/api');
  if (repository === undefined) throw new Error('The repository is gone.');
  const builder = new RepositoryBuilder(emulator.store, repository, randomFrom('index'));
  const children = [...repository.manifests.values()].map(manifest => ({ manifest }));
  return `team/api@${builder.index(children, emulator.clock.now()).digest} `;
}
