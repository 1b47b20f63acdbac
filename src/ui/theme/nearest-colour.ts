import { CUBE_STEPS, paletteRgb, type Rgb } from './colour.ts';
import { difference } from './colour-distance.ts';

/** xterm's colours for the first sixteen, which most terminals are near to. */
const XTERM_16: readonly Rgb[] = [
  { r: 0, g: 0, b: 0 },
  { r: 205, g: 0, b: 0 },
  { r: 0, g: 205, b: 0 },
  { r: 205, g: 205, b: 0 },
  { r: 0, g: 0, b: 238 },
  { r: 205, g: 0, b: 205 },
  { r: 0, g: 205, b: 205 },
  { r: 229, g: 229, b: 229 },
  { r: 127, g: 127, b: 127 },
  { r: 255, g: 0, b: 0 },
  { r: 0, g: 255, b: 0 },
  { r: 255, g: 255, b: 0 },
  { r: 92, g: 92, b: 255 },
  { r: 255, g: 0, b: 255 },
  { r: 0, g: 255, b: 255 },
  { r: 255, g: 255, b: 255 },
];

/** Those of the sixteen with a hue. */
const HUES = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14];

/** Black, white and bright white: bright black is the background itself in some palettes. */
const SHADES = [0, 7, 15];

/** The entry of the palette of 256 nearest to a colour as the eye has it; never one of the first sixteen, which are the user's. */
export function nearestEntry(rgb: Rgb): number {
  const [reds, greens, blues] = [stepsAround(rgb.r), stepsAround(rgb.g), stepsAround(rgb.b)];
  const cube = reds.flatMap(r => greens.flatMap(g => blues.map(b => 16 + 36 * r + 6 * g + b)));
  const grey = Math.floor(((rgb.r + rgb.g + rgb.b) / 3 - 8) / 10);
  const greys = [grey, grey + 1].map(each => 232 + Math.min(23, Math.max(0, each)));
  return nearest(rgb, [...cube, ...greys], paletteRgb);
}

/** The steps of the cube just below and just above a brightness. */
function stepsAround(part: number): readonly number[] {
  const above = CUBE_STEPS.findIndex(each => each >= part);
  return CUBE_STEPS[above] === part ? [above] : [above - 1, above];
}

/** Which of the terminal's sixteen colours is nearest to one that has a hue. */
export const nearestOf16 = (rgb: Rgb): number => nearest(rgb, HUES, ownRgb);

/** Which of black, white and bright white is nearest. */
export const nearestShade = (rgb: Rgb): number => nearest(rgb, SHADES, ownRgb);

const ownRgb = (index: number): Rgb => XTERM_16[index] ?? { r: 0, g: 0, b: 0 };

function nearest(rgb: Rgb, among: readonly number[], rgbOf: (index: number) => Rgb): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const index of among) {
    const distance = difference(rgb, rgbOf(index));
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
