import type { Rgb } from './colour.ts';

/** How colours are seen: by most, or without the long, middle or short cones. */
export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan';

export const visions = ['normal', 'protan', 'deutan', 'tritan'] as const satisfies readonly Vision[];

type Three = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, severity 1.0, rows; they apply to linear RGB. */
const MACHADO: Readonly<Record<Exclude<Vision, 'normal'>, readonly [Three, Three, Three]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** sRGB to CIE XYZ under D65, rows (IEC 61966-2-1); the rows' sums are the white point. */
const XYZ: readonly [Three, Three, Three] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

const dot = (row: Three, [x, y, z]: Three): number => row[0] * x + row[1] * y + row[2] * z;

function linear({ r, g, b }: Rgb): Three {
  const one = (byte: number) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [one(r), one(g), one(b)];
}

/** WCAG 2 relative luminance, 0 to 1. */
const luminance = (rgb: Rgb): number => dot([0.2126, 0.7152, 0.0722], linear(rgb));

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** CIE L*a*b* as somebody with this vision sees it: lightness 0 to 100, then red against green and yellow against blue. */
export function lab(rgb: Rgb, vision: Vision = 'normal'): Three {
  const plain = linear(rgb);
  const seen: Three =
    vision === 'normal'
      ? plain
      : [dot(MACHADO[vision][0], plain), dot(MACHADO[vision][1], plain), dot(MACHADO[vision][2], plain)];
  const shown: Three = [clamp(seen[0]), clamp(seen[1]), clamp(seen[2])];
  const f = (row: Three) => {
    const part = dot(row, shown) / dot(row, [1, 1, 1]);
    return part > (6 / 29) ** 3 ? Math.cbrt(part) : part / (3 * (6 / 29) ** 2) + 4 / 29;
  };
  const [x, y, z] = [f(XYZ[0]), f(XYZ[1]), f(XYZ[2])];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const clamp = (part: number): number => Math.min(1, Math.max(0, part));

/** CIE76 difference of two colours: 2 is just seen, 100 is black and white. */
export function difference(one: Rgb, other: Rgb, vision: Vision = 'normal'): number {
  const [a, b] = [lab(one, vision), lab(other, vision)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
