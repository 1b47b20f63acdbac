import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInTheme } from '../../../src/ui/theme/built-in.ts';
import { fixedRgb, paletteRgb, parseColour, type Rgb } from '../../../src/ui/theme/colour.ts';
import { contrast, difference, visions } from '../../../src/ui/theme/colour-distance.ts';
import { nearestEntry, nearestOf16, nearestShade } from '../../../src/ui/theme/nearest-colour.ts';

const rgb = (text: string): Rgb => fixedRgb(parseColour(text)) ?? { r: 0, g: 0, b: 0 };

test.each([
  ['#000000', 16],
  ['#ffffff', 231],
  ['#ff5c5c', 203],
  ['#4cc2ff', 39],
  ['#9aa5b1', 248],
  ['#5f87af', 67],
  ['#121212', 233],
  // a dark violet stays one, though a grey is nearer by numbers
  ['#392556', 53],
])('%s is entry %i of 256', (text, index) => {
  expect(nearestEntry(rgb(text))).toBe(index);
});

test.each([
  ['#ff0000', 9],
  ['#cd0000', 1],
  ['#0550ae', 12],
  ['#94f9e5', 14],
  ['#e675f0', 5],
])('%s is entry %i of 16', (text, index) => {
  expect(nearestOf16(rgb(text))).toBe(index);
});

test.each([
  ['#111111', 0],
  ['#d0d0d0', 7],
  ['#ffffff', 15],
])('%s is the shade %i', (text, index) => {
  expect(nearestShade(rgb(text))).toBe(index);
});

test('every entry of the palette is the nearest to itself, and none is far', () => {
  const entries = Array.from({ length: 240 }, (_, index) => index + 16);
  expect(entries.filter(each => difference(paletteRgb(nearestEntry(paletteRgb(each))), paletteRgb(each)) > 0)).toEqual(
    [],
  );
  const byte = fc.nat(255);
  fc.assert(
    fc.property(fc.record({ r: byte, g: byte, b: byte }), each => {
      const index = nearestEntry(each);
      expect(index).toBeGreaterThanOrEqual(16);
      expect(difference(each, paletteRgb(index))).toBeLessThan(45);
    }),
  );
});

test.each([
  ['dark', ['#000000', '#282a36']],
  ['light', ['#ffffff', '#f3f3f3']],
  ['colorblind-dark', ['#000000', '#282a36']],
  ['colorblind-light', ['#ffffff', '#f3f3f3']],
  ['high-contrast', ['#000000']],
] as const)('with 256 colours %s is read, and its states are told apart, by everybody', (name, backgrounds) => {
  const colour = (each: string) =>
    paletteRgb(nearestEntry(fixedRgb(builtInTheme(name).paletteColour(each)) ?? rgb('#000')));
  const states = ['ok', 'warn', 'error', 'locked'].map(colour);
  const all = [...states, ...['muted', 'accent', 'string'].map(colour)];
  for (const each of all) for (const back of backgrounds) expect(contrast(each, rgb(back))).toBeGreaterThan(4);
  for (const vision of visions) {
    for (const [at, one] of states.entries()) {
      for (const other of states.slice(at + 1)) expect(difference(one, other, vision)).toBeGreaterThan(20);
    }
  }
});
