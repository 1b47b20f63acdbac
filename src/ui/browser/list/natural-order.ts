const ZERO = 0x30;
const NINE = 0x39;
const DOT = 0x2e;
const DASH = 0x2d;
const LETTER_V = 0x76;
const BIT_OF_CASE = 0x20;

/**
 * The order that people expect of names and versions: digits as numbers (`1.9` before `1.10`), a `v` before a number counts for nothing, a
 * pre-release before its release (`1.4.2-rc1` before `1.4.2`, as semver 2.0 §11 has it), without case. Texts that differ are never equal, so
 * that every list has one order only. Negative, 0 or positive.
 */
export function naturalOrder(one: string, other: string): number {
  if (one === other) return 0;
  return compared(one, other) || (one < other ? -1 : 1);
}

function compared(one: string, other: string): number {
  let [i, j] = [startOf(one), startOf(other)];
  // only digits and dots so far: a dash begins a pre-release
  let isVersion = isDigit(one.charCodeAt(i)) && isDigit(other.charCodeAt(j));
  while (i < one.length && j < other.length) {
    const [a, b] = [folded(one.charCodeAt(i)), folded(other.charCodeAt(j))];
    if (isDigit(a) && isDigit(b)) {
      const [iEnd, jEnd] = [endOfDigits(one, i), endOfDigits(other, j)];
      const order = digitsOrder(one, [i, iEnd], other, [j, jEnd]);
      if (order !== 0) return order;
      [i, j] = [iEnd, jEnd];
      continue;
    }
    if (a !== b) return isVersion ? versionRank(a) - versionRank(b) || a - b : a - b;
    isVersion &&= a === DOT;
    i++;
    j++;
  }
  if (i < one.length) return isVersion && one.charCodeAt(i) === DASH ? -1 : 1;
  if (j < other.length) return isVersion && other.charCodeAt(j) === DASH ? 1 : -1;
  return 0;
}

/** A pre-release is below everything that may follow a version. */
const versionRank = (code: number): number => (code === DASH ? 0 : 1);

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** Letters of ASCII as small ones. */
const folded = (code: number): number => (code >= 0x41 && code <= 0x5a ? code | BIT_OF_CASE : code);

/** Where the text begins that counts: `v1.2` is `1.2`. */
const startOf = (text: string): number =>
  (text.charCodeAt(0) | BIT_OF_CASE) === LETTER_V && isDigit(text.charCodeAt(1)) ? 1 : 0;

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

type Span = readonly [start: number, end: number];

/** Of any length, so never as numbers; zeros in front count for nothing. */
function digitsOrder(one: string, [oneStart, oneEnd]: Span, other: string, [otherStart, otherEnd]: Span): number {
  let [i, j] = [oneStart, otherStart];
  while (i < oneEnd && one.charCodeAt(i) === ZERO) i++;
  while (j < otherEnd && other.charCodeAt(j) === ZERO) j++;
  if (oneEnd - i !== otherEnd - j) return oneEnd - i - (otherEnd - j);
  for (; i < oneEnd; i++, j++) {
    const order = one.charCodeAt(i) - other.charCodeAt(j);
    if (order !== 0) return order;
  }
  return 0;
}
