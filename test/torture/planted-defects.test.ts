import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { plant } from './plant.ts';
import { PLANTED } from './planted-defects.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

test('twenty rules can be broken, each by a name of its own', () => {
  expect(new Set(PLANTED.map(each => each.rule)).size).toBe(20);
});

test.each(PLANTED)('$rule: it can be planted, and what has to find it is there', defect => {
  expect(plant(readFileSync(pathOf(defect.file), 'utf8'), defect)).toContain(defect.becomes);
  expect(defect.tests.filter(each => !existsSync(pathOf(each)))).toEqual([]);
  expect(defect.tests).not.toEqual([]);
});

const defect = { rule: 'a rule', file: 'src/a.ts', text: 'if (a[0]) return b;', becomes: 'return $&;', tests: [] };

test('lines may be broken otherwise, and everything else stays as it is', () => {
  expect(plant('x;\n  if (a[0])\n    return b;\ny;', defect)).toBe('x;\n  return $&;\ny;');
});

test.each([
  { source: 'if (a0) return b;', times: 0 },
  { source: 'if (a[0]) return b; if (a[0]) return b;', times: 2 },
])('a text that is there $times times is told, and nothing is planted', ({ source, times }) => {
  expect(() => plant(source, defect)).toThrow(
    `'a rule' cannot be planted: src/a.ts has its text ${times} times, not once`,
  );
});
