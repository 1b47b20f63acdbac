import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseSources, builtInSource } from '../../../src/ui/theme/built-in.ts';
import { colourText, parseColour } from '../../../src/ui/theme/colour.ts';
import { editorStyle } from '../../../src/ui/theme/editor-colour.ts';
import { parseSgr } from '../../../src/ui/theme/parse-sgr.ts';
import { resolveTheme } from '../../../src/ui/theme/resolve-theme.ts';
import { attributeNames, sgr } from '../../../src/ui/theme/style.ts';
import { readTheme, readThemeJson } from '../../../src/ui/theme/theme-source.ts';
import { tokenNames } from '../../../src/ui/theme/token.ts';

const rgb = (r: number, g: number, b: number) => ({ kind: 'rgb', rgb: { r, g, b } });

test.each([
  ['#f0a', rgb(255, 0, 170)],
  ['#4CC2ff', rgb(0x4c, 0xc2, 0xff)],
  ['red', { kind: 'indexed', index: 1 }],
  ['brightRed', { kind: 'indexed', index: 9 }],
  ['256:208', { kind: 'indexed', index: 208 }],
  ['default', { kind: 'default' }],
  ['#12345', undefined],
  ['256:256', undefined],
  ['brightorange', undefined],
  ['', undefined],
])('%s is the colour %j', (text, colour) => {
  expect(parseColour(text)).toEqual(colour);
});

/** A theme of this JSON, resolved against the program's themes. */
function themeOf(json: unknown) {
  const { source, faults } = readThemeJson(json, 'own');
  const resolution = source && resolveTheme(source, builtInSource, baseSources);
  return { theme: resolution?.theme, faults: [...faults, ...(resolution?.faults ?? [])] };
}

describe('a theme', () => {
  test('may say next to nothing: the rest comes from the default for its background', () => {
    const { theme, faults } = themeOf({ appearance: 'light', tokens: { 'ui.key': { fg: 'red' } } });
    expect(faults).toEqual([]);
    expect(theme?.style('ui.key')).toMatchObject({ fg: { kind: 'indexed', index: 1 }, bold: false });
    expect(theme?.style('state.ok').fg).toEqual(parseColour('#1f7a62'));
  });

  test('gives its palette to the tokens that it inherits', () => {
    const { theme } = themeOf({ inherits: 'dark', palette: { accent: '#123456', ok: { underline: true } } });
    expect(theme?.style('ui.title')).toMatchObject({ fg: parseColour('#123456'), bold: true });
    expect(theme?.style('state.ok')).toMatchObject({ fg: undefined, underline: true });
    expect(theme?.style('state.error').fg).toEqual(parseColour('#ff5c5c'));
  });

  test('has the last word over attributes of the palette', () => {
    const { theme } = themeOf({
      palette: { loud: { bold: true, inverse: true } },
      tokens: { 'ui.text': { fg: '$loud', bold: false } },
    });
    expect(theme?.style('ui.text')).toMatchObject({ bold: false, inverse: true });
  });

  test.each([
    [{ tokens: { 'ui.txt': {} } }, 'ui.txt is no token (ui.text is)'],
    [
      { tokens: { 'ui.text': { fg: 'reddish' } } },
      'ui.text.fg is no colour: #rgb, #rrggbb, red, brightRed, 256:208 or default',
    ],
    [
      { tokens: { 'ui.text': { blink: true } } },
      'ui.text.blink is none of fg, bg, bold, dim, italic, underline, inverse, strike',
    ],
    [{ tokens: { 'ui.text': { bold: 1 } } }, 'ui.text.bold is true or false'],
    [{ tokens: { 'ui.text': { fg: '$nobody' } } }, 'ui.text refers to $nobody, which the palette has not'],
    [{ tokens: [] }, 'tokens is an object'],
    [{ palette: { ok: '$warn' } }, 'palette.ok is no colour: #rgb, #rrggbb, red, brightRed, 256:208 or default'],
    [{ appearance: 'dim' }, 'appearance is one of dark, light, any'],
    [{ inherits: 'nobody' }, 'inherits nobody, which there is not'],
    [{ about: 5 }, 'about is a text'],
    [{ palette: { '\x1b[2J': 5 } }, 'palette.\\x1b[2J is no colour: #rgb, #rrggbb, red, brightRed, 256:208 or default'],
  ])('%j works, and is told that %s', (json, fault) => {
    const { theme, faults } = themeOf(json);
    expect(faults).toEqual([fault]);
    expect(theme?.style('state.ok').fg).toEqual(parseColour('#94f9e5'));
  });

  test('that inherits itself is refused', () => {
    const [a, b] = [{ inherits: 'b' }, { inherits: 'a' }].map(
      (each, at) => readThemeJson(each, 'ab'.charAt(at)).source,
    );
    const resolution = a && resolveTheme(a, name => (name === 'a' ? a : b), baseSources);
    expect(resolution).toEqual({ theme: undefined, faults: ['inherits itself: a → b → a'] });
  });
});

/** JSON that looks like a theme, more or less. */
const colour = fc.oneof(
  fc.constantFrom('#fff', '#4cc2ff', 'red', '256:208', 'default', '$ok', '$own', '$__proto__'),
  fc.string(),
);
const style = fc.record({ fg: colour, bg: colour, bold: fc.oneof(fc.boolean(), fc.integer()) }, { requiredKeys: [] });
const key = fc.oneof(fc.constantFrom(...tokenNames, 'ok', 'own', '__proto__', 'constructor'), fc.string());
const themeJson = fc.record(
  {
    name: fc.string(),
    appearance: fc.oneof(fc.constantFrom('dark', 'light', 'any'), fc.jsonValue()),
    inherits: fc.oneof(fc.constantFrom('dark', 'mono', 'own', '__proto__'), fc.jsonValue()),
    background: fc.oneof(colour, fc.jsonValue()),
    palette: fc.oneof(fc.dictionary(key, fc.oneof(colour, style)), fc.jsonValue()),
    tokens: fc.oneof(fc.dictionary(key, fc.oneof(style, fc.jsonValue())), fc.jsonValue()),
    glyphs: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

test('whatever stands in a file, it is a theme that paints, or none with a reason', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        themeJson.map(each => JSON.stringify(each)),
      ),
      text => {
        const { source, faults } = readTheme(text, 'own');
        if (!source) {
          expect(faults).toHaveLength(1);
          return;
        }
        const own = resolveTheme(source, name => (name === 'own' ? source : builtInSource(name)), baseSources);
        if (!own.theme) {
          expect(own.faults).toEqual([expect.stringContaining('inherits itself')]);
          return;
        }
        for (const token of tokenNames) {
          for (const depth of ['true', '256', '16', 'mono'] as const) {
            expect(sgr(own.theme.style(token), depth)).toMatch(/^(\d+(;\d+)*)?$/);
          }
        }
        // what stands in the file is foreign text
        expect([...faults, ...own.faults].join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
      },
    ),
    { numRuns: 500 },
  );
});

const anyColour = fc.oneof(
  fc.record({ kind: fc.constant('rgb' as const), rgb: fc.record({ r: fc.nat(255), g: fc.nat(255), b: fc.nat(255) }) }),
  fc.record({ kind: fc.constant('indexed' as const), index: fc.nat(255) }),
  fc.constant({ kind: 'default' as const }),
);

test('a colour is read as it is written', () => {
  fc.assert(
    fc.property(anyColour, each => {
      expect(parseColour(colourText(each))).toEqual(each);
    }),
  );
});

test('SGR sequences are read as they are written', () => {
  const styles = fc.record(
    { fg: anyColour, bg: anyColour, ...Object.fromEntries(attributeNames.map(each => [each, fc.constant(true)])) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(styles, each => {
      fc.pre(Object.keys(each).length > 0);
      expect(parseSgr(`\x1b[${sgr(each, 'true')}m`)).toEqual(each);
    }),
  );
});

test.each([
  ['DarkYellow', '33'],
  ['yellow', '93'],
  ['#8181f7', '38;2;129;129;247'],
  ['\x1b[91m', '91'],
  ['\x1b[38;5;8m\x1b[3m', '90;3'],
  ['\x1b[0;7m', '7'],
])("a colour of PSReadLine's: %j", (text, code) => {
  expect(sgr(editorStyle(text) ?? {}, 'true')).toBe(code);
});

test.each(['Orange', '\x1b[2J', '\x1b[38;5m', '\x1b[38;2;300;0;0m', 'red\x1b[31m', '#12', ''])(
  '%j is no colour',
  text => {
    expect(editorStyle(text)).toBeUndefined();
  },
);
