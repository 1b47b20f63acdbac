import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import { expressionSoup } from './expressions.ts';
import { soup, validScript } from './grammar.ts';

test('valid scripts parse without an error', () => {
  fc.assert(
    fc.property(validScript, source => {
      expect(parse(source).errors).toEqual([]);
    }),
  );
});

test('a prefix of a valid script is valid or unfinished, never wrong', () => {
  fc.assert(
    fc.property(validScript, fc.nat(), (source, cut) => {
      const prefix = source.slice(0, cut % (source.length + 1));
      expect(parse(prefix).errors.filter(error => !error.unfinished)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('a valid script cut after a line is valid or incomplete, so a prompt goes on asking', () => {
  fc.assert(
    fc.property(validScript, fc.nat(), (source, cut) => {
      const lines = source.split('\n');
      const prefix = `${lines.slice(0, cut % lines.length).join('\n')}\n`;
      expect(parse(prefix).errors.filter(error => !error.incomplete)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('no text makes it throw; tokens come in order, never overlap and leave out only white space', () => {
  fc.assert(
    fc.property(fc.oneof(soup, expressionSoup, validScript, fc.string({ unit: 'binary' })), source => {
      const { tokens } = parse(source, { tokens: true });
      const ends = [0, ...tokens.map(({ extent }) => extent.end)];
      const starts = [...tokens.map(({ extent }) => extent.start), source.length];
      const left = starts.map((start, index) => source.slice(ends[index], start)).join('');
      expect(
        tokens.filter(({ extent }, index) => extent.start < (ends[index] ?? 0) || extent.end <= extent.start),
      ).toEqual([]);
      expect(left).toMatch(/^[\s`\u0085]*$/);
    }),
    { numRuns: 1000 },
  );
});

test('errors lie within the text and say something', () => {
  fc.assert(
    fc.property(soup, source => {
      for (const { extent, message, incomplete, unfinished } of parse(source).errors) {
        expect(extent.start).toBeGreaterThanOrEqual(0);
        expect(extent.end).toBeGreaterThanOrEqual(extent.start);
        expect(extent.end).toBeLessThanOrEqual(source.length);
        expect(message).not.toContain('{0}');
        expect(unfinished || !incomplete).toBe(true);
      }
    }),
  );
});
