import { describe, expect, test } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planTagAttributes } from '../../src/admin/plan-attributes.ts';
import { planUntag } from '../../src/admin/plan-untag.ts';
import { repo, tag } from '../registry/names.ts';
import { changes, type Desk, effects, openDesk } from './desk.ts';

const v1 = ({ registry }: Desk) => ({
  registry,
  registryName: 'demo',
  repository: repo('library/hello-world'),
  tag: tag('v1'),
});

/** A change of the tag v1 on its way: its request has arrived, and waits there before or after its effect. */
async function underWay(
  desk: Desk,
  { when, reset = false, change = 'untag' }: { when: 'before' | 'after'; reset?: boolean; change?: 'untag' | 'hide' },
) {
  const plan =
    change === 'untag'
      ? await planUntag(v1(desk), desk.signal)
      : await planTagAttributes(v1(desk), { listEnabled: false }, desk.signal);
  const { faults, ledger } = desk.emulator;
  const answered = Promise.withResolvers<void>();
  const on = { method: change === 'untag' ? 'DELETE' : 'PATCH' };
  faults.add({ on, effect: { kind: 'stall', until: answered.promise, when } });
  if (reset) faults.add({ on, effect: { kind: 'reset', when } });
  ledger.clear();
  const stop = new AbortController();
  const abandon = new AbortController();
  const done = execute<unknown>(new ConfirmedPlan<unknown>(plan), stop.signal, { abandon: abandon.signal });
  done.catch(() => {});
  await ledger.arrival(each => each.method === on.method);
  return { stop, abandon, answer: answered.resolve, done };
}

describe('stopped while it is on the wire', () => {
  test.each(['untag', 'hide'] as const)('%s: the answer is awaited, and told as it is', async change => {
    await using desk = await openDesk('small');
    const { stop, answer, done } = await underWay(desk, { when: 'after', change });
    stop.abort();
    answer();
    await done;
    expect(effects(desk)).toHaveLength(1);
  });

  test('a reply that is lost then is settled by a look', async () => {
    await using desk = await openDesk('small');
    const { stop, answer, done } = await underWay(desk, { when: 'after', reset: true });
    stop.abort();
    answer();
    await done;
    expect(effects(desk)).toEqual(['tag deleted']);
    expect(changes(desk)).toHaveLength(1);
  });

  test('it is not sent again where the look shows that nothing has changed', async () => {
    await using desk = await openDesk('small');
    const { stop, answer, done } = await underWay(desk, { when: 'before', reset: true });
    stop.abort();
    answer();
    await expect(done).rejects.toMatchObject({
      id: 'Stopped',
      message: expect.stringContaining('nothing has changed'),
    });
    expect(effects(desk)).toEqual([]);
    expect(changes(desk)).toHaveLength(1);
  });
});

describe('given up while it is on the wire', () => {
  test.each(['before', 'after'] as const)('%s its effect: nobody knows what came of it', async when => {
    await using desk = await openDesk('small');
    const { stop, abandon, done } = await underWay(desk, { when });
    stop.abort();
    abandon.abort();
    await expect(done).rejects.toMatchObject({ id: 'OutcomeUnknown' });
    expect(changes(desk).length).toBeLessThanOrEqual(1);
  });

  test('also while the lost reply is looked into', async () => {
    await using desk = await openDesk('small');
    const { stop, abandon, answer, done } = await underWay(desk, { when: 'after', reset: true });
    desk.emulator.faults.add({ on: { method: 'GET' }, effect: { kind: 'stall', until: new Promise(() => {}) } });
    stop.abort();
    answer();
    await desk.emulator.ledger.arrival(({ method, number }) => method === 'GET' && number > 1);
    abandon.abort();
    await expect(done).rejects.toMatchObject({ id: 'OutcomeUnknown' });
  });
});

/** More than are ever in flight at once. */
const CROWD = 40;

test('stopped while it waits for its turn, it is not sent', async () => {
  await using desk = await openDesk('small');
  const plan = await planUntag(v1(desk), desk.signal);
  const stop = new AbortController();
  const { faults, ledger } = desk.emulator;
  const free = Promise.withResolvers<void>();
  faults.add({ on: { url: /crowd/ }, effect: { kind: 'stall', until: free.promise }, times: CROWD });
  const { transport, server } = desk.registry;
  const crowd: Promise<unknown>[] = [];
  const done = execute(new ConfirmedPlan(plan), stop.signal, {
    abandon: new AbortController().signal,
    sending() {
      for (let each = 0; each < CROWD; each++)
        crowd.push(transport.send({ method: 'DELETE', origin: server.origin, path: '/acr/v1/crowd', limit: 1e6 }));
      setImmediate(() => stop.abort());
    },
  });
  await expect(done).rejects.toMatchObject({ name: 'AbortError' });
  free.resolve();
  await Promise.all(crowd);
  expect(ledger.lines().filter(each => each.startsWith('DELETE') && !each.includes('crowd'))).toEqual([]);
  expect(effects(desk)).toEqual([]);
});
