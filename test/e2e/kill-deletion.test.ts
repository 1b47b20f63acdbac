import { expect, test } from 'vitest';
import { type Random, randomFrom } from '../../src/emulator/random.ts';
import { contents, doomed, PURGE } from './doomed.ts';
import { deletedIn, expectAllGone } from './killed-run.ts';
import { type Moment, type Scene, startScene } from './killing.ts';

// KILL_MOMENTS=25 KILL_ITEMS=5000 is what was asked for; with each push it is less
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const MOMENTS = Number(process.env.KILL_MOMENTS ?? 6);
const ITEMS = Number(process.env.KILL_ITEMS ?? 400);
const TIMEOUT_MS = 60_000 + MOMENTS * (10_000 + ITEMS * 20);

/** Tells of each moment where somebody has asked for so many. */
function say(text: string): void {
  if (process.env.KILL_MOMENTS !== undefined) process.stdout.write(`${text}\n`);
}

/** What a run writes about an item, about. */
const BYTES_OF_ITEM = 80;

/** How much of a thing a quiet run has: moments are drawn from that. */
interface Extent {
  readonly deletions: number;
  readonly unlockings: number;
  readonly requests: number;
  /** What it has at the beginning, and what is added. */
  readonly journal: { readonly from: number; readonly bytes: number };
}

const momentIn = ({ deletions, unlockings, requests, journal }: Extent, random: Random): Moment => {
  const fate = random.below(2) === 0 ? 'lost' : 'made';
  const of = (on: { readonly method?: string }, count: number): Moment => ({
    on: { ...on, url: /^\/(?:acr|v2)\// },
    occurrence: 1 + random.below(count),
    fate,
  });
  const kind = random.below(10);
  if (kind < 5) return of({ method: 'DELETE' }, deletions);
  if (kind < 6) return of({ method: 'PATCH' }, unlockings);
  if (kind < 8) return of({}, requests);
  return { journalBytes: journal.from + 1 + random.below(journal.bytes) };
};

/** Runs the purge, to its end, and says how much of everything it took. */
async function quietly(): Promise<Extent> {
  const world = doomed(ITEMS);
  const scene = await startScene({ fixture: world.fixture });
  const before = contents(scene.emulator);
  await expectAllGone(scene, world, before, await scene.run(PURGE), 'quiet');
  const lines = scene.emulator.ledger.lines();
  const count = (method: string) => lines.filter(each => each.startsWith(`${method} /`)).length;
  return {
    deletions: count('DELETE'),
    unlockings: count('PATCH'),
    requests: lines.filter(each => /^\S+ \/(?:acr|v2)\//.test(each)).length,
    journal: { from: 0, bytes: scene.journalBytes() },
  };
}

/** Takes up the run that was killed, or, where that had not begun to change anything, purges anew. */
async function takeUp(scene: Scene): Promise<string> {
  const [run] = await scene.runs();
  if (run !== undefined) return `Resume-AcrPlan -Force`;
  expect(deletedIn(scene.emulator)).toEqual([]);
  return PURGE;
}

test(
  `kill -9 at ${MOMENTS} moments of a deletion of ${ITEMS} items, then resume: nothing lost, nothing extra, nothing counted twice (seed ${SEED})`,
  async () => {
    const extent = await quietly();
    const random = randomFrom(`${SEED} once`);
    let kills = 0;
    for (let each = 0; each < MOMENTS; each++) {
      const moment = momentIn(extent, random);
      const world = doomed(ITEMS);
      const scene = await startScene({ fixture: world.fixture });
      const before = contents(scene.emulator);
      const first = await scene.killed(PURGE, moment);
      const done = deletedIn(scene.emulator).length;
      const about = `seed ${SEED} ${told(moment)}, ${done} of ${ITEMS} deleted`;
      kills += Number(first.killed);
      const last = first.killed ? await scene.run(await takeUp(scene)) : first;
      await expectAllGone(scene, world, before, last, about);
      say(`${first.killed ? 'killed' : 'ended before'}: ${about}; all as it should be after resume`);
      await scene.emulator.close();
    }
    expect(kills).toBeGreaterThan(MOMENTS / 2);
  },
  TIMEOUT_MS,
);

test(
  `one deletion of ${ITEMS} items whose resumes are killed as well, ${MOMENTS} times in all (seed ${SEED})`,
  async () => {
    const random = randomFrom(`${SEED} again`);
    const world = doomed(ITEMS);
    const scene = await startScene({ fixture: world.fixture });
    const before = contents(scene.emulator);
    let kills = 0;
    for (let each = 0; each < MOMENTS; each++) {
      const share = Math.ceil(ITEMS / MOMENTS);
      const journal = { from: scene.journalBytes(), bytes: share * BYTES_OF_ITEM };
      const moment = momentIn({ deletions: share, unlockings: 3, requests: share, journal }, random);
      const { killed, stderr } = await scene.killed(await takeUp(scene), moment);
      say(
        `${killed ? 'killed' : 'ended before'}: seed ${SEED} ${told(moment)}, ${deletedIn(scene.emulator).length} of ${ITEMS} deleted`,
      );
      expect(stderr).toBe('');
      if (!killed) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    const last = await scene.run(`Resume-AcrPlan -Run ${(await scene.runs())[0]?.run} -Force`);
    await expectAllGone(scene, world, before, last, `seed ${SEED} after ${kills} kills`);
  },
  TIMEOUT_MS,
);

const told = (moment: Moment): string =>
  'journalBytes' in moment
    ? `at ${moment.journalBytes} bytes of the journal`
    : `at ${moment.on.method ?? 'request'} ${moment.occurrence} (${moment.fate})`;
