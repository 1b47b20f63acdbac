/** Code units of UTF-16, as .NET's characters are: ranges in order that do not touch, both ends in them. */
export type CodeSet = readonly (readonly [first: number, last: number])[];

export const LAST_CODE = 0xffff;

/** All codes of the sets, whose ranges may come in any order. */
export function union(...sets: readonly CodeSet[]): CodeSet {
  const joined: [number, number][] = [];
  for (const [first, last] of sets.flat().sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/** All codes that are not in the set. */
export function complement(set: CodeSet): CodeSet {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST_CODE) rest.push([next, LAST_CODE]);
  return rest;
}

/** The codes of `set` that are not in `other`. */
export const without = (set: CodeSet, other: CodeSet): CodeSet => complement(union(complement(set), other));

/** The codes up to `most`. */
export const upTo = (set: CodeSet, most: number): CodeSet =>
  set.filter(([first]) => first <= most).map(([first, last]) => [first, Math.min(last, most)]);

/** The codes for which `holds` is true. */
export function codesWhere(holds: (char: string) => boolean): CodeSet {
  const found: [number, number][] = [];
  for (let code = 0; code <= LAST_CODE; code++) {
    if (!holds(String.fromCharCode(code))) continue;
    const before = found.at(-1);
    if (before?.[1] === code - 1) before[1] = code;
    else found.push([code, code]);
  }
  return found;
}

export function includes(set: CodeSet, code: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = set[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}
