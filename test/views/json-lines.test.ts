import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLines } from '../../src/views/json-lines.ts';
import { shown } from './shown.ts';

const paint = (look: string, text: string) => `«${look.replace('json.', '')}:${text}»`;

test('keys, texts, numbers, words and marks have their looks', () => {
  const json = '{\n  "a \\" b": [1, -2.5e3],\n  "c": "x: \\"1\\"",\n  "d": null\n}';
  expect(jsonLines(json, paint)).toEqual([
    '«punctuation:{»',
    '  «key:"a \\" b"»«punctuation::» «punctuation:[»«number:1»«punctuation:,» «number:-2.5e3»«punctuation:]»«punctuation:,»',
    '  «key:"c"»«punctuation::» «string:"x: \\"1\\""»«punctuation:,»',
    '  «key:"d"»«punctuation::» «literal:null»',
    '«punctuation:}»',
  ]);
});

test.each(['[registry]', '{}}', 'text', '"text"', '1', ''])('%s is no JSON to be coloured', text => {
  expect(jsonLines(text, paint)).toBeUndefined();
});

test('colour takes nothing away and adds nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const json = JSON.stringify([value], undefined, 2);
      expect(jsonLines(json, (_, text) => text)?.join('\n')).toBe(shown([[json]]).text);
    }),
  );
});

test('it is on the screen only where there are colours', () => {
  expect(shown([['{ "a": 1 }']]).text).toBe('{ "a": 1 }');
  expect(shown([['{ "a": 1 }']], { paint }).text).toContain('«key:"a"»');
});
