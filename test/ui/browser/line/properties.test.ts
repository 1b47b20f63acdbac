import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyBindings, inGroups } from '../../../../src/editor/keys/bindings.ts';
import { width } from '../../../../src/terminal/width.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { offering, openLine } from './line.ts';

const bound = (['Windows', 'Emacs'] as const).flatMap(mode =>
  inGroups(createKeyBindings(mode).list()).flatMap(({ key }) => (key === 'Unbound' ? [] : key.split(','))),
);
const chords = [...new Set(bound.filter(each => /^[A-Za-z0-9+]+$/.test(each) && !/^.$/.test(each)))].filter(
  each => each !== 'Ctrl+C',
);
const part = fc.oneof(
  fc.constantFrom('t', 'ta', 'get', ' ', 'é', '👩‍👩‍👧', '漢', '\u0301', '\u202e', '|', '"'),
  fc.constantFrom(...chords, 'Tab', 'Enter', 'Escape', 'Backspace', 'UpArrow', 'DownArrow').map(each => `<${each}>`),
  fc.constantFrom('<paste:one\ntwo>', '<paste:\x1b[2J\r\n>'),
);

test('whatever is typed, the line can be drawn and nothing is applied but by Enter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { maxLength: 40 }),
      fc.constantFrom('Windows' as const, 'Emacs' as const),
      fc.constantFrom(':' as const, '/' as const),
      fc.integer({ min: 10, max: 90 }),
      async (parts, mode, label, columns) => {
        const history = ['tags', 'Get-AcrTag -Name "x"', 'multi\nline'];
        const complete = offering('tags', 'theme', 'tree', 'Get-AcrTag', '漢字');
        let applied = 0;
        const apply = () => {
          applied += 1;
          return 'no';
        };
        const { line, type, told } = openLine({ label, mode, history, complete, apply });
        for (const each of parts) {
          if (line.isOver) break;
          const before = applied;
          await type(each);
          if (applied > before) expect(each).toBe('<Enter>');
          const { text, cursor, looks, above } = line.view({ columns, rows: 12, theme: createTheme('none') });
          expect(looks).toHaveLength(text.length);
          expect(cursor).toBeGreaterThanOrEqual(0);
          expect(cursor).toBeLessThanOrEqual(text.length);
          expect(above.filter(row => width(row) > columns)).toEqual([]);
          expect(above.join('')).not.toMatch(/[\x1b\u202e\n]/);
        }
        expect(told).toEqual(line.isOver ? ['close'] : []);
      },
    ),
    { numRuns: 150 },
  );
});
