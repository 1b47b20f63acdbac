import { expect, test } from 'vitest';
import { RepositoryBuilder } from '../../../src/emulator/fixtures/repository-builder.ts';
import { randomFrom } from '../../../src/emulator/random.ts';
import type { Transport } from '../../../src/registry/transport/transport.ts';
import { JournalInMemory } from './journal-in-memory.ts';
import { deletionOf, manifestsOf, planOf } from './planned.ts';
import { complaints, openRunDesk, type RunDesk, statesOf } from './run-desk.ts';
import { untagged } from './stocked.ts';

const OLD = 'load/old';

async function deskWith(count: number) {
  const desk = await openRunDesk(untagged(count));
  const items = (await manifestsOf(desk, OLD)).map(each => deletionOf(OLD, each));
  desk.emulator.ledger.clear();
  return { desk, items };
}

const pushIndex = ({ emulator }: RunDesk, digest: string): void => {
  const repository = emulator.store.repository(OLD);
  const manifest = repository?.manifests.get(digest);
  if (!repository || !manifest) throw new Error(`there is no ${digest}`);
  const builder = new RepositoryBuilder(emulator.store, repository, randomFrom('push'));
  builder.index([{ manifest }], emulator.clock.now());
};

const isDelete = (digest: string) => (each: { readonly method: string; readonly path: string }) =>
  each.method === 'DELETE' && each.path.endsWith(digest);

test('an item whose line is not on disk yet is not sent, while the others go on', async () => {
  const { desk, items } = await deskWith(6);
  await using _ = desk;
  const { ledger } = desk.emulator;
  const [first, last] = [items[0]?.digest ?? '', items.at(-1)?.digest ?? ''];
  const journal = new JournalInMemory();
  const write = journal.sending.bind(journal);
  let wasEarly: boolean | undefined;
  journal.sending = async item => {
    if (item === 0) {
      await ledger.arrival(isDelete(last));
      wasEarly = ledger.entries.some(isDelete(first));
    }
    await write(item);
  };
  const report = await desk.run(await planOf(desk, items), { journal, throttleLimit: 1 });
  expect(wasEarly).toBe(false);
  expect(new Set(statesOf(report))).toEqual(new Set(['deleted']));
});

test('what others find out while a change waits for its turn keeps it back', async () => {
  // more than are at work at a time, so that the last ones look later
  const { desk, items } = await deskWith(12);
  await using _ = desk;
  const { registry, emulator } = desk;
  const { transport } = registry;
  const [waiting, last] = [items[0]?.digest ?? '', items.at(-1)?.digest ?? ''];
  const send: Transport['send'] = async (request, repeatable) => {
    if (isDelete(waiting)(request)) {
      pushIndex(desk, waiting);
      await emulator.ledger.arrival(isDelete(last));
    }
    return transport.send(request, repeatable);
  };
  const held: Transport = {
    send,
    stream: request => transport.stream(request),
    pause: (attempt, signal) => transport.pause(attempt, signal),
    now: () => transport.now(),
    allow: (origin, most) => transport.allow(origin, most),
    probe: (origin, signal) => transport.probe(origin, signal),
    close: () => transport.close(),
  };
  const plan = await planOf(desk, items);
  const report = await desk.run(plan, { registry: { ...registry, transport: held }, throttleLimit: 1 });
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toEqual(['changed-skipped', ...Array(11).fill('deleted')]);
  expect(report.outcomes[0]?.reason).toMatch(/was left alone: index [0-9a-f]{12} lists it/);
});
