import { expect, test } from 'vitest';
import { scanNumber } from '../../src/language/number.ts';

test.each([
  ['0', 'int 0'],
  ['-10', 'int -10'],
  ['\u20135', 'int -5'],
  ['2147483647', 'int 2147483647'],
  ['2147483648', 'long 2147483648'],
  ['9223372036854775808', 'decimal 9223372036854775808'],
  ['99999999999999999999999999999', 'double 1e+29'],
  ['10l', 'long 10'],
  ['1gb', 'int 1073741824'],
  ['1tb', 'long 1099511627776'],
  ['1.5KB', 'double 1536'],
  ['.5', 'double 0.5'],
  ['1.', 'double 1'],
  ['1e3', 'double 1000'],
  ['5e-3', 'double 0.005'],
  ['2.5l', 'long 2'],
  ['1.50d', 'decimal 1.50'],
  ['-0.05d', 'decimal -0.05'],
  ['1e2d', 'decimal 100'],
  ['2dkb', 'decimal 2048'],
  ['0xFF', 'int 255'],
  ['0xFFFFFFFF', 'int -1'],
  ['0xFFFFFFFFFF', 'long 1099511627775'],
  ['99999999999999999999l', 'BadNumericConstant'],
  ['1e40d', 'BadNumericConstant'],
  ['10u', 'uint 10'],
  ['5000000000u', 'ulong 5000000000'],
  ['255uy', 'byte 255'],
  ['256uy', 'BadNumericConstant'],
  ['10n', 'bigint 10'],
  ['0b101', 'int 5'],
  ['0xFFy', 'sbyte -1'],
  ['80x', 'none'],
  ['1e', 'none'],
  ['1..3', 'none'],
])('%s as a word is %s', (text, meaning) => {
  const scanned = scanNumber(text, 0, 'word');
  if (!scanned) expect('none').toBe(meaning);
  else if ('problem' in scanned) expect(scanned.problem).toBe(meaning);
  else expect(`${scanned.number.type} ${scanned.number.value}`).toBe(meaning);
});

test.each([
  ['1..3', 'expression', 1],
  ['1+2', 'expression', 1],
  ['1?2:3', 'operand', 1],
  ['1?2:3', 'expression', undefined],
] as const)('%s in the place "%s" ends at %s', (text, place, end) => {
  expect(scanNumber(text, 0, place)?.end).toBe(end);
});
