import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertTo } from '../../src/values/convert.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { Hashtable } from '../../src/values/hashtable.ts';
import { fromJson } from '../../src/values/json-read.ts';
import { toJson } from '../../src/values/json-write.ts';
import { getProperty } from '../../src/values/members.ts';
import { double } from '../../src/values/real.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeName } from '../../src/values/type-name.ts';
import type { Value } from '../../src/values/value.ts';

test.each<[value: Value, text: string]>([
  [null, 'null'],
  [[1, null, 2], '[1,null,2]'],
  [0.1, '0.1'],
  [double(5), '5.0'],
  [double(1e20), '100000000000000000000.0'],
  [2n ** 63n - 1n, '9223372036854775807'],
  ['c:\\path "x"', '"c:\\\\path \\"x\\""'],
  [convertTo('decimal', '1.50'), '1.50'],
  [convertTo('guid', '0f8fad5b-d9cb-469f-a165-70867728950e'), '"0f8fad5b-d9cb-469f-a165-70867728950e"'],
  [
    new Hashtable([
      ['z', 1],
      [2, 'b'],
    ]),
    '{"z":1,"2":"b"}',
  ],
  [[], '[]'],
])('%# compressed', (value, text) => {
  expect(toJson(value, { depth: 2, compress: true })).toBe(text);
});

test('two spaces a level', () => {
  const value = new CustomObject([
    ['n', 1],
    ['tags', ['a', 'b']],
    ['none', []],
  ]);
  expect(toJson(value, { depth: 2 })).toBe('{\n  "n": 1,\n  "tags": [\n    "a",\n    "b"\n  ],\n  "none": []\n}');
});

test('what is deeper becomes text, and that is told once', () => {
  const value = new Hashtable([['level1', new Hashtable([['level2', new Hashtable([['level3', 'deep']])]])]]);
  let told = 0;
  expect(toJson(value, { depth: 1, compress: true, onCut: () => told++ })).toBe(
    '{"level1":{"level2":"System.Collections.Hashtable"}}',
  );
  expect(told).toBe(1);
});

test('reading: order kept, integers Int64, dates, numbers with a point Double', () => {
  const value = fromJson('{"b": 1, "a": [2.0, 9007199254740993], "t": "2024-06-15T10:30:00Z", "s": "\\u00e9"}');
  expect(toJson(value, { depth: 2, compress: true })).toBe(
    '{"b":1,"a":[2.0,9007199254740993],"t":"2024-06-15T10:30:00Z","s":"é"}',
  );
  expect(typeName(getProperty(value, 'b'))).toBe('System.Int64');
  expect(typeName(getProperty(value, 't'))).toBe('System.DateTime');
});

test.each([
  ["{name: 1, $x_1: [2,], 'it\\'s': 'a \"b\" \\u00e9'} // end", '{"name":1,"$x_1":[2],"it\'s":"a \\"b\\" é"}'],
  ["['one', {'First':1}]", '["one",{"First":1}]'],
  ['{1: /* one */ "a\tb"}', '{"1":"a\\tb"}'],
])('%s is read as Newtonsoft reads it', (text, written) => {
  expect(toJson(fromJson(text), { depth: 2, compress: true })).toBe(written);
});

test('an integer beyond Int64 is a BigInteger', () => {
  const value = fromJson('123456789012345678901');
  expect([typeName(value), toText(value)]).toEqual(['System.Numerics.BigInteger', '123456789012345678901']);
});

test('an empty name needs a hashtable', () => {
  expect(() => fromJson('{"":1}')).toThrow(expect.objectContaining({ id: 'EmptyKeyInJsonString' }));
  expect(toJson(fromJson("{'':1}", { asHashtable: true }), { depth: 1, compress: true })).toBe('{"":1}');
});

test('custom objects in an array that is too deep are no text at all', () => {
  const value = new Hashtable([['level1', [new CustomObject([['a', 1]])]]]);
  expect(toJson(value, { depth: 0, compress: true })).toBe('{"level1":""}');
});

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('tree')),
    fc
      .uniqueArray(fc.string(), { selector: name => name.toLowerCase() })
      .chain(names =>
        fc
          .tuple(...names.map(() => tie('tree')))
          .map(values => Object.fromEntries(names.map((name, index) => [name, values[index]]))),
      ),
  ),
}));

test('any JSON is read and written as it was', () => {
  fc.assert(
    fc.property(tree, value => {
      const text = JSON.stringify(value);
      expect(JSON.parse(toJson(fromJson(text, { asHashtable: true }), { depth: 100 }))).toEqual(JSON.parse(text));
    }),
  );
});

test.each(['not json', '{"a":1', '{"a":1} x', '', '01', '{"a" 1}', '"\\q"', '{a b:1}'])('%j is no JSON', text => {
  expect(() => fromJson(text)).toThrow('Conversion from JSON failed');
});

test('names that differ only in case need -AsHashtable', () => {
  expect(() => fromJson('{"a":1,"A":2}')).toThrow('keys with different casing');
});
