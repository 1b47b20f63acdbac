import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { startAcrsh } from './acrsh.ts';
import { changesIn } from './browsing.ts';
import { sitDown } from './sitting.ts';

const REMOVE = 'Get-AcrTag library/hello-world | Remove-AcrTag -Force';
const CARRIED_OUT = 'carried out, it had been sent before the stop';
const UNKNOWN = 'The change may have been carried out, or not: it was given up before';

/** A registry that carries out a deletion and does not answer before it is told to. */
async function slowRegistry() {
  const emulator = await startEmulator({ fixture: 'small' });
  onTestFinished(() => emulator.close());
  const { promise: until, resolve: answer } = Promise.withResolvers<void>();
  onTestFinished(() => answer());
  emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'stall', until, when: 'after' } });
  const sent = () => emulator.ledger.arrival(each => each.method === 'DELETE');
  return { emulator, answer, sent };
}

/** Tags that are gone, and how often a deletion was sent. */
const deletions = (emulator: Emulator) => ({
  gone: changesIn(emulator).length,
  sent: emulator.ledger.entries.filter(each => each.method === 'DELETE').length,
});

describe('at the prompt', () => {
  test('Ctrl+C says that it waits for what has been sent, sends nothing more, and tells what came of it', async () => {
    const { emulator, answer, sent } = await slowRegistry();
    const { terminal, enter } = await sitDown({ emulator });
    terminal.type(`${REMOVE}\r`);
    await sent();
    terminal.type(keys('Ctrl+C'));
    await terminal.until('Stopping: nothing more is sent; what was sent is awaited. Ctrl+C twice gives up.');
    answer();
    await terminal.until(CARRIED_OUT);
    await enter("'here'", /^here$/m);
    expect(deletions(emulator)).toEqual({ gone: 1, sent: 1 });
  });

  test('Ctrl+C twice gives the answer up and says so', async () => {
    const { emulator, sent } = await slowRegistry();
    const { terminal, enter } = await sitDown({ emulator });
    terminal.type(`${REMOVE}\r`);
    await sent();
    terminal.type(keys('Ctrl+C'));
    await terminal.until('Stopping');
    terminal.type(keys('Ctrl+C'));
    await terminal.until(UNKNOWN);
    await enter("'here'", /^here$/m);
    expect(deletions(emulator).sent).toBeLessThanOrEqual(1);
  });
});

describe('-Command', () => {
  /** A script whose first deletion has reached the registry. */
  async function deleting() {
    const slow = await slowRegistry();
    const { username: ACRSH_USERNAME, password: ACRSH_PASSWORD } = slow.emulator.credentials.admin;
    const child = startAcrsh(['-Registry', slow.emulator.loginServer, '-c', REMOVE], {
      env: { ACRSH_USERNAME, ACRSH_PASSWORD },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = Promise.all([text(child.stdout), once(child, 'exit')]).then(([stdout, [code]]) => ({ stdout, code }));
    const said = gatherText(child.stderr);
    await slow.sent();
    return { ...slow, child, ended, said };
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s waits for what has been sent, sends nothing more and ends with %i', async (signal, code) => {
    const { emulator, answer, child, ended, said } = await deleting();
    child.kill(signal);
    await said.until('Stopping: nothing more is sent; what has been sent is awaited. Ctrl+C twice gives it up.');
    answer();
    await said.until(CARRIED_OUT);
    expect(await ended).toEqual({ code, stdout: '' });
    expect(deletions(emulator)).toEqual({ gone: 1, sent: 1 });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s after Ctrl+C gives the answer up and says so', async signal => {
    const { child, ended, said } = await deleting();
    child.kill('SIGINT');
    await said.until('Stopping');
    child.kill(signal);
    await said.until(UNKNOWN);
    expect(await ended).toEqual({ code: 130, stdout: '' });
  });
});

/** Reads a stream to its end; waits for what it says. */
function gatherText(stream: NodeJS.ReadableStream) {
  let all = '';
  let wake = () => {};
  stream.on('data', chunk => {
    all += String(chunk);
    wake();
  });
  return {
    async until(part: string) {
      // a warning may be cut into lines
      while (!all.replace(/\s+/g, ' ').includes(part)) await new Promise<void>(resolve => (wake = resolve));
    },
  };
}
