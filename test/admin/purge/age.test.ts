import { expect, test } from 'vitest';
import { parseAge } from '../../../src/admin/purge/age.ts';

const HOUR = 3_600_000;

test.each([
  ['30d', 720 * HOUR],
  ['12h', 12 * HOUR],
  ['2w', 336 * HOUR],
  ['2d3h6m', 51.1 * HOUR],
  ['1.5h', 1.5 * HOUR],
  [' 90S ', 90_000],
  ['0d', 0],
  ['36525d', 36_525 * 24 * HOUR],
])('%s', (text, milliseconds) => {
  expect(parseAge(text)).toEqual({ text: text.trim(), milliseconds });
});

test.each([
  ['999999d', "'999999d' is 2,737 years, and no registry is that old: write 30d, 12h, 2w or 1d12h."],
  ['36526d', "'36526d' is 100 years, and no registry is that old: write 30d, 12h, 2w or 1d12h."],
  [`${'9'.repeat(400)}d`, /years, and no registry is that old/],
  ['30', "'30' has no unit: write 30d for days."],
  ['6mo', "'6mo' is no age: write 180d. The units are w, d, h, m (minutes) and s."],
  ['1 year', "'1 year' is no age: write 365d. The units are w, d, h, m (minutes) and s."],
  ['-3d', "'-3d' is no age: write 30d, 12h, 2w or 1d12h. The units are w, d, h, m (minutes) and s."],
  ['', /is no age/],
  ['d', /is no age/],
])('%s is told', (text, problem) => {
  const parsed = parseAge(text);
  if (!('problem' in parsed)) throw new Error(`${text} was read`);
  expect(parsed.problem).toMatch(problem);
});
