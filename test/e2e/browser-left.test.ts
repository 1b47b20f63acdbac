import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse } from './browsing.ts';

/** A line in the browser whose deletion has reached the registry, which does not answer. */
async function deletingByLine() {
  const emulator = await startEmulator({ fixture: 'small' });
  onTestFinished(() => emulator.close());
  const { promise: until, resolve: answer } = Promise.withResolvers<void>();
  onTestFinished(() => answer());
  const browsing = await browse({ emulator }, { at: 'library/hello-world', shows: /1 TAGS[\s\S]* v1/ });
  emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'stall', until, when: 'after' } });
  await browsing.press(':', /^:/m);
  browsing.terminal.type('Remove-AcrTag library/hello-world v1 -Force\r');
  await emulator.ledger.arrival(each => each.method === 'DELETE');
  return { ...browsing, emulator, answer };
}

test('the browser is left while a change is under way: the prompt waits for its answer, and tells that it was carried out', async () => {
  const { terminal, emulator, answer } = await deletingByLine();
  terminal.type('Q');
  await terminal.until('Stopping: nothing more is sent; what was sent is awaited. Ctrl+C twice gives up.');
  answer();
  await terminal.until('carried out, it had been sent before the stop');
  await terminal.until(/:\/library\/hello-world>\s*$/);
  const asked = emulator.ledger.entries.length;
  terminal.type("'still here'\r");
  await terminal.until(/^still here$/m);
  // nothing was read again for a screen that is gone
  expect(emulator.ledger.entries.slice(asked).filter(each => each.method === 'GET')).toEqual([]);
});

test('Ctrl+C twice gives its answer up: the prompt tells that nobody knows what became of it', async () => {
  const { terminal } = await deletingByLine();
  terminal.type('Q');
  await terminal.until('Ctrl+C twice gives up');
  // at once: it is the second one only so soon after the first
  terminal.type(keys('Ctrl+C', 'Ctrl+C'));
  await terminal.until('The change may have been carried out, or not: it was given up before');
  await terminal.until(/:\/library\/hello-world>\s*$/);
});

test('Ctrl+C in the browser waits for the answer to a change under way', async () => {
  const { press, terminal, answer } = await deletingByLine();
  await press(keys('Ctrl+C'), 'Stopping, what was sent is awaited: Remove-AcrTag');
  answer();
  await terminal.until(/carried out, it had been sent +│/);
});

test('Ctrl+C twice in the browser gives its answer up', async () => {
  const { press } = await deletingByLine();
  await press(keys('Ctrl+C', 'Ctrl+C'), 'The change may have been carried out, or not');
});
