import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Journal } from '../../src/admin/journal/journal.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import type { TerminalSession } from '../support/screen.ts';
import { changesIn } from './browsing.ts';
import { newHome, sitDown } from './sitting.ts';
import { expectSane, startUnderShell } from './under-shell.ts';

const HELLO = 'library/hello-world';
const STOPPING = 'Stopping: nothing more is sent';

/** Changes whose first one waits at the registry for its answer. */
const ways: Readonly<Record<string, (terminal: TerminalSession) => Promise<void>>> = {
  async 'single changes'(terminal) {
    terminal.type(`Remove-AcrTag ${HELLO} v1 -Force; Remove-AcrTag ${HELLO} v2 -Force\r`);
  },
  async 'a plan'(terminal) {
    terminal.type(`Invoke-AcrPurge ${HELLO}:v* -ThrottleLimit 1 -Force\r`);
  },
  async 'a change of the browser'(terminal) {
    terminal.type(keys('F9'));
    await terminal.until(/^> {2}prefix .* library\/$/m);
    terminal.type(keys('Enter'));
    await terminal.until(/^> {2}repository .* hello-world$/m);
    terminal.type(keys('Enter'));
    await terminal.until(/^> {2}rwld rwld .* (latest|v2)$/m);
    terminal.type('D');
    await terminal.until('y untag');
    terminal.type('y');
  },
};

/** A registry that carries out the first deletion and does not answer before it is told to. */
async function slowRegistry() {
  const emulator = await startEmulator({ fixture: 'small' });
  onTestFinished(() => emulator.close());
  const { promise: until, resolve: answer } = Promise.withResolvers<void>();
  onTestFinished(() => answer());
  emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'stall', until, when: 'after' } });
  return { emulator, answer, sent: () => emulator.ledger.arrival(each => each.method === 'DELETE') };
}

/** What the journal under this folder says that became of each item. */
async function outcomes(home: string): Promise<readonly (string | undefined)[]> {
  const journal = new Journal(join(home, 'journal'));
  const states: (string | undefined)[] = [];
  for await (const { run, closedTime } of journal.runs()) {
    expect(closedTime).toBeDefined();
    for (const { outcome } of await journal.items(run)) states.push(outcome?.state);
  }
  return states;
}

const killed = [
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const;

describe.each(Object.entries(ways))('in the middle of %s', (way, begin) => {
  test.each(killed)('%s awaits what has been sent, sends nothing more and writes it down', async (signal, status) => {
    const { emulator, answer, sent } = await slowRegistry();
    const home = newHome();
    const outer = await startUnderShell({ emulator, home });
    await begin(outer.terminal);
    await sent();
    process.kill(outer.pid, signal);
    await outer.terminal.until(STOPPING);
    answer();
    expect(await outer.status()).toBe(status);
    await expectSane(outer);
    expect(changesIn(emulator)).toHaveLength(1);
    expect(emulator.ledger.entries.filter(each => each.method === 'DELETE')).toHaveLength(1);
    const [first, ...others] = await outcomes(home);
    expect(first).toBe('deleted');
    // one that was to be sent next is written down already, and as held back
    expect(others).toEqual(way === 'a plan' ? [expect.toBeOneOf([undefined, 'not-attempted'])] : []);
  });

  test('a second SIGTERM gives the answer up, and the journal says that nobody knows', async () => {
    const { emulator, sent } = await slowRegistry();
    const home = newHome();
    const outer = await startUnderShell({ emulator, home });
    await begin(outer.terminal);
    await sent();
    process.kill(outer.pid, 'SIGTERM');
    await outer.terminal.until(STOPPING);
    process.kill(outer.pid, 'SIGTERM');
    expect(await outer.status()).toBe(143);
    await expectSane(outer);
    expect((await outcomes(home))[0]).toBe('unknown');
  });
});

test('a question is withdrawn, and what is typed after the signal runs no more', async () => {
  const { emulator } = await slowRegistry();
  const outer = await startUnderShell({ emulator });
  outer.terminal.type(`Remove-AcrTag ${HELLO} v1\r`);
  await outer.terminal.until(/\[\?\] Help/);
  process.kill(outer.pid, 'SIGTERM');
  expect(await outer.status()).toBe(143);
  await expectSane(outer);
  expect(changesIn(emulator)).toEqual([]);
});

test('a window that is closed meanwhile leaves a journal that knows what became of the change', async () => {
  const { emulator, answer, sent } = await slowRegistry();
  const { terminal, home } = await sitDown({ emulator });
  terminal.type(`Remove-AcrTag ${HELLO} v1 -Force\r`);
  await sent();
  terminal.hangUp();
  answer();
  await terminal.exited;
  // a terminal that is closed no longer knows when its program ends
  await vi.waitFor(async () => expect(await outcomes(home)).toEqual(['deleted']), { timeout: 30_000 });
});
