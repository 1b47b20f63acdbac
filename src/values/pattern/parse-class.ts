import { isProperty } from './named-set.ts';
import { unsupportedPattern } from './pattern-error.ts';
import type { Scanner } from './scanner.ts';
import type { CharClass, NamedClass, PatternOptions } from './syntax.ts';

/** Groups within groups, and classes within classes. */
export const DEEPEST = 500;

/** `\d \D \s \S \w \W \p{name} \P{name}`, read behind the backslash; undefined when something else comes. */
export function parseNamedClass(scan: Scanner, { ecmaScript: ascii }: PatternOptions): NamedClass | undefined {
  const letter = scan.peek();
  if (!/[dswp]/i.test(letter)) return undefined;
  scan.at++;
  const negated = letter < 'a';
  if (!/p/i.test(letter)) return { name: letter.toLowerCase(), negated, ascii };
  const name = scan.property();
  if (!isProperty(name)) throw scan.invalid(`Unknown property '${name}'.`);
  return { name, negated, ascii: false };
}

/** A class of characters, read behind its `[`. */
export function parseClass(scan: Scanner, options: PatternOptions, depth = 0): CharClass {
  if (depth > DEEPEST) throw unsupportedPattern(scan.text, 'it is too deeply nested');
  const negated = scan.accept('^');
  const ranges: [number, number][] = [];
  const named = new Map<string, NamedClass>();
  let subtracted: CharClass | undefined;
  /** Where a range has begun: the left end of `a-`. */
  let from: number | undefined;
  const add = (code: number) => {
    if (from === undefined) {
      ranges.push([code, code]);
      return;
    }
    if (from > code) throw scan.invalid('[x-y] range in reverse order.');
    ranges.push([from, code]);
    from = undefined;
  };
  const subtract = () => {
    subtracted = parseClass(scan, options, depth + 1);
    if (!scan.ended && scan.peek() !== ']') {
      throw scan.invalid('A subtraction must be the last element in a character class.');
    }
  };
  for (let first = true; !scan.ended; first = false) {
    let char = scan.take();
    if (char === ']' && !first) {
      return { negated, ranges, named: [...named.values()], subtracted, ignoreCase: options.ignoreCase };
    }
    const escaped = char === '\\' && !scan.ended;
    if (escaped) {
      const letter = scan.peek();
      const found = parseNamedClass(scan, options);
      if (found) {
        if (from !== undefined) throw scan.invalid(`Cannot include class \\\\${letter} in character range.`);
        named.set(`${found.negated}${found.name}`, found);
        continue;
      }
      if (scan.accept('-')) {
        add(0x2d);
        continue;
      }
      char = String.fromCharCode(scan.escapedCode());
    }
    if (from !== undefined && char === '[' && !escaped && !first) {
      ranges.push([from, from]);
      from = undefined;
      subtract();
    } else if (from !== undefined) {
      add(char.charCodeAt(0));
    } else if (scan.peek() === '-' && scan.peek(1) !== ']' && scan.peek(1) !== '') {
      from = char.charCodeAt(0);
      scan.at++;
    } else if (char === '-' && !escaped && scan.peek() === '[' && !first) {
      scan.at++;
      subtract();
    } else {
      add(char.charCodeAt(0));
    }
  }
  throw scan.invalid('Unterminated [] set.');
}
