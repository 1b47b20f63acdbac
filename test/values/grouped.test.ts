import { expect, test } from 'vitest';
import { grouped } from '../../src/values/grouped.ts';

test.each([0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 225_863_270, Number.MAX_SAFE_INTEGER, -999, -1000, -123_456])(
  '%i is written as in American English',
  count => {
    expect(grouped(count)).toBe(count.toLocaleString('en-US'));
  },
);
