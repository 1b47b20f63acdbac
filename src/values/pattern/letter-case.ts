import { type CodeSet, includes, union } from './code-set.ts';

const LAST_ASCII = 0x7f;

/** Codes that are one letter when case does not count; a letter beyond ASCII never equals one of ASCII. */
function capital(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  const first = upper.charCodeAt(0);
  return upper.length > 1 || (code > LAST_ASCII && first <= LAST_ASCII) ? code : first;
}

function families(first: number, last: number): readonly (readonly number[])[] {
  const byCapital = new Map<number, number[]>();
  for (let code = first; code <= last; code++) {
    const key = capital(code);
    const family = byCapital.get(key);
    if (family) family.push(code);
    else byCapital.set(key, [code]);
  }
  return [...byCapital.values()].filter(each => each.length > 1);
}

const ascii = families(0, LAST_ASCII);
let beyond: readonly (readonly number[])[] | undefined;
let byCode: ReadonlyMap<number, readonly number[]> | undefined;

/** All letters beyond ASCII that have cases; found out when first needed. */
function beyondAscii(): readonly (readonly number[])[] {
  beyond ??= families(LAST_ASCII + 1, 0xffff);
  return beyond;
}

/** The code and those that are the same letter in another case. */
export function casesOf(code: number): readonly number[] {
  if (code <= LAST_ASCII) return ascii.find(each => each.includes(code)) ?? [code];
  byCode ??= new Map(beyondAscii().flatMap(family => family.map(each => [each, family] as const)));
  return byCode.get(code) ?? [code];
}

/** The set with every letter in all its cases. */
export function inAllCases(set: CodeSet): CodeSet {
  const isAscii = set.every(([, last]) => last <= LAST_ASCII);
  const met = (isAscii ? ascii : [...ascii, ...beyondAscii()]).filter(family =>
    family.some(code => includes(set, code)),
  );
  return met.length === 0 ? set : union(set, ...met.map((family): CodeSet => family.map(code => [code, code])));
}
