import { describe, expect, test } from 'vitest';
import { drawBox } from '../../../../src/ui/browser/draw/box.ts';
import { drawScreen } from '../../../../src/ui/browser/draw/draw-screen.ts';
import type { Overlay } from '../../../../src/ui/browser/overlay.ts';
import type { LineView, ScreenView } from '../../../../src/ui/browser/screen-view.ts';
import { CurrentTheme } from '../../../../src/ui/theme/current-theme.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { manifestList } from './manifest-list.ts';

const plain = createTheme('none');

/** The rows without the blanks at their ends, without empty ones where they say nothing. */
const shown = (view: ScreenView, columns: number, rows: number, overlay?: Overlay) =>
  drawScreen(view, { columns, rows, theme: plain }, overlay).map(row => row.trimEnd());

test('a list looks as the specification shows it', () => {
  expect(shown(manifestList, 100, 10)).toEqual([
    'contoso.azurecr.io  [PROTECTED] [READ-ONLY]                   as ana@contoso.com  token 41m  12s ago',
    'repositories › team/api                    3 of 412  filter: age<60d  marked 3 (1 hidden)  [PARTIAL]',
    ' 1 tags  2 MANIFESTS  3 referrers  4 info',
    '   Mode LastUpdated ↓        Size Kind  Platform    Digest       Tags',
    '   rwld 2026-11-20 08:02 215.4 MB index multi (2)   31a54a0cf86d {1.4.2, 1.4, 1, latest}',
    ' * rwld 2026-11-20 08:02 108.1 MB image linux/amd64 9f1c2e7a4b80 in 31a54a0cf86d',
    '>* r-l- 2026-10-02 17:31 107.9 MB image linux/amd64 77d0e5aa913c {1.4.1}',
    '',
    'PS> Get-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api',
    'Enter open  Space mark  d describe  (e attributes)  (D delete)  p plan  / filter  : command  ? help',
  ]);
});

test('in the smallest window every state still has its word, and the command gives way to the list', () => {
  const status = { text: 'reading page 2, 4 s', look: 'state.pending' } as const;
  expect(shown({ ...manifestList, status }, 40, 9)).toEqual([
    'contoso.azurec…  [PROTECTED] [READ-ONLY]',
    'filtered  marked 3 (1 hidden)  [PARTIAL]',
    ' 1   2 MANIFESTS  3   4',
    '   Mode     Size Digest       Tags',
    '   rwld 215.4 MB 31a54a0cf86d {1.4.2, 1…',
    ' * rwld 108.1 MB 9f1c2e7a4b80 in 31a54a…',
    '>* r-l- 107.9 MB 77d0e5aa913c {1.4.1}',
    'reading page 2, 4 s',
    'Enter open  Space mark  ? help',
  ]);
});

test('what is said is never cut off where it needs several lines', () => {
  const text =
    'team/api:1.4.1 is locked: DeleteEnabled is False. Update-AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api';
  const said = (rows: number) => shown({ ...manifestList, status: { text, look: 'state.error' } }, 60, rows);
  expect(said(20).slice(-5, -2)).toEqual([
    'team/api:1.4.1 is locked: DeleteEnabled is False.',
    'Update-AzContainerRegistryTag -RegistryName contoso',
    '-RepositoryName team/api',
  ]);
  expect(said(20)).toHaveLength(20);
  // the rows come first
  expect(said(10).at(-3)).toMatch(/^team\/api:1\.4\.1 is locked: .*…$/);
});

test.each([
  [39, 20, '39×21'],
  [80, 8, '80×9'],
])('a window of %d columns and %d rows is told to be too small, with its size', (columns, rows, size) => {
  const text = shown(manifestList, columns, rows).join(' ').trim();
  expect(text).toBe(`Window too small: ${size}, the browser needs 40×10.`);
});

describe('looks', () => {
  const rowsIn = (depth: 'true' | 'mono') =>
    drawScreen(manifestList, { columns: 100, rows: 10, theme: createTheme(depth) });

  test('the cursor row is drawn in one look over those of its cells', () => {
    const cursor = rowsIn('mono')[6] ?? '';
    expect(cursor).toMatch(/^\x1b\[7m>\* r-l- [^\x1b]*\x1b\[0m$/);
  });

  test('marks and badges have words and looks, the sorted column its arrow, a key that does nothing is struck', () => {
    const theme = createTheme('true');
    const rows = rowsIn('true');
    expect(rows[3]).toContain(theme.paint('ui.sortColumn', 'LastUpdated ↓'));
    expect(rows[5]).toContain(theme.paint('ui.mark', '*'));
    expect(rows[9]).toContain('\x1b[9m(D delete)\x1b[0m');
    expect(rows[0]).toContain(theme.paint('ui.badgeProtected', '[PROTECTED]'));
  });
});

const line = (state: Partial<LineView>): ScreenView => ({
  ...manifestList,
  line: { label: '/', text: [], cursor: 0, looks: [], problem: undefined, hints: [], above: [], ...state },
});

describe('the line', () => {
  const drawn = (view: ScreenView, columns = 60) => drawScreen(view, { columns, rows: 12, theme: createTheme('mono') });

  test('stands in place of the command, its cursor is an inverse cell', () => {
    expect(drawn(line({ text: [...'api'], cursor: 1 }))[10]).toBe('\x1b[1m/\x1b[0ma\x1b[7mp\x1b[0mi ');
    expect(drawn(line({ text: [...'api'], cursor: 3 }))[10]).toBe('\x1b[1m/\x1b[0mapi\x1b[7m \x1b[0m');
  });

  test('has its own keys below it', () => {
    const hints = [{ key: 'Enter', label: 'apply' }];
    expect(shown(line({ hints }), 60, 12).at(-1)).toBe('Enter apply');
  });

  test('says below what is wrong with it, and then underlines its cursor', () => {
    const rows = drawn(line({ text: [...'/a['], cursor: 3, problem: 'an open bracket' }));
    expect(rows[10]).toContain('\x1b[1;4m \x1b[0m');
    expect(rows[11]).toContain('an open bracket');
  });

  test('keeps the cursor on the screen when it is longer', () => {
    const text = [...'x'.repeat(50), ...'日本語'.repeat(20), 'E'];
    const last = shown(line({ text, cursor: text.length }), 60, 12)[10];
    expect(last).toMatch(/^\/日?.*E_$/);
    expect(shown(line({ text, cursor: 0 }), 60, 12)[10]).toBe(`/${'x'.repeat(50)}日本語日`);
  });

  test('has its menu above it, over the end of the list, which stays where it is', () => {
    const rows = shown(line({ text: [':'], cursor: 1, above: ['repos', 'tags'] }), 60, 12);
    expect(rows.slice(3, 10)).toEqual([...shown(manifestList, 60, 12).slice(3, 8), 'repos', 'tags']);
  });
});

test('a preview has the right side from 120 columns on', () => {
  const preview = {
    lines: [{ pieces: [{ text: 'Digest  sha256:31a5' }], isCursor: false, matches: [] }],
    position: 'lines 1-1 of 9',
  };
  const rows = shown({ ...manifestList, preview }, 120, 16);
  expect(rows[3]).toMatch(/^ {3}Mode .* Tags +│ {2}Digest {2}sha256:31a5$/);
  expect(rows[3]?.indexOf('│')).toBe(71);
  expect(rows.at(-3)).toMatch(/^ +lines 1-1 of 9$/);
  expect(shown({ ...manifestList, preview }, 119, 16).join('')).not.toContain('│');
});

test('a document shows its cursor, what was found and how much there is', () => {
  const view: ScreenView = {
    ...manifestList,
    crumbs: { crumbs: ['a'], count: undefined, filter: undefined, marked: { count: 0, hidden: 0 }, badges: [] },
    body: {
      kind: 'document',
      document: {
        lines: [
          { pieces: [{ text: '"日本": ' }, { text: '1' }], isCursor: false, matches: [{ start: 1, end: 5 }] },
          { pieces: [{ text: '}' }], isCursor: true, matches: [] },
        ],
        position: 'lines 1-2 of 9',
      },
    },
  };
  const theme = createTheme('mono');
  const rows = drawScreen(view, { columns: 40, rows: 9, theme });
  expect(rows[1]).toMatch(/lines 1-2 of 9\x1b\[0m$/);
  expect(rows[3]).toBe(`  "${theme.paint('ui.match', '日本')}": 1`);
  expect(rows[4]).toMatch(/^\x1b\[7m> \x1b\[0m\x1b\[7m}\x1b\[0m\x1b\[7m {37}\x1b\[0m$/);
});

test('an overlay lies in the middle, what is around it stays', () => {
  const overlay: Overlay = {
    draw: ({ theme }) => drawBox({ title: 'Sure?', lines: ['日本'], footer: [], width: 20 }, theme),
    take: () => {},
    isOver: false,
  };
  const rows = shown(manifestList, 40, 9, overlay);
  expect(rows.slice(3, 6)).toEqual([
    '   Mode   ┌ Sure? ───────────┐Tags',
    '   rwld 21│ 日本             │{1.4.2, 1…',
    ' * rwld 10└──────────────────┘in 31a54a…',
  ]);
});

test('where only ASCII can be shown, nothing else is drawn', () => {
  const theme = createTheme({ depth: 'mono', current: new CurrentTheme(), isUnicode: false });
  const overlay: Overlay = {
    draw: () => drawBox({ title: 'Sure…', lines: ['↑↓'], footer: manifestList.hints, width: 30 }, theme),
    take: () => {},
    isOver: false,
  };
  const view = { ...line({ text: [...'api'], cursor: 1 }), preview: { lines: [], position: undefined } };
  for (const [columns, rows] of [
    [160, 49],
    [40, 9],
    [30, 5],
  ] as const) {
    const frame = drawScreen(view, { columns, rows, theme }, overlay).map(theme.signs);
    expect(frame.join('').replace(/\x1b\[[\d;]*m/g, '')).toMatch(/^[\x20-\x7e]*$/);
  }
});
