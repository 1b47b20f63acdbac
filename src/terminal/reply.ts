/** An answer of the terminal to one of our questions. Nothing the user typed. */
export type Reply = { readonly type: 'reply' } & (
  | { readonly about: 'kitty-keyboard'; readonly flags: number }
  /** Primary device attributes: the conformance level, then extensions such as 4 (sixel) and 52 (clipboard). */
  | { readonly about: 'attributes'; readonly attributes: readonly number[] }
  | { readonly about: 'background'; readonly colour: Colour }
);

/** Red, green and blue from 0 to 255. */
export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** `CSI ? flags u` (kitty keyboard protocol) and `CSI ? … c` (DA1, xterm control sequences). */
export function replyOfControlSequence(sequence: string): Reply | undefined {
  const [, parameters = '', final] = /^\?([\d;]*)([uc])$/.exec(sequence) ?? [];
  if (final === 'u') return { type: 'reply', about: 'kitty-keyboard', flags: Number(parameters) || 0 };
  if (final !== 'c') return undefined;
  return { type: 'reply', about: 'attributes', attributes: parameters.split(';').map(Number) };
}

/** `OSC 11 ; rgb:r/g/b`, with 1 to 4 hexadecimal digits each and perhaps an alpha channel (xterm, XParseColor). */
export function replyOfSystemCommand(body: string): Reply | undefined {
  const [, r, g, b] = /^11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(body) ?? [];
  if (r === undefined || g === undefined || b === undefined) return undefined;
  return { type: 'reply', about: 'background', colour: { r: channel(r), g: channel(g), b: channel(b) } };
}

function channel(digits: string): number {
  return Math.round((Number.parseInt(digits, 16) / (16 ** digits.length - 1)) * 255);
}
