import fc from 'fast-check';
import { expect, test } from 'vitest';
import { width } from '../../../../src/terminal/width.ts';
import { drawBox } from '../../../../src/ui/browser/draw/box.ts';
import { drawScreen } from '../../../../src/ui/browser/draw/draw-screen.ts';
import type { Overlay } from '../../../../src/ui/browser/overlay.ts';
import { plainText } from '../../../../src/ui/pager/styled-line.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { anyScreen, anyText } from './any-screen.ts';

const surfaces = fc.record({
  columns: fc.oneof(fc.integer({ min: 40, max: 250 }), fc.integer({ min: 1, max: 45 })),
  rows: fc.oneof(fc.integer({ min: 9, max: 80 }), fc.integer({ min: 0, max: 12 })),
  theme: fc.constantFrom('true', '256', '16', 'mono', 'none').map(depth => createTheme(depth)),
});

const overlays: fc.Arbitrary<Overlay | undefined> = fc.option(
  fc.record({ title: anyText, width: fc.integer({ min: 1, max: 260 }), rows: fc.nat(90) }).map(
    ({ title, width, rows }): Overlay => ({
      draw: ({ theme }) => drawBox({ title, lines: Array<string>(rows).fill('日本語'), footer: [], width }, theme),
      take: () => {},
      isOver: false,
    }),
  ),
  { nil: undefined },
);

const uncleaned = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;

test('whatever a screen holds, it has exactly its rows, none too wide, and nothing in them moves the cursor', () => {
  fc.assert(
    fc.property(anyScreen, surfaces, overlays, (view, surface, overlay) => {
      const rows = drawScreen(view, surface, overlay);
      expect(rows).toHaveLength(surface.rows);
      for (const row of rows) {
        const text = plainText(row);
        expect(width(text)).toBeLessThanOrEqual(surface.columns);
        expect(text).not.toMatch(uncleaned);
        if (surface.theme.isPlain) expect(row).toBe(text);
      }
    }),
    { numRuns: 200 },
  );
});

test('what is switched on in a row ends with it', () => {
  fc.assert(
    fc.property(anyScreen, surfaces, (view, surface) => {
      for (const row of drawScreen(view, surface)) {
        const last = row.match(/\x1b\[[\d;]*m/g)?.at(-1);
        expect([undefined, '\x1b[0m']).toContain(last);
      }
    }),
    { numRuns: 100 },
  );
});
