import { expect, test } from 'vitest';
import { type OneShot, runOneShot } from '../../src/credentials/one-shot-process.ts';

/** A program of Node's that is killed after one millisecond of work. */
const run = (script: string, limits?: Partial<OneShot>) =>
  runOneShot({
    file: process.execPath,
    args: ['-e', script],
    input: '',
    environment: {},
    deadline: 1,
    limit: 1000,
    signal: undefined,
    ...limits,
  });

/** So long that the test would be over before. */
const startsWithin = 600_000;
const hang = 'setInterval(() => {}, 1000)';

test('a program that takes too long is killed', async () => {
  expect(await run(hang)).toEqual({ kind: 'too slow' });
});

test('the time that a program takes to start is not held against it', async () => {
  expect(await run('', { startsWithin })).toEqual({ kind: 'ended', code: 0, stdout: '', stderr: '' });
});

test('from when it begins to work it has until the deadline', async () => {
  expect(await run(`console.log(''); ${hang}`, { startsWithin })).toEqual({ kind: 'too slow' });
});

test('a program that never begins to work is killed, and said not to have started', async () => {
  expect(await run(hang, { startsWithin: 1, deadline: 600_000 })).toEqual({ kind: 'not started', code: 'ETIMEDOUT' });
});
