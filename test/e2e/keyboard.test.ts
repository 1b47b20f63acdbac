import { spawn } from '@lydell/node-pty';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundleProgram } from '../support/bundle.ts';
import { openTerminal, type SessionOptions, type TerminalSession } from '../support/screen.ts';

let program = '';

beforeAll(async () => {
  program = await bundleProgram(new URL('fixtures/prompt.ts', import.meta.url));
});

/** The prompt on a terminal that speaks the kitty keyboard protocol, once that is switched on. */
async function start(options: Partial<SessionOptions> = {}): Promise<TerminalSession> {
  const session = openTerminal({ file: process.execPath, args: [program], kitty: true, ...options });
  onTestFinished(() => session.kill('SIGKILL'));
  await session.until('PS >');
  await session.until(() => session.keyboardLevels === 1);
  return session;
}

const key = {
  ctrlC: '\x1b[99;5u',
  ctrlD: '\x1b[100;5u',
  ctrlE: '\x1b[101;5u',
  ctrlX: '\x1b[120;5u',
  shiftEnter: '\x1b[13;2u',
  shiftBackspace: '\x1b[127;2u',
};

test('a terminal that has the protocol sends keys in it, and text as ever', async () => {
  const session = await start();
  session.type(`echo oneX${key.shiftBackspace}${key.shiftEnter}two`);
  await session.until(/PS > echo one\n>> two/);
  session.type(key.ctrlC);
  await session.until(/two\^C\nPS >/);
  session.type('echo three\r');
  await session.until('said "three"');
});

test.each<[string, (session: TerminalSession) => void]>([
  ['Ctrl+D', session => session.type(key.ctrlD)],
  ['exit', session => session.type('exit 0\r')],
  ['SIGTERM', session => session.kill('SIGTERM')],
  ['a crash', session => session.type('crash\r')],
])('the protocol is off after %s', async (_way, leave) => {
  const session = await start();
  leave(session);
  await session.exited;
  expect(session.keyboardLevels).toBe(0);
});

test('a suspended prompt switches the protocol off and on again', async () => {
  const session = openTerminal({ file: '/bin/bash', args: ['--norc', '-i'], env: { PS1: '$ ' }, kitty: true });
  onTestFinished(() => session.kill('SIGKILL'));
  session.type(`'${process.execPath}' '${program}'\r`);
  await session.until(() => session.keyboardLevels === 1);
  session.type('kill SIGTSTP\r');
  await session.until(/Stopped[^$]*\$/);
  expect(session.keyboardLevels).toBe(0);
  session.type('fg\r');
  await session.until(() => session.keyboardLevels === 1);
});

test('what stopped the prompt without its knowledge leaves no modes behind once it goes on', async () => {
  const session = openTerminal({ file: '/bin/bash', args: ['--norc', '-i'], env: { PS1: '$ ' }, kitty: true });
  onTestFinished(() => session.kill('SIGKILL'));
  session.type(`'${process.execPath}' '${program}'\r`);
  await session.until(() => session.keyboardLevels === 1);
  session.type('kill SIGSTOP\r');
  await session.until(/Stopped[^$]*\$/);
  session.type('fg\r');
  await session.until(/fg\n(.*\n)+PS >/);
  session.type(`echo again${key.shiftEnter}more`);
  await session.until(/PS > echo again\n>> more/);
  expect(session.keyboardLevels).toBe(1);
});

test('a program that borrows the terminal finds the protocol off', async () => {
  const session = await start({ env: { EDITOR: 'cat', EDIT_MODE: 'Emacs' } });
  session.type(`echo lent${key.ctrlX}${key.ctrlE}`);
  await session.until(() => /\x1b\[<u\x1b\[\?2004lecho lent.*\x1b\[>5u/s.test(session.bytes()));
  expect(session.keyboardLevels).toBe(1);
});

test('an answer that comes as late as the end is not typed into the next program', async () => {
  const script = `'${process.execPath}' '${program}'; read -rsN1 -p ready; printf ' read %q.' "$REPLY"`;
  const pty = spawn('/bin/bash', ['-c', script], { env: { ...process.env, TERM: 'xterm-256color' } });
  onTestFinished(() => pty.kill('SIGKILL'));
  const ended = new Promise<string>(resolve => {
    let received = '';
    let answered = false;
    let typed = false;
    pty.onData(data => {
      received += data;
      if (!answered && received.includes('PS > exit 0')) {
        answered = true;
        pty.write('\x1b[?1;2c');
      }
      if (!typed && received.includes('ready')) {
        typed = true;
        pty.write('x');
      }
    });
    pty.onExit(() => resolve(received));
  });
  pty.write('exit 0\r');
  expect(await ended).toContain('read x.');
});
