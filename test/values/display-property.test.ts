import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvColumns, csvWriter } from '../../src/cmdlets/utility/csv-write.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { formatValue } from '../../src/values/format-value.ts';
import { fromJson } from '../../src/values/json-read.ts';
import { toJson } from '../../src/values/json-write.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeName } from '../../src/values/type-name.ts';
import { cellText } from '../../src/views/cell.ts';
import { objectList } from '../../src/views/object-view.ts';
import { shown } from '../views/shown.ts';
import { attempt } from './soundness.ts';
import { format, text } from './text-arbitrary.ts';
import { anyValue, argumentLists } from './value-arbitrary.ts';

const width = fc.integer({ min: 1, max: 130 });
const now = () => 0;

test('every value has a text', () => {
  fc.assert(
    fc.property(anyValue, value => {
      expect(typeof toText(value)).toBe('string');
      expect(typeof toText(value, ';')).toBe('string');
      expect(typeof typeName(value)).toBe('string');
      expect(typeof formatValue(value)).toBe('string');
      expect(typeof cellText(value, 'table')).toBe('string');
      expect(typeof cellText(value, 'list')).toBe('string');
    }),
    { numRuns: 3000 },
  );
});

test('every value is shown, alone, twice, among others and in a property', () => {
  fc.assert(
    fc.property(anyValue, argumentLists, width, (value, others, cells) => {
      expect(() => shown([[value]], { width: cells })).not.toThrow();
      expect(() => shown([[value, value], others, [value]], { width: cells, now })).not.toThrow();
      const object = new CustomObject([
        ['one', value],
        ['other', others],
      ]);
      expect(() => shown([[object]], { width: cells })).not.toThrow();
      expect(() => objectList(value, { now })).not.toThrow();
    }),
    { numRuns: 1500 },
  );
});

test('a cell takes any format or refuses it', () => {
  fc.assert(
    fc.property(anyValue, format, (value, picture) => {
      attempt(() => cellText(value, 'table', { format: picture }));
      attempt(() => cellText(value, 'list', { format: `{0:${picture}}` }));
    }),
    { numRuns: 3000 },
  );
});

test('the JSON of every value is JSON', () => {
  const escapes = fc.constantFrom('Default' as const, 'EscapeNonAscii' as const, 'EscapeHtml' as const);
  const options = fc.record({
    depth: fc.constantFrom(0, 1, 2, 100),
    compress: fc.boolean(),
    enumsAsText: fc.boolean(),
    escape: escapes,
  });
  fc.assert(
    fc.property(anyValue, options, (value, how) => {
      const written = toJson(value, how);
      expect(() => JSON.parse(written)).not.toThrow();
      expect(() => fromJson(written, { asHashtable: true })).not.toThrow();
    }),
    { numRuns: 2500 },
  );
});

test('any text is JSON or refused', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.json()), fc.boolean(), fc.nat(), (written, asHashtable, cut) => {
      attempt(() => fromJson(written, { asHashtable }));
      attempt(() => fromJson(written.slice(0, cut % (written.length + 1))));
    }),
    { numRuns: 2000 },
  );
});

test('every value has a row of CSV', () => {
  const writer = csvWriter({ delimiter: ',', useQuotes: 'Always', quoteFields: undefined });
  fc.assert(
    fc.property(anyValue, value => {
      const columns = csvColumns(value);
      expect(typeof writer.header(columns)).toBe('string');
      expect(typeof writer.row(value, columns)).toBe('string');
    }),
    { numRuns: 1000 },
  );
});
