import { expect, test } from 'vitest';
import { CustomObject } from '../../src/values/custom-object.ts';
import { parseRegistryTime } from '../../src/values/parse-date.ts';
import type { Value } from '../../src/values/value.ts';
import { createJsonArray } from '../../src/views/json-array.ts';

function written(batches: readonly (readonly Value[])[]): string {
  const lines: string[] = [];
  const output = createJsonArray(more => lines.push(...more));
  for (const batch of batches) output.write(batch);
  output.end();
  return lines.join('\n');
}

test('no output, one and several are an array', () => {
  expect(written([])).toBe('[]');
  expect(written([[1]])).toBe('[\n  1\n]');
  expect(JSON.parse(written([['a', null], [new CustomObject([['x', [1]]])]]))).toEqual(['a', null, { x: [1] }]);
});

test('dates are ISO 8601 with their whole fraction', () => {
  expect(JSON.parse(written([[parseRegistryTime('2026-11-20T08:02:51.1234567Z') ?? null]]))).toEqual([
    '2026-11-20T08:02:51.1234567Z',
  ]);
});

test('elements are written as they come', () => {
  const lines: string[] = [];
  const output = createJsonArray(more => lines.push(...more));
  output.write([1, 2, 3]);
  expect(lines).toEqual(['[', '  1,', '  2,']);
});
