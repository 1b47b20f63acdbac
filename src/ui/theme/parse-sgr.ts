import type { Colour } from './colour.ts';
import { attributeCodes, attributeNames, type Style } from './style.ts';

/** Reads SGR sequences alone, as PSReadLine's colours are written (`ESC[91;1m`); undefined for any other text. */
export function parseSgr(text: string): Style | undefined {
  if (!/^(?:\x1b\[[\d;]*m)+$/.test(text)) return undefined;
  const codes = text
    .slice(2, -1)
    .split(/m\x1b\[|;/)
    .map(Number);
  let style: Style = {};
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    const attribute = attributeNames.find(each => attributeCodes[each] === code);
    if (code === 0) style = {};
    else if (attribute) style = { ...style, [attribute]: true };
    else {
      const found = colourAt(codes.slice(at));
      if (!found) return undefined;
      style = { ...style, [found.of]: found.colour };
      at += found.used - 1;
    }
  }
  return style;
}

interface Found {
  readonly of: 'fg' | 'bg';
  readonly colour: Colour;
  /** How many of the parameters make it up. */
  readonly used: number;
}

function colourAt([code = 0, kind, ...rest]: readonly number[]): Found | undefined {
  const bright = (code >= 90 && code <= 97) || (code >= 100 && code <= 107);
  if (!bright && (code < 30 || code > 49)) return undefined;
  const of = (code >= 40 && code <= 49) || code >= 100 ? 'bg' : 'fg';
  const digit = code % 10;
  if (bright) return { of, colour: { kind: 'indexed', index: 8 + digit }, used: 1 };
  if (digit < 8) return { of, colour: { kind: 'indexed', index: digit }, used: 1 };
  if (digit === 9) return { of, colour: { kind: 'default' }, used: 1 };
  const [first = 256, second = 256, third = 256] = rest;
  if (kind === 5) return first < 256 ? { of, colour: { kind: 'indexed', index: first }, used: 3 } : undefined;
  if (kind !== 2 || Math.max(first, second, third) > 255) return undefined;
  return { of, colour: { kind: 'rgb', rgb: { r: first, g: second, b: third } }, used: 5 };
}
