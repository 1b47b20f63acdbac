import { expect, test } from 'vitest';
import { baseSources, builtInNames, builtInSource, builtInTheme, isBuiltIn } from '../../../src/ui/theme/built-in.ts';
import { resolveTheme } from '../../../src/ui/theme/resolve-theme.ts';
import { checkTheme } from '../../../src/ui/theme/theme-check.ts';
import { sampleLines } from '../../../src/ui/theme/theme-sample.ts';
import { readThemeJson } from '../../../src/ui/theme/theme-source.ts';
import { tokenNames } from '../../../src/ui/theme/token.ts';

function themeOf(json: unknown) {
  const { source } = readThemeJson(json, 'own');
  const theme = source && resolveTheme(source, builtInSource, baseSources).theme;
  if (!theme) throw new Error('no theme');
  return theme;
}

const white = { r: 255, g: 255, b: 255 };
const find = (checks: ReturnType<typeof checkTheme>, subject: string) => checks.find(each => each.subject === subject);

test.each(builtInNames.filter(isBuiltIn))('%s is not too low anywhere', name => {
  const checks = checkTheme(builtInTheme(name), undefined);
  expect(checks.filter(each => each.verdict === 'Low')).toEqual([]);
  expect(checks).toHaveLength(tokenNames.length + 4);
});

test('a dark theme cannot be read on the white that the terminal has told', () => {
  const found = find(checkTheme(builtInTheme('dark'), white), 'state.ok');
  expect(found).toMatchObject({ against: '#ffffff', verdict: 'Low' });
  expect(found?.measured).toBeCloseTo(1.21, 1);
});

test('a background of its own counts, of the theme or of the token', () => {
  const theme = themeOf({
    background: '#000',
    foreground: '#fff',
    tokens: { 'ui.key': { fg: '#777', bg: '#888' }, 'ui.title': { fg: '256:231', inverse: true } },
  });
  const checks = checkTheme(theme, white);
  expect(find(checks, 'ui.text')).toMatchObject({ against: '#000000', measured: 21, verdict: 'OK' });
  expect(find(checks, 'ui.key')).toMatchObject({ against: '#888888', verdict: 'Low' });
  expect(find(checks, 'ui.title')).toMatchObject({ measured: 21, verdict: 'OK' });
});

test('red and green of the same lightness are found out', () => {
  const checks = checkTheme(themeOf({ palette: { ok: '#8f8a00', error: '#c97b00' } }), undefined);
  const low = checks.filter(each => each.check === 'Distance' && each.verdict === 'Low');
  expect(low.map(each => [each.against, each.subject])).toEqual([
    ['protan', 'ok, error'],
    ['deutan', 'ok, error'],
  ]);
});

test('what the terminal decides is not judged', () => {
  const verdicts = new Set(checkTheme(builtInTheme('terminal'), white).map(each => each.verdict));
  expect([...verdicts]).toEqual(['Terminal']);
});

test('the sample shows every token, and fits 80 columns', () => {
  const lines = sampleLines(builtInTheme('light')).map(each =>
    typeof each === 'string' ? each : each.map(({ text }) => text).join(''),
  );
  const words = new Set(lines.flatMap(each => each.trim().split(/\s+/)));
  expect(tokenNames.filter(each => !words.has(each.slice(each.indexOf('.') + 1)))).toEqual([]);
  expect(Math.max(...lines.map(each => each.length))).toBeLessThanOrEqual(80);
});
