import { expect, test } from 'vitest';
import { BOX_EDGES, drawBox } from '../../../../src/ui/browser/draw/box.ts';
import { rowWidth } from '../../../../src/ui/browser/draw/styled-row.ts';
import { plainText } from '../../../../src/ui/pager/styled-line.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';

const footer = [
  { key: 'y', label: 'delete' },
  { key: 'n/Esc', label: 'cancel' },
  { key: '?', label: 'why' },
];

test('a box has its title in the upper edge and its keys in the lower one', () => {
  const box = drawBox({ title: 'Delete 2', lines: ['one', 'two'], footer, width: 40 }, createTheme('none'));
  expect(box).toEqual([
    '┌ Delete 2 ────────────────────────────┐',
    '│ one                                  │',
    '│ two                                  │',
    '└ y delete  n/Esc cancel  ? why ───────┘',
  ]);
});

test('keys that have no room go, help stays', () => {
  const [, bottom] = drawBox({ title: '', lines: [], footer, width: 24 }, createTheme('none'));
  expect(bottom).toBe('└ y delete  ? why ─────┘');
});

test.each([6, 10, 23, 60])('all rows are %d cells wide, whatever they hold', width => {
  const theme = createTheme('16');
  const lines = ['', '日本語日本語日本語日本語日本語日本語日本語', theme.paint('ui.title', 'x'.repeat(200)), 'plain'];
  const box = drawBox({ title: 'a\x1b[2J\n日本語 title of some length', lines, footer, width }, theme);
  expect(box.map(rowWidth)).toEqual(box.map(() => width));
  expect(box.map(plainText).join('')).not.toMatch(/\p{Cc}/u);
});

test('a struck key stands in brackets as well', () => {
  const hints = [{ key: 'D', label: 'delete', disabled: 'read-only' }];
  const width = 20 + BOX_EDGES;
  expect(drawBox({ title: 't', lines: [], footer: hints, width }, createTheme('mono'))[1]).toContain(
    '\x1b[9m(D delete)\x1b[0m',
  );
});
