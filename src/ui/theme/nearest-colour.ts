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

/** The entry of the palette of 256 nearest to a colour; never one of the first sixteen, which are the user's. */
export function nearestEntry(rgb: Rgb): number {
  const step = (part: number) => {
    const distances = CUBE_STEPS.map(each => Math.abs(each - part));
    return distances.indexOf(Math.min(...distances));
  };
  const cube = 16 + 36 * step(rgb.r) + 6 * step(rgb.g) + step(rgb.b);
  const average = (rgb.r + rgb.g + rgb.b) / 3;
  const grey = 232 + Math.min(23, Math.max(0, Math.round((average - 8) / 10)));
  return apart(rgb, paletteRgb(grey)) < apart(rgb, paletteRgb(cube)) ? grey : cube;
}

const apart = (one: Rgb, other: Rgb): number => Math.hypot(one.r - other.r, one.g - other.g, one.b - other.b);

/** Which of the terminal's sixteen colours is nearest to one that has a hue. */
export const nearestOf16 = (rgb: Rgb): number => nearest(rgb, HUES);

/** Which of black, white and bright white is nearest. */
export const nearestShade = (rgb: Rgb): number => nearest(rgb, SHADES);

function nearest(rgb: Rgb, among: readonly number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const index of among) {
    const distance = difference(rgb, XTERM_16[index] ?? rgb);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
