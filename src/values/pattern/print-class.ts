import { type CodeSet, complement, LAST_CODE, union, upTo, without } from './code-set.ts';
import { inAllCases } from './letter-case.ts';
import { namedSet } from './named-set.ts';
import type { CharClass, NamedClass } from './syntax.ts';

export const LAST_ASCII = 0x7f;

const LETTER_CASES = ['Ll', 'Lt', 'Lu'];

/** A set as JavaScript's class. */
export const printSet = (set: CodeSet, negated = false): string =>
  `[${negated ? '^' : ''}${set.map(([first, last]) => (first === last ? printCode(first) : `${printCode(first)}-${printCode(last)}`)).join('')}]`;

/** One character as JavaScript's pattern has it, within a class and outside. */
export function printCode(code: number): string {
  const char = String.fromCharCode(code);
  if (/[A-Za-z0-9 _,;:'"<>=@#%&~!]/.test(char)) return char;
  return code < 0x20 || code >= LAST_ASCII ? `\\u${code.toString(16).padStart(4, '0')}` : `\\${char}`;
}

/** What single named classes have been printed as: these are long, and come again and again. */
const printed = new Map<string, string>();

/** A class as JavaScript has it; for texts of ASCII only, its part of that. */
export function printClass(of: CharClass, asciiOnly: boolean): string {
  const { ranges, named, negated, subtracted, ignoreCase } = of;
  const [only, ...more] = named;
  if (!only || more.length > 0 || ranges.length > 0 || negated || subtracted) return printContents(of, asciiOnly);
  const { name, ascii } = only;
  if ((asciiOnly || ascii) && name.length === 1 && name === name.toLowerCase()) {
    return `\\${only.negated ? name.toUpperCase() : name}`;
  }
  const key = `${name} ${only.negated} ${ascii} ${ignoreCase} ${asciiOnly}`;
  const known = printed.get(key);
  if (known !== undefined) return known;
  const made = printContents(of, asciiOnly);
  printed.set(key, made);
  return made;
}

function printContents(of: CharClass, asciiOnly: boolean): string {
  const most = asciiOnly ? LAST_ASCII : LAST_CODE;
  return of.negated && !of.subtracted ? printSet(upTo(listed(of), most), true) : printSet(upTo(contents(of), most));
}

/** All that a class matches. */
export function contents(of: CharClass): CodeSet {
  const set = of.negated ? complement(listed(of)) : listed(of);
  return of.subtracted ? without(set, contents(of.subtracted)) : set;
}

/** What is named in a class, without regard to `^` and what is subtracted. */
function listed({ ranges, named, ignoreCase }: CharClass): CodeSet {
  const written = union(ranges);
  return union(ignoreCase ? inAllCases(written) : written, ...named.map(each => namedContents(each, ignoreCase)));
}

function namedContents({ name, negated, ascii }: NamedClass, ignoreCase: boolean): CodeSet {
  const whole = ignoreCase && LETTER_CASES.includes(name) ? union(...LETTER_CASES.map(namedSet)) : namedSet(name);
  const set = ascii ? upTo(whole, LAST_ASCII) : whole;
  return negated ? complement(set) : set;
}
