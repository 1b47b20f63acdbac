import { describe, expect, test } from 'vitest';
import { crumbsRow } from '../../../../src/ui/browser/draw/crumbs-row.ts';
import { headerRow } from '../../../../src/ui/browser/draw/header-row.ts';
import { tabsRow } from '../../../../src/ui/browser/draw/tabs-row.ts';
import type { CrumbsView, HeaderView } from '../../../../src/ui/browser/screen-view.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';

const plain = createTheme('none');

const header: HeaderView = {
  server: 'contoso.azurecr.io',
  badges: ['STALE'],
  identity: 'ana@contoso.com',
  tokenMinutes: 41,
  age: 0,
};

describe('the header', () => {
  test.each([
    [0, '0s ago'],
    [59_999, '59s ago'],
    [60_000, '1m ago'],
    [7_200_000, '2h ago'],
    [172_800_000, '2d ago'],
    ['reading', 'reading…'],
  ] as const)('tells the age of %s ms as %s', (age, text) => {
    expect(headerRow({ ...header, age }, 100, plain)).toMatch(new RegExp(`  ${text}$`));
  });

  test('warns of a token that ends soon', () => {
    const theme = createTheme('16');
    expect(headerRow({ ...header, tokenMinutes: 5 }, 100, theme)).toContain(theme.paint('state.warn', 'token 5m'));
    expect(headerRow({ ...header, tokenMinutes: 0 }, 100, theme)).toContain(
      theme.paint('state.error', 'token expired'),
    );
  });

  test('keeps its badges however narrow it is', () => {
    const badges = ['PROTECTED', 'READ-ONLY', 'STALE'] as const;
    expect(headerRow({ ...header, badges }, 40, plain)).toBe('contos…  [PROTECTED] [READ-ONLY] [STALE]');
  });
});

describe('the crumbs', () => {
  const crumbs: CrumbsView = {
    crumbs: ['repositories', 'team', 'team/a-rather-long-service-name'],
    count: '12 of 4,000',
    filter: 'age<60d platform:arm64 size>100mb',
    marked: { count: 5, hidden: 0 },
    badges: ['PARTIAL'],
  };

  test.each([
    [
      140,
      'repositories › team › team/a-rather-long-service-name    12 of 4,000  filter: age<60d platform:arm64 size>100mb  marked 5  [PARTIAL]',
    ],
    [
      118,
      '… › team/a-rather-long-service-name    12 of 4,000  filter: age<60d platform:arm64 size>100mb  marked 5  [PARTIAL]',
    ],
    [80, '… › team/a-rather-l…  12 of 4,000  filter: age<60d platfor…  marked 5  [PARTIAL]'],
    [64, '… › team/a-rathe…  filter: age<60d platfor…  marked 5  [PARTIAL]'],
    [40, '… › team…  filtered  marked 5  [PARTIAL]'],
  ])('give way by worth in %d cells', (columns, text) => {
    const row = crumbsRow(crumbs, columns, plain);
    expect(row.replace(/ {3,}/, '    ')).toBe(text);
    expect(row).toHaveLength(columns);
  });

  test('say nothing of marks and filters that are not there', () => {
    const bare = { ...crumbs, filter: undefined, marked: { count: 0, hidden: 0 }, badges: [] };
    expect(crumbsRow({ ...bare, crumbs: ['registries'] }, 40, plain)).toBe(`registries${' '.repeat(19)}12 of 4,000`);
  });
});

test('only the current tab keeps its label where there is no room', () => {
  const tabs = ['overview', 'layers', 'config'].map((label, index) => ({
    key: String(index + 1),
    label,
    isCurrent: index === 1,
  }));
  expect(tabsRow(tabs, 40, plain)).toBe(' 1 overview  2 LAYERS  3 config ');
  expect(tabsRow(tabs, 25, plain)).toBe(' 1   2 LAYERS  3  ');
});
