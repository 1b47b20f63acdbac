import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Rounds } from '../../../src/admin/bulk/rounds.ts';

/** Rounds that end when they are told to, in order. */
function heldRounds() {
  const begun: PromiseWithResolvers<void>[] = [];
  const rounds = new Rounds(() => {
    const round = Promise.withResolvers<void>();
    begun.push(round);
    return round.promise;
  });
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) await setImmediate();
  };
  return { rounds, begun, settle };
}

test('all who ask in the same turn share one round', async () => {
  const { rounds, begun, settle } = heldRounds();
  const asked = [rounds.join(), rounds.join(), rounds.join()];
  await settle();
  expect(begun).toHaveLength(1);
  begun[0]?.resolve();
  await Promise.all(asked);
  expect(begun).toHaveLength(1);
});

test('who asks while a round is under way gets one that begins afterwards, also where the first fails', async () => {
  const { rounds, begun, settle } = heldRounds();
  const first = rounds.join();
  await settle();
  const late = [rounds.join(), rounds.join()];
  await settle();
  expect(begun).toHaveLength(1);
  begun[0]?.reject(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  await settle();
  expect(begun).toHaveLength(2);
  begun[1]?.resolve();
  await Promise.all(late);
  void rounds.join();
  await settle();
  expect(begun).toHaveLength(3);
});
