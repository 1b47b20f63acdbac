import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundleProgram } from '../support/bundle.ts';
import { pasteOf } from '../support/keys-to-bytes.ts';
import { openTerminal, type SessionOptions, type TerminalSession } from '../support/screen.ts';

let program = '';

beforeAll(async () => {
  program = await bundleProgram(new URL('fixtures/prompt.ts', import.meta.url));
});

/** The prompt on a terminal of its own, ready for the first key. */
async function start(options: Partial<SessionOptions> = {}): Promise<TerminalSession> {
  const session = openTerminal({ file: process.execPath, args: [program], ...options });
  onTestFinished(() => session.kill('SIGKILL'));
  await session.until('PS >');
  return session;
}

const enter = '\r';
const ctrlC = '\x03';
const ctrlD = '\x04';

test('a line is edited, run, and stays in the transcript with its prompt', async () => {
  const session = await start();
  session.type('echo heXllo\x1b[D\x1b[D\x1b[D\x7f');
  await session.until('PS > echo hello');
  session.type(enter);
  await session.until('said "hello"');
  await session.until(rows => rows[2] === 'PS >');
  expect(session.rows().slice(0, 3)).toEqual(['PS > echo hello', 'said "hello"', 'PS >']);
  expect(session.cursor()).toEqual({ x: 5, y: 2, shown: true });
});

test('keys from before the first prompt and from during a run are kept and run in order', async () => {
  const session = openTerminal({ file: process.execPath, args: [program] });
  onTestFinished(() => session.kill('SIGKILL'));
  session.type(`work 200${enter}echo one${enter}echo two${enter}ec`);
  await session.until('PS > ec');
  session.type(`ho three${enter}`);
  await session.until('said "three"');
  expect(session.lines().filter(line => /^said|^worked/.test(line))).toEqual([
    'worked',
    'said "one"',
    'said "two"',
    'said "three"',
  ]);
});

test('ten thousand lines each appear once, in order, and the prompt lives on below them', async () => {
  const session = await start();
  session.type(`lines 10000${enter}`);
  await session.until(rows => rows.includes('line 10000.') && rows.some(row => row === 'PS >'));
  session.type('echo after');
  await session.until('PS > echo after');
  const printed = session.lines().filter(line => line.startsWith('line '));
  expect(printed).toEqual(Array.from({ length: 10_000 }, (_, index) => `line ${index + 1}.`));
});

test('the arrows walk the history and inside an input of several lines', async () => {
  const session = await start();
  session.type('\x1b[A');
  await session.until('PS > lines 3');
  session.type('\x1b[A');
  await session.until('PS > echo earlier');
  session.type('\x1b[B\x1b[B');
  await session.until(rows => rows[0] === 'PS >');
  session.type(`echo {${enter}two}\x1b[A!`);
  await session.until('PS > echo {!\n>> two}');
});

test('an unfinished input goes on behind a second prompt', async () => {
  const session = await start();
  session.type(`echo {${enter}`);
  await session.until(rows => rows[1] === '>>');
  session.type(`}${enter}`);
  await session.until('said "{\\n}"');
  expect(session.rows().slice(0, 2)).toEqual(['PS > echo {', '>> }']);
});

test('a paste is edited, not run, and its last line end is cut', async () => {
  const session = await start();
  session.type(pasteOf('echo one\r\necho two\r\n'));
  await session.until('PS > echo one\n>> echo two');
  session.type('!');
  await session.until('>> echo two!');
  expect(session.lines().join('\n')).not.toContain('said');
  session.type(`\x1a\x1a${ctrlD}`);
  expect(await session.exited).toEqual({ code: 0, signal: undefined });
});

test('text that would steer the terminal is drawn as escapes', async () => {
  const session = await start();
  session.type(pasteOf('echo \x1b[31mred\u202e'));
  await session.until('PS > echo \\x1b[31mred\\u202e');
});

test('Ctrl+C stops a command, gives up a line, and on an empty one tells how to leave', async () => {
  const session = await start();
  session.type(`wait${enter}`);
  await session.until('waiting');
  session.type(ctrlC);
  await session.until(rows => rows[3] === 'stopped' && rows[4] === 'PS >');
  session.type('half a line');
  await session.until('PS > half a line');
  session.type(ctrlC);
  await session.until('PS > half a line^C');
  session.type(ctrlC);
  await session.until('Ctrl+D or exit to leave');
  session.type(`exit 3${enter}`);
  expect(await session.exited).toEqual({ code: 3, signal: undefined });
});

test('a command that shows nothing is seen to run, until it shows something', async () => {
  const session = await start();
  session.type(`wait${enter}`);
  await session.until(/waiting\n\d+s, Ctrl\+C stops it\n/);
  session.type(ctrlC);
  await session.until(/waiting\n\^C\nstopped\nPS >/);
});

test('Ctrl+C in one go with Enter stops the command', async () => {
  const session = await start();
  session.type(`wait${enter}${ctrlC}echo on${enter}`);
  await session.until(/waiting\n[\s\S]*stopped\n[\s\S]*said "on"/);
});

test('a second Ctrl+C leaves a command behind that does not stop', async () => {
  const session = await start();
  session.type(`stubborn${enter}`);
  await session.until('deaf');
  session.type(ctrlC);
  await session.until('^C');
  session.type(ctrlC);
  await session.until(/\nPS >\n/);
  session.type(`echo alive${enter}`);
  await session.until('said "alive"');
});

test('a question is not answered by keys from before it, nor by a paste', async () => {
  const session = await start();
  session.type(`confirm 200${enter}y${enter}y${enter}`);
  await session.until('(default is "N"):');
  session.type(pasteOf('y\r'));
  session.type(enter);
  await session.until('answer N');
  await session.until(rows => rows.at(-1) !== undefined && rows.some(row => row === 'PS >'));
  expect(session.lines().join('\n')).not.toContain('no y');
});

test('a question takes a key, a label or help, and nothing like them', async () => {
  const session = await start();
  session.type(`confirm 0${enter}`);
  await session.until('(default is "N"):');
  session.type(`ye${enter}`);
  await session.until(/N"\): ye\n.*N"\):\n/);
  session.type(`?${enter}`);
  await session.until(/N - Skip.*\n.*N"\):\n/);
  session.type(`yes${enter}`);
  await session.until('answer Y');
});

test('what is typed in one go with an answer waits for the next prompt', async () => {
  const session = await start();
  session.type(`confirm 0${enter}`);
  await session.until('(default is "N"):');
  session.type(`y${enter}echo on${enter}`);
  await session.until(/answer Y[\s\S]*said "on"/);
});

test('Ctrl+C at a question stops the command', async () => {
  const session = await start();
  session.type(`confirm 0${enter}`);
  await session.until('(default is "N"):');
  session.type(ctrlC);
  await session.until(/\(default is "N"\):\n\^C\nanswer none/);
});

test('a run that is suspended goes on when the prompt below it is left', async () => {
  const session = await start();
  session.type(`suspend${enter}echo below${enter}`);
  await session.until(/suspended\nPS >> echo below\nsaid "below"\nPS >>/);
  session.type(ctrlC);
  await session.until('Ctrl+D or exit to leave');
  session.type(`exit 3${enter}`);
  await session.until(/resumed\nPS >\n/);
  session.type(`echo above${enter}`);
  await session.until('said "above"');
});

test('a secret is never on the screen, nor in the bytes sent to it, nor in the history', async () => {
  const session = await start();
  session.type(`secret${enter}`);
  await session.until('Password:');
  session.type('xq7Z');
  await session.until('Password: ****');
  session.type(pasteOf('jk!\r'));
  await session.until('Password: *******');
  session.type(enter);
  await session.until('got 7 characters');
  session.type('\x1b[A');
  await session.until(/PS > secret\s*$/);
  expect(session.bytes()).not.toMatch(/xq|q7|7Z|jk|k!/);
});

test('a typed name is edited like any text', async () => {
  const session = await start();
  session.type(`name${enter}`);
  await session.until('Type team/api to delete it:');
  session.type('team/apx\x7fi');
  session.type(enter);
  await session.until('name team/api');
});

test('a long input wraps and the cursor stands where the next character goes', async () => {
  const session = await start({ columns: 20, rows: 10 });
  session.type('echo 日本語日本語日本語');
  await session.until('PS > echo 日本語日本\n語日本語');
  expect(session.cursor()).toMatchObject({ x: 8, y: 1 });
});

test('making the terminal narrower leaves one prompt and takes no line of the transcript', async () => {
  const session = await start({ columns: 60, rows: 12 });
  session.type(`echo first${enter}`);
  await session.until('said "first"');
  session.type(`echo ${'0123456789'.repeat(7)}`);
  await session.until(/PS > echo 01234567890.*\n\d+/);
  session.resize(25, 12);
  session.type('!');
  await session.until('PS > echo 012345678901234\n5678901234567890123456789\n0123456789012345678901234\n56789!');
  const screen = session.rows().join('\n');
  expect(screen).toContain('PS > echo first\nsaid "first"\nPS > echo 0');
  expect(screen.match(/PS > echo 0/g)).toHaveLength(1);
});

test('clearing the screen keeps the line and the scrollback', async () => {
  const session = await start();
  session.type(`lines 50${enter}`);
  await session.until('line 50.');
  session.type('echo kept\x0c');
  await session.until(rows => rows[0] === 'PS > echo kept' && !rows.includes('line 50.'));
  expect(session.lines()).toContain('line 1.');
  expect(session.bytes()).not.toContain('\x1b[3J');
});

/** Runs the prompt under a shell that tells the terminal's settings before and after it. */
const settled = async (input: string) => {
  const script = 'stty -g; "$@"; echo "status $?"; stty -g; echo end';
  const session = openTerminal({
    file: '/bin/sh',
    args: ['-c', script, 'sh', process.execPath, program],
    columns: 120,
  });
  onTestFinished(() => session.kill('SIGKILL'));
  await session.until('PS >');
  session.type(input);
  await session.until('end');
  const settings = session.lines().filter(line => /^[0-9a-f]+:[0-9a-f:]+$/.test(line));
  const status = Number(/status (\d+)/.exec(session.lines().join('\n'))?.[1]);
  return { session, settings, status };
};

const waysOut: readonly (readonly [string, string, number])[] = [
  ['Ctrl+D', ctrlD, 0],
  ['exit', `exit 3${enter}`, 3],
  ['SIGTERM', `kill SIGTERM${enter}`, 143],
  ['SIGHUP', `kill SIGHUP${enter}`, 129],
  ['SIGINT', `kill SIGINT${enter}`, 130],
  ['SIGQUIT', `kill SIGQUIT${enter}`, 131],
  ['a crash', `crash${enter}`, 1],
];

test.each(waysOut)('the terminal is as it was after %s', async (_way, input, expected) => {
  const { session, settings, status } = await settled(input);
  expect(status).toBe(expected);
  expect(settings).toHaveLength(2);
  expect(settings[1]).toBe(settings[0]);
  expect(session.cursor().shown).toBe(true);
  expect(session.bracketedPaste).toBe(false);
});

test('a suspended prompt gives the terminal back and takes it again', async () => {
  const session = openTerminal({ file: '/bin/bash', args: ['--norc', '-i'], env: { PS1: '$ ' } });
  onTestFinished(() => session.kill('SIGKILL'));
  session.type(`stty -g; '${process.execPath}' '${program}'; stty -g\r`);
  await session.until('PS >');
  session.type(`kill SIGTSTP${enter}`);
  await session.until(/Stopped[^$]*\$/);
  const settings = session.lines().filter(line => /^[0-9a-f]+:[0-9a-f:]+$/.test(line));
  expect(settings).toHaveLength(2);
  expect(settings[1]).toBe(settings[0]);
  expect(session.cursor().shown).toBe(true);
  session.type('fg\r');
  await session.until(/fg\n(.*\n)+PS >/);
  await session.until(() => session.bracketedPaste);
  session.type(`echo again${enter}`);
  await session.until('said "again"');
});

test('a terminal that hangs up ends the prompt', async () => {
  const session = await start();
  session.kill('SIGHUP');
  expect((await session.exited).signal).toBe(1);
});
