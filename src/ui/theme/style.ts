import { type Colour, fixedRgb } from './colour.ts';
import { lab } from './colour-distance.ts';
import type { ColourDepth } from './depth.ts';
import { nearestEntry, nearestOf16, nearestShade } from './nearest-colour.ts';

/** In the order of their SGR codes. */
export const attributeNames = ['bold', 'dim', 'italic', 'underline', 'inverse', 'strike'] as const;

type Attribute = (typeof attributeNames)[number];

export type Attributes = Readonly<Partial<Record<Attribute, boolean>>>;

/** How a piece of text looks; a colour left out is the terminal's own. */
export interface Style extends Attributes {
  readonly fg?: Colour | undefined;
  readonly bg?: Colour | undefined;
}

/** The SGR code of each (ECMA-48 8.3.117). */
export const attributeCodes: Readonly<Record<Attribute, number>> = {
  bold: 1,
  dim: 2,
  italic: 3,
  underline: 4,
  inverse: 7,
  strike: 9,
};

/** The SGR parameters of a style, brought down to what the terminal can show: `38;2;255;92;92;1`; empty where nothing is to be sent. */
export function sgr(style: Style, depth: ColourDepth): string {
  if (depth === 'none') return '';
  const codes: (string | number)[] = [];
  let dim = style.dim ?? false;
  if (depth !== 'mono') {
    const { fg, bg } = style;
    if (depth === '16' && isGrey(fg) && (bg === undefined || bg.kind === 'default')) {
      // the sixteen hold two greys, and one vanishes on white and the other on Solarized: the terminal's own text is read everywhere
      dim ||= isMiddle(fg);
    } else if (fg) codes.push(colourCode(fg, depth, 30));
    if (bg) codes.push(colourCode(bg, depth, 40));
  }
  for (const name of attributeNames) if (name === 'dim' ? dim : style[name]) codes.push(attributeCodes[name]);
  return codes.join(';');
}

/** `base` is 30 for text and 40 for what is behind it. */
function colourCode(colour: Colour, depth: 'true' | '256' | '16', base: number): string {
  if (colour.kind === 'default') return String(base + 9);
  if (depth === 'true' && colour.kind === 'rgb') {
    const { r, g, b } = colour.rgb;
    return `${base + 8};2;${r};${g};${b}`;
  }
  const index = colour.kind === 'indexed' ? colour.index : nearestEntry(colour.rgb);
  if (depth !== '16' && index >= 16) return `${base + 8};5;${index}`;
  const rgb = fixedRgb(colour);
  const own = rgb ? (isGrey(colour) ? nearestShade(rgb) : nearestOf16(rgb)) : index;
  return String(own < 8 ? base + own : base + 60 + own - 8);
}

/** Without a hue to speak of: chroma in L*a*b* under 12. */
function isGrey(colour: Colour | undefined): boolean {
  const rgb = fixedRgb(colour);
  if (!rgb) return false;
  const [, a, b] = lab(rgb);
  return Math.hypot(a, b) < 12;
}

/** Neither near black nor near white. */
function isMiddle(colour: Colour | undefined): boolean {
  const rgb = fixedRgb(colour);
  const lightness = rgb ? lab(rgb)[0] : 0;
  return lightness > 30 && lightness < 75;
}
