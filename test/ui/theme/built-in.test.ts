import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtInNames, builtInTheme, isBuiltIn } from '../../../src/ui/theme/built-in.ts';
import { fixedRgb, parseColour } from '../../../src/ui/theme/colour.ts';
import { contrast, difference, visions } from '../../../src/ui/theme/colour-distance.ts';
import { attributeNames } from '../../../src/ui/theme/style.ts';
import { readTheme } from '../../../src/ui/theme/theme-source.ts';
import { tokenNames } from '../../../src/ui/theme/token.ts';

const folder = fileURLToPath(new URL('../../../themes/', import.meta.url));
const files = readdirSync(folder).filter(each => each.endsWith('.json') && each !== 'theme.schema.json');
const textOf = (file: string) => readFileSync(`${folder}${file}`, 'utf8');

test('every theme of the folder comes with the program', () => {
  expect(files.map(each => each.slice(0, -5))).toEqual(builtInNames.toSorted());
  expect(files).toHaveLength(7);
});

test.each(files)('%s fits its format, and says its own name', file => {
  const { source, faults } = readTheme(textOf(file), file.slice(0, -5));
  expect(faults).toEqual([]);
  expect(JSON.parse(textOf(file))).toMatchObject({ name: source?.name, $schema: './theme.schema.json' });
});

const theme = (name: string) => builtInTheme(isBuiltIn(name) ? name : 'dark');

test.each(builtInNames)('%s has an answer for each of the 83 tokens', name => {
  expect(theme(name).name).toBe(name);
  expect(tokenNames.filter(each => theme(name).style(each) === undefined)).toEqual([]);
  expect(tokenNames).toHaveLength(83);
});

test('the schema knows every token and attribute', () => {
  const schema = JSON.parse(textOf('theme.schema.json'));
  expect(schema.properties.tokens.propertyNames.enum).toEqual([...tokenNames]);
  expect(Object.keys(schema.$defs.attributes.properties)).toEqual([...attributeNames]);
  expect(Object.keys(schema.$defs.token.properties)).toEqual(['fg', 'bg', ...attributeNames]);
});

const DARK = ['#000000', '#0c0c0c', '#1e1e1e', '#282a36'];
const LIGHT = ['#ffffff', '#fdf6e3', '#f3f3f3', '#fafafa'];
const rgb = (text: string) => fixedRgb(parseColour(text)) ?? { r: 0, g: 0, b: 0 };

/** Interface D5: the smallest contrast, and the smallest distance between ok, warn, error and locked for each kind of vision. */
describe.each([
  ['dark', DARK, 4.7, [77, 44, 42, 42]],
  ['light', LIGHT, 4.7, [45, 33, 31, 30]],
  ['colorblind-dark', DARK, 4.7, [58, 41, 45, 42]],
  ['colorblind-light', LIGHT, 4.7, [60, 45, 44, 41]],
  ['high-contrast', ['#000000'], 7.4, [75, 41, 41, 40]],
] as const)('%s', (name, backgrounds, least, distances) => {
  const palette = ['muted', 'accent', 'ok', 'warn', 'error', 'locked', 'string'].map(
    each => fixedRgb(theme(name).paletteColour(each)) ?? rgb('#000000'),
  );

  test(`has a contrast of ${least} at least`, () => {
    const smallest = Math.min(...palette.flatMap(each => backgrounds.map(back => contrast(each, rgb(back)))));
    expect(Number(smallest.toFixed(1))).toBe(least);
  });

  test('keeps its states apart for everybody', () => {
    const states = palette.slice(2, 6);
    const smallest = visions.map(vision =>
      Math.min(...states.flatMap((one, at) => states.slice(at + 1).map(other => difference(one, other, vision)))),
    );
    expect(smallest.map(Math.round)).toEqual(distances);
  });
});

test('terminal and mono hold no colour of their own', () => {
  for (const name of ['terminal', 'mono']) {
    const own = tokenNames.flatMap(each => [theme(name).style(each).fg, theme(name).style(each).bg]).filter(fixedRgb);
    expect(own).toEqual([]);
  }
});
