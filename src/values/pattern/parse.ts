import { DEEPEST, parseClass, parseNamedClass } from './parse-class.ts';
import { unsupportedPattern } from './pattern-error.ts';
import { Scanner } from './scanner.ts';
import type { Branches, Count, GroupKey, GroupRole, Pattern, PatternNode, PatternOptions, Place } from './syntax.ts';

/** Reads a pattern as .NET does. Throws InvalidRegularExpression, or NotSupported for what is not to be had here. */
export function parsePattern(text: string, options: PatternOptions): Pattern {
  const first = new Parser(text, options);
  const body = first.whole();
  const groups = first.groups();
  if (!first.refers) return { body, groups };
  // whether \10 is a group or a character is known when all groups are
  return { body: new Parser(text, options, new Set([...groups.keys(), ...groups.values()])).whole(), groups };
}

const OPTION_LETTERS: ReadonlyMap<string, keyof PatternOptions> = new Map([
  ['i', 'ignoreCase'],
  ['m', 'multiline'],
  ['n', 'explicitCapture'],
  ['s', 'singleline'],
  ['x', 'ignorePatternWhitespace'],
]);

const PLACES: ReadonlyMap<string, Place> = new Map([
  ['A', 'start'],
  ['G', 'lastMatch'],
  ['Z', 'lastLine'],
  ['z', 'end'],
]);

const ROLES: ReadonlyMap<string, GroupRole> = new Map([
  [':', 'plain'],
  ['>', 'atomic'],
  ['=', 'ahead'],
  ['!', 'notAhead'],
  ['<=', 'behind'],
  ['<!', 'notBehind'],
]);

const QUANTIFIER = /[*+?]|\{\d+(?:,\d*)?\}/y;

class Parser {
  /** Does the pattern refer to groups? */
  refers = false;
  readonly #scan: Scanner;
  readonly #known: ReadonlySet<GroupKey> | undefined;
  readonly #numbers = new Set([0]);
  readonly #names = new Set<string>();
  #options: PatternOptions;
  #nextNumber = 1;
  #depth = 0;

  /** `known`: the keys and numbers of all groups, where they have been counted before. */
  constructor(text: string, options: PatternOptions, known?: ReadonlySet<GroupKey>) {
    this.#scan = new Scanner(text);
    this.#options = options;
    this.#known = known;
  }

  whole(): Branches {
    const body = this.#branches();
    if (!this.#scan.ended) throw this.#scan.invalid("Too many )'s.");
    return body;
  }

  /** Keys of the groups by their numbers, in order: those with names come behind those without. */
  groups(): ReadonlyMap<number, GroupKey> {
    const keys = new Map<number, GroupKey>(Array.from(this.#numbers, each => [each, each]));
    let next = this.#nextNumber;
    for (const name of this.#names) {
      while (keys.has(next)) next++;
      keys.set(next, name);
    }
    return new Map([...keys].sort(([a], [b]) => a - b));
  }

  #branches(): Branches {
    const scan = this.#scan;
    const done: PatternNode[][] = [];
    let branch: PatternNode[] = [];
    let repeated = false;
    for (;;) {
      this.#skipBlanks();
      if (scan.ended || scan.peek() === ')') return [...done, branch];
      if (scan.accept('|')) {
        done.push(branch);
        branch = [];
        repeated = false;
        continue;
      }
      const stray = scan.read(QUANTIFIER);
      if (stray) {
        const what = stray.charAt(0);
        throw scan.invalid(repeated ? `Nested quantifier '${what}'.` : `Quantifier '${what}' following nothing.`);
      }
      const node = this.#unit();
      repeated = false;
      if (!node) continue;
      this.#skipBlanks();
      const count = this.#count();
      repeated = count !== undefined;
      branch.push(count ? { kind: 'repeat', body: node, count } : node);
    }
  }

  /** Goes past comments, and in patterns whose blanks do not count past these. */
  #skipBlanks(): void {
    const scan = this.#scan;
    for (;;) {
      if (this.#options.ignorePatternWhitespace && scan.read(/(?:[ \t\n\f\r]+|#[^\n]*)+/y)) continue;
      if (!scan.accept('(?#')) return;
      const end = scan.text.indexOf(')', scan.at);
      scan.at = end < 0 ? scan.text.length : end + 1;
      if (end < 0) throw scan.invalid('Unterminated (?#...) comment.');
    }
  }

  #count(): Count | undefined {
    const scan = this.#scan;
    if (!/[*+?{]/.test(scan.peek())) return undefined;
    const sign = scan.read(QUANTIFIER);
    if (!sign) return undefined;
    let least = sign === '+' ? 1 : 0;
    let most = sign === '?' ? 1 : Number.POSITIVE_INFINITY;
    if (sign.startsWith('{')) {
      const [from = '', to = from] = sign.slice(1, -1).split(',');
      least = Number(from);
      most = to === '' ? Number.POSITIVE_INFINITY : Number(to);
      if (least >= 2 ** 31 || (most >= 2 ** 31 && to !== '')) {
        throw scan.invalid('Capture group numbers must be less than or equal to Int32.MaxValue.');
      }
      if (least > most) throw scan.invalid('Illegal {x,y} with x > y.');
    }
    this.#skipBlanks();
    return { least, most, lazy: scan.accept('?') };
  }

  /** undefined for `(?i)`, which matches nothing itself. */
  #unit(): PatternNode | undefined {
    const { multiline, singleline, ignoreCase } = this.#options;
    const char = this.#scan.take();
    switch (char) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'class', of: parseClass(this.#scan, this.#options) };
      case '\\':
        return this.#escape();
      case '.':
        return { kind: 'any', newline: singleline };
      case '^':
        return { kind: 'place', place: multiline ? 'lineStart' : 'start' };
      case '$':
        return { kind: 'place', place: multiline ? 'lineEnd' : 'lastLine' };
      default:
        return { kind: 'char', code: char.charCodeAt(0), ignoreCase };
    }
  }

  #escape(): PatternNode {
    const scan = this.#scan;
    const { ecmaScript: ascii, ignoreCase } = this.#options;
    const letter = scan.peek();
    const place = PLACES.get(letter);
    if (place || letter === 'b' || letter === 'B') {
      scan.at++;
      return place ? { kind: 'place', place } : { kind: 'boundary', negated: letter === 'B', ascii };
    }
    const named = parseNamedClass(scan, this.#options);
    if (named) {
      const of = { negated: false, ranges: [], named: [named], subtracted: undefined, ignoreCase };
      return { kind: 'class', of };
    }
    return this.#reference() ?? { kind: 'char', code: scan.escapedCode(), ignoreCase };
  }

  /** `\1`, `\k<name>`, `\k'name'`, `\<name>`; undefined, with nothing read, when an escaped character comes. */
  #reference(): PatternNode | undefined {
    const scan = this.#scan;
    const from = scan.at;
    const named = scan.accept('k');
    const close = scan.accept('<') ? '>' : scan.accept("'") ? "'" : '';
    if (named && (close === '' || scan.ended)) throw scan.invalid('Malformed \\\\k<...> named back reference.');
    const isNumber = /\d/.test(scan.peek()) && (close !== '' || scan.peek() !== '0');
    const key = isNumber ? scan.number() : close !== '' ? scan.name() : '';
    if (key !== '' && scan.accept(close)) {
      this.refers = true;
      if (!this.#known || this.#known.has(key)) {
        return { kind: 'reference', key, ignoreCase: this.#options.ignoreCase };
      }
      if (typeof key === 'string') throw scan.invalid(`Reference to undefined group name '${key}'.`);
      if (close !== '' || key <= 9) throw scan.invalid(`Reference to undefined group number ${key}.`);
    }
    scan.at = from;
    return undefined;
  }

  #group(): PatternNode | undefined {
    const scan = this.#scan;
    const outer = this.#options;
    if (scan.peek() !== '?' || scan.peek(1) === ')') {
      if (outer.explicitCapture) return { kind: 'group', role: 'plain', body: this.#enclosed(outer) };
      const key = this.#nextNumber++;
      this.#numbers.add(key);
      return { kind: 'capture', key, body: this.#enclosed(outer) };
    }
    scan.at++;
    const sign = scan.read(/<[=!]|[:=!>]/y);
    const role = ROLES.get(sign);
    if (role) return { kind: 'group', role, body: this.#enclosed(outer) };
    if (scan.peek() === '(') throw unsupportedPattern(scan.text, 'conditions such as (?(1)yes|no)');
    if (scan.accept('<')) return this.#namedGroup('>');
    if (scan.accept("'")) return this.#namedGroup("'");
    this.#options = this.#switched(outer);
    if (scan.accept(')')) return undefined;
    if (!scan.accept(':')) throw scan.invalid('Unrecognized grouping construct.');
    return { kind: 'group', role: 'plain', body: this.#enclosed(outer) };
  }

  #namedGroup(close: string): PatternNode {
    const scan = this.#scan;
    const isNumber = /\d/.test(scan.peek());
    const key = isNumber ? scan.number() : scan.name();
    if (scan.ended) throw scan.invalid('Unrecognized grouping construct.');
    if (scan.peek() === '-') throw unsupportedPattern(scan.text, 'balancing groups such as (?<open-close>…)');
    if (key === '' || !scan.accept(close)) {
      throw scan.invalid('Invalid group name: Group names must begin with a word character.');
    }
    if (key === 0) throw scan.invalid('Capture number cannot be zero.');
    if (typeof key === 'number') this.#numbers.add(key);
    else this.#names.add(key);
    return { kind: 'capture', key, body: this.#enclosed(this.#options) };
  }

  /** The options with what `imnsx-imnsx` switches on and off. */
  #switched(options: PatternOptions): PatternOptions {
    let switched = options;
    let on = true;
    for (;;) {
      const letter = this.#scan.peek();
      const option = OPTION_LETTERS.get(letter.toLowerCase());
      if (option) switched = { ...switched, [option]: on };
      else if (letter === '-' || letter === '+') on = letter === '+';
      else return switched;
      this.#scan.at++;
    }
  }

  /** What stands in brackets, behind which the options are as outside. */
  #enclosed(outer: PatternOptions): Branches {
    if (++this.#depth > DEEPEST) throw unsupportedPattern(this.#scan.text, 'it is too deeply nested');
    const body = this.#branches();
    if (!this.#scan.accept(')')) throw this.#scan.invalid("Not enough )'s.");
    this.#depth--;
    this.#options = outer;
    return body;
  }
}
