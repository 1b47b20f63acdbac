import { expect, onTestFinished, test } from 'vitest';
import { openTerminal, type SessionOptions } from '../support/screen.ts';

/** The model after a program has written this. */
async function after(text: string, options: Partial<SessionOptions> = {}) {
  const script = `process.stdout.write(${JSON.stringify(`${text}\n`)})`;
  const terminal = openTerminal({ file: process.execPath, args: ['-e', script], columns: 20, rows: 5, ...options });
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.exited;
  return terminal;
}

test('a golden form shows text, runs of styles and links, and no more rows than are used', async () => {
  const link = '\x1b]8;;https://example.test/a\x1b\\api\x1b]8;;\x1b\\';
  const terminal = await after(`plain\n\x1b[1;31mre\x1b[0md \x1b[48;2;1;2;3m日本\x1b[0m${link}`);
  expect(terminal.styled()).toEqual([
    '|plain',
    '|red 日本api',
    ':[0-1 fg=1 bold] [4-7 bg=#010203] [8-10 link=https://example.test/a]',
  ]);
});

test('the title, the clipboard, bells and keyboard levels are seen', async () => {
  const terminal = await after('\x1b]0;one\x07\x1b]2;two\x1b\\\x1b]52;c;aGk=\x07\x07\x1b[>1u\x1b[>3u\x1b[<u');
  expect(terminal.title()).toBe('two');
  expect(terminal.clipboard()).toEqual(['c;aGk=']);
  expect(terminal.bells()).toBe(1);
  expect(terminal.keyboardLevels).toBe(1);
});
