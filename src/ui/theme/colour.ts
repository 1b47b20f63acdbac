/** Red, green and blue, 0 to 255 each. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** A colour as a theme names it. */
export type Colour =
  | { readonly kind: 'rgb'; readonly rgb: Rgb }
  /** Entry of xterm's palette of 256; the first sixteen are the terminal's own. */
  | { readonly kind: 'indexed'; readonly index: number }
  | { readonly kind: 'default' };

/** The terminal's own eight; `bright` before them makes sixteen. */
const ANSI_NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** Reads `#rgb`, `#rrggbb`, `red`, `brightRed`, `256:208` or `default`; undefined for anything else. Case does not count. */
export function parseColour(text: string): Colour | undefined {
  const word = text.toLowerCase();
  if (word === 'default') return { kind: 'default' };
  const hex = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/.exec(word);
  if (hex) {
    const [r = 0, g = 0, b = 0] = hex[1]
      ? [...hex[1]].map(each => Number.parseInt(each + each, 16))
      : [1, 3, 5].map(at => Number.parseInt(word.slice(at, at + 2), 16));
    return { kind: 'rgb', rgb: { r, g, b } };
  }
  const entry = /^256:(\d{1,3})$/.exec(word);
  if (entry) {
    const index = Number(entry[1]);
    return index < 256 ? { kind: 'indexed', index } : undefined;
  }
  const name = /^(bright)?([a-z]+)$/.exec(word);
  const base = ANSI_NAMES.indexOf(name?.[2] ?? '');
  return base < 0 ? undefined : { kind: 'indexed', index: name?.[1] ? base + 8 : base };
}

/** The text that `parseColour` reads as this colour. */
export function colourText(colour: Colour): string {
  if (colour.kind === 'default') return 'default';
  if (colour.kind === 'rgb') {
    const { r, g, b } = colour.rgb;
    return `#${[r, g, b].map(each => each.toString(16).padStart(2, '0')).join('')}`;
  }
  const name = ANSI_NAMES[colour.index % 8] ?? '';
  if (colour.index >= 16) return `256:${colour.index}`;
  return colour.index < 8 ? name : `bright${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** What is known of a colour on every terminal; undefined where the user chose it: the first sixteen and the default. */
export function fixedRgb(colour: Colour | undefined): Rgb | undefined {
  if (colour?.kind === 'rgb') return colour.rgb;
  return colour?.kind === 'indexed' && colour.index >= 16 ? paletteRgb(colour.index) : undefined;
}

/** Brightness of the six steps of the palette's colour cube, entries 16 to 231 (xterm, 256colres.pl). */
export const CUBE_STEPS = [0, 95, 135, 175, 215, 255];

/** Entries 16 to 255 of xterm's palette: a cube of six steps, then 24 greys from 8 in steps of 10. */
export function paletteRgb(index: number): Rgb {
  if (index >= 232) {
    const grey = 8 + 10 * (index - 232);
    return { r: grey, g: grey, b: grey };
  }
  const at = index - 16;
  const step = (part: number) => CUBE_STEPS[part % 6] ?? 0;
  return { r: step(Math.floor(at / 36)), g: step(Math.floor(at / 6)), b: step(at) };
}
