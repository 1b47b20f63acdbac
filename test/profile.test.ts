import { expect, test } from 'vitest';
import { slowProfileNotice } from '../src/profile.ts';

test.each([
  [12, undefined],
  [500, undefined],
  [812.7, 'Loading personal and system profiles took 812ms.'],
])('a profile that took %d ms', (duration, notice) => expect(slowProfileNotice(duration)).toBe(notice));
