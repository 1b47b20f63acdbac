import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageText } from '../../src/values/age.ts';
import { equals, order } from '../../src/values/compare.ts';
import { fromEpoch, isoText, toEpoch, toLocal } from '../../src/values/date-time.ts';
import { toJson } from '../../src/values/json-write.ts';
import { parseDateTime, parseRegistryTime } from '../../src/values/parse-date.ts';
import { exactSizeText, sizeText } from '../../src/values/size.ts';
import { toText } from '../../src/values/to-text.ts';

const registry = (text: string) => {
  const time = parseRegistryTime(text);
  if (!time) throw new Error(`no time: ${text}`);
  return time;
};

test('a registry time keeps its seven digits and prints as ISO 8601', () => {
  const time = registry('2026-11-20T08:02:51.1234567Z');
  expect(isoText(time)).toBe('2026-11-20T08:02:51Z');
  expect(toText(time)).toBe('2026-11-20T08:02:51.1234567Z');
  expect(toJson(time, { depth: 2 })).toBe('"2026-11-20T08:02:51.1234567Z"');
  expect(isoText(registry('2026-11-20T09:02:51+01:00'))).toBe('2026-11-20T08:02:51Z');
});

test('it compares as a date, also with text, and as an instant with a local date', () => {
  const time = registry('2026-11-20T08:02:51Z');
  expect(order(time, '2026-11-20')).toBeGreaterThan(0);
  expect(order(time, '11/21/2026')).toBeLessThan(0);
  expect(equals(time, '2026-11-20T09:02:51+01:00')).toBe(true);
  expect(equals(time, toLocal(time))).toBe(true);
});

test('every instant survives the way through the local clock and through text', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) }), milliseconds => {
      const time = fromEpoch(milliseconds);
      expect(toEpoch(time)).toBe(milliseconds);
      expect(isoText(registry(isoText(time, true)), true)).toBe(isoText(time, true));
    }),
  );
});

test.each<[text: string, iso: string]>([
  ['5/7/07', '2007-05-07T00:00:00'],
  ['2/20/88', '1988-02-20T00:00:00'],
  ['2030-4-5 1:2:3.09', '2030-04-05T01:02:03.09'],
  ['2024/05/06 12:30 AM', '2024-05-06T00:30:00'],
  ['March 5, 2024', '2024-03-05T00:00:00'],
  ['Tue, 05 Mar 2024 10:00:00', '2024-03-05T10:00:00'],
])('%s is %s', (text, iso) => {
  const date = parseDateTime(text);
  expect(date && isoText(date, true)).toBe(iso);
});

test.each(['', 'tomorrow', '13/45/2024', '2024-02-30', '2024-01-01T25:00:00'])('%j is no date', text => {
  expect(parseDateTime(text)).toBeUndefined();
});

test.each<[bytes: number, text: string]>([
  [0, '0 B'],
  [980, '980 B'],
  [1946, '1.9 KB'],
  [225_863_270, '215.4 MB'],
  [1_048_575, '1.0 MB'],
  [41_017_000_000, '38.2 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test('the exact size stands behind the short one', () => {
  expect(exactSizeText(225_863_270)).toBe('215.4 MB (225,863,270 bytes)');
});

test.each<[seconds: number, text: string]>([
  [5 * 3600 + 10, '5 hours ago'],
  [86_400, '1 day ago'],
  [2.8 * 365 * 86_400, '2 years ago'],
  [20, 'just now'],
  [-7200, 'in 2 hours'],
])('%i s: %s', (seconds, text) => {
  expect(ageText(0, seconds * 1000)).toBe(text);
});
