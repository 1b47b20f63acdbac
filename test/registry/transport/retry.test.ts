import { expect, test } from 'vitest';
import { backoff, isTemporary, parseRetryAfter } from '../../../src/registry/transport/retry.ts';
import { InstantClock } from '../connection.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);

test.each([
  [undefined, undefined],
  ['0', 0],
  ['7', 7000],
  [' 7 ', 7000],
  ['Thu, 01 Jan 2026 12:00:09 GMT', 9000],
  ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
  ['-1', undefined],
  ['1.5', undefined],
  ['soon', undefined],
])('Retry-After %j is %s ms', (value, milliseconds) => {
  expect(parseRetryAfter(value, NOW)).toBe(milliseconds);
});

test('waiting grows from try to try, is left to chance and has an end', () => {
  const clock = new InstantClock();
  expect([1, 2, 3, 4].map(attempt => backoff(attempt, clock))).toEqual([250, 500, 1000, 2000]);
  expect(backoff(30, clock)).toBe(7500);
});

test.each([
  [408, true],
  [429, true],
  [500, true],
  [503, true],
  [501, false],
  [404, false],
  [200, false],
])('%i may get better: %s', (status, temporary) => {
  expect(isTemporary(status)).toBe(temporary);
});
