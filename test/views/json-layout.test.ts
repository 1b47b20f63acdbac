import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonDocument, jsonLayout, jsonPieces } from '../../src/views/json-layout.ts';

const spaced = fc.constantFrom('', ' ', '  ');

test('JSON is laid out in lines that say how deep they are, what they open and what they hold', () => {
  expect(
    jsonDocument('{"a":1.50,"b":[],"c":["\\u00e9",{"d":null}],"a":2}')?.map(({ depth, pieces, opens, value }) => [
      depth,
      pieces.map(each => each.text).join(''),
      opens,
      value,
    ]),
  ).toEqual([
    [0, '{', true, undefined],
    [1, '"a": 1.50,', false, '1.50'],
    [1, '"b": [],', false, undefined],
    [1, '"c": [', true, undefined],
    [2, '"\\u00e9",', false, 'é'],
    [2, '{', true, undefined],
    [3, '"d": null', false, 'null'],
    [2, '}', false, undefined],
    [1, '],', false, undefined],
    // a name that stands twice is dropped by whoever parses, not by us
    [1, '"a": 2', false, '2'],
    [0, '}', false, undefined],
  ]);
});

test('it is the same JSON, laid out as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), spaced, (value, space) => {
      const json = JSON.stringify([value], undefined, space);
      expect(jsonLayout(json)).toBe(JSON.stringify([value], undefined, 2));
    }),
  );
});

test('the pieces of a line are the line, whatever stands in it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map(each => each.slice(1)),
      ),
      line => {
        expect(
          jsonPieces(line)
            .map(each => each.text)
            .join(''),
        ).toBe(line);
      },
    ),
  );
});

test.each(['', 'text', '"a"', '{', '[1,]', '{"a":1}x'])('%s is no document', text => {
  expect(jsonDocument(text)).toBeUndefined();
});

test('a text of millions of characters does not bring it down', () => {
  expect(jsonDocument(JSON.stringify(['x'.repeat(3_000_000)]))).toHaveLength(3);
  expect(jsonPieces(`"${'\\"'.repeat(1_000_000)}"`)).toHaveLength(1);
});
