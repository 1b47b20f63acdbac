import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundleProgram } from '../support/bundle.ts';
import { openTerminal, type SessionOptions, type TerminalSession } from '../support/screen.ts';

let program = '';

beforeAll(async () => {
  program = await bundleProgram(new URL('fixtures/pager.ts', import.meta.url));
});

async function start(options: Partial<SessionOptions> = {}): Promise<TerminalSession> {
  const session = openTerminal({ file: process.execPath, args: [program], ...options });
  onTestFinished(() => session.kill('SIGKILL'));
  await session.until(rows => rows.includes('before text 30.') && rows.includes('ready'));
  return session;
}

test('the pager opens on the alternate screen at its line and gives the screen back as it was', async () => {
  const session = await start();
  const before = session.lines();
  session.type('p');
  await session.until('lines 40-61/100');
  expect(session.alternateScreen).toBe(true);
  expect(session.rows()[0]).toBe('text 40.');
  expect(session.rows().at(-2)).toBe(`${'lines 40-61/100'.padEnd(65)}h keys  q close`);
  session.type(' ');
  await session.until('lines 62-83/100');
  session.type('/text 9');
  await session.until('/text 9');
  session.type('\r');
  await session.until(rows => rows[0] === 'text 79.');
  session.type('q');
  await session.until(rows => rows.includes('closed') && rows.includes('ready'));
  expect(session.alternateScreen).toBe(false);
  expect(session.lines().filter(each => each.startsWith('before'))).toEqual(
    before.filter(each => each.startsWith('before')),
  );
  expect(session.lines().filter(each => each.startsWith('text'))).toEqual([]);
  expect(session.rows().filter(each => each === 'ready')).toHaveLength(1);
});

test('another size keeps the line at the top and leaves nothing behind', async () => {
  const session = await start();
  session.type('p');
  await session.until('lines 40-61/100');
  for (const [columns, rows] of [
    [60, 20],
    [30, 10],
    [100, 30],
    [80, 24],
  ] as const) {
    session.resize(columns, rows);
    await session.until(`lines 40-${37 + rows}/100`);
    await session.until(shown => shown[0] === 'text 40.' && shown.at(-2)?.startsWith('lines 40-') === true);
    const texts = session.rows().slice(0, -2);
    expect(texts).toEqual(Array.from({ length: rows - 2 }, (_, index) => `text ${40 + index}.`));
  }
});

test('output that fits is written; what does not is paged while it comes, and what is said meanwhile waits', async () => {
  const session = await start();
  session.type('w');
  await session.until('written');
  expect(session.bytes()).not.toContain('\x1b[?1049h');
  session.type('s');
  await session.until('lines 1-22/100');
  expect(session.rows().join('\n')).not.toContain('meanwhile');
  session.type('G');
  await session.until('lines 79-100/100 (END)');
  session.type('q');
  await session.until('read');
  expect(session.lines()).toContain('meanwhile');
});

test('h shows the keys and q goes back to the text', async () => {
  const session = await start();
  session.type('p');
  await session.until('lines 40-61/100');
  session.type('h');
  await session.until('half a page down');
  session.type('q');
  await session.until('lines 40-61/100');
});

test.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGHUP'] as const)(
  'after %s the terminal is as it was before',
  async signal => {
    const session = await start();
    session.type('p');
    await session.until('lines 40-61/100');
    session.kill(signal);
    await session.exited;
    expect(session.alternateScreen).toBe(false);
    expect(session.bracketedPaste).toBe(false);
    expect(session.cursor().shown).toBe(true);
    expect(session.lines()).toContain('before text 30.');
  },
);

test.skipIf(process.platform === 'win32')('stopped and continued, the text stands there again', async () => {
  const session = openTerminal({ file: '/bin/bash', args: ['--norc', '-i'], env: { PS1: '$ ' } });
  onTestFinished(() => session.kill('SIGKILL'));
  session.type(`'${process.execPath}' '${program}'\r`);
  await session.until('ready');
  session.type('p');
  await session.until('lines 40-61/100');
  session.type('\x1a');
  await session.until(/Stopped[^$]*\$/);
  session.type('fg\r');
  await session.until(rows => session.alternateScreen && rows[0] === 'text 40.');
  expect(session.rows().slice(0, -2)).toEqual(Array.from({ length: 22 }, (_, index) => `text ${40 + index}.`));
  session.type('jq');
  await session.until('closed');
});

test('after a crash the error stands on the normal screen', async () => {
  const session = await start();
  session.type('x');
  await session.exited;
  expect(session.alternateScreen).toBe(false);
  expect(session.lines().join('\n')).toContain('Error: on purpose');
  expect(session.cursor().shown).toBe(true);
});
