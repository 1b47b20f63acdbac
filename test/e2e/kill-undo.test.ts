import { expect, test } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { randomFrom } from '../../src/emulator/random.ts';
import { contents, doomed, PURGE } from './doomed.ts';
import { differences } from './killed-run.ts';
import { type Moment, type Scene, startScene } from './killing.ts';

const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const ITEMS = 60;

/** The so-many-th push or change of attributes, each lost and made. */
const momentsIn = (name: string, counts: Readonly<Record<'PUT' | 'PATCH', number>>): readonly Moment[] => {
  const random = randomFrom(`${SEED} ${name}`);
  return (['PUT', 'PATCH'] as const).flatMap(method =>
    (['lost', 'made'] as const).map(
      (fate): Moment => ({
        on: { method, url: /^\/(?:acr|v2)\// },
        occurrence: 1 + random.below(counts[method]),
        fate,
      }),
    ),
  );
};

/** Changes of the registry since the ledger was cleared that were sent for the same thing more than once to an effect. */
function doneTwice({ ledger }: Emulator): readonly string[] {
  const done = ledger.effects.flatMap(each => {
    if (each.kind === 'manifest pushed') return [`push ${each.repository} ${each.tag ?? each.digest}`];
    return each.kind === 'attributes changed' ? [`attributes ${each.repository} ${each.item}`] : [];
  });
  return differences(done, [...new Set(done)]);
}

const undoOf = async (scene: Scene): Promise<string> => `Undo-AcrChange -Run ${(await scene.runs())[0]?.run} -Force`;

test(`an undo of a run that is killed can be made again: all is as it was, and nothing is done twice (seed ${SEED})`, async () => {
  for (const moment of momentsIn('undo', { PUT: ITEMS - 10, PATCH: 5 })) {
    const about = `seed ${SEED} ${JSON.stringify(moment)}`;
    const scene = await startScene({ fixture: doomed(ITEMS).fixture });
    const before = contents(scene.emulator);
    expect((await scene.run(PURGE)).code, about).toBe(0);
    scene.emulator.ledger.clear();
    const undo = await undoOf(scene);
    expect((await scene.killed(undo, moment)).killed, about).toBe(true);
    const again = await scene.run(undo);
    expect(again.code, `${about}: ${again.stderr}`).toBe(0);
    expect(differences(contents(scene.emulator), before), about).toEqual([]);
    expect(doneTwice(scene.emulator), about).toEqual([]);
    await scene.emulator.close();
  }
}, 120_000);

test(`a run that was killed is taken back without being taken up: tags, manifests and locks (seed ${SEED})`, async () => {
  const random = randomFrom(`${SEED} killed run`);
  for (const [method, fate] of [
    ['DELETE', 'lost'],
    ['DELETE', 'made'],
    ['PATCH', 'made'],
  ] as const) {
    const most = method === 'DELETE' ? ITEMS - 4 : 5;
    const moment: Moment = { on: { method, url: /^\/(?:acr|v2)\// }, occurrence: 1 + random.below(most), fate };
    const about = `seed ${SEED} ${JSON.stringify(moment)}`;
    const scene = await startScene({ fixture: doomed(ITEMS).fixture });
    const before = contents(scene.emulator);
    expect((await scene.killed(PURGE, moment)).killed, about).toBe(true);
    const undone = await scene.run(await undoOf(scene));
    expect(undone.code, `${about}: ${undone.stderr}`).toBe(0);
    expect(differences(contents(scene.emulator), before), about).toEqual([]);
    await scene.emulator.close();
  }
}, 120_000);
