import { defineType } from './define-type.ts';
import { parsePattern } from './pattern/parse.ts';
import { unsupportedPattern } from './pattern/pattern-error.ts';
import { needsWide, type Printed, placesOf, printPattern } from './pattern/print.ts';
import { Scanner } from './pattern/scanner.ts';
import type { GroupKey, Pattern, PatternOptions } from './pattern/syntax.ts';
import type { ObjectValue, ValueType } from './value.ts';

/** Where a pattern was found in a text. */
export interface Found {
  readonly text: string;
  readonly index: number;
  /** The whole match, then the groups by .NET's numbers; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[];
  /** What the groups are called: names, or numbers. */
  readonly keys: readonly GroupKey[];
}

/** System.Text.RegularExpressions.Regex: .NET's pattern, run by expressions of JavaScript that mean the same. */
export class Regex implements ObjectValue {
  readonly type: ValueType = regexType;
  readonly pattern: string;
  readonly #expressions: Expressions;

  /** Throws InvalidRegularExpression; NotSupported for what JavaScript has nothing for. */
  constructor(pattern: string, options: RegexOptions = {}) {
    this.pattern = pattern;
    this.#expressions = expressionsOf(pattern, options);
  }

  isMatch(text: string): boolean {
    return this.#execute(this.#expressionFor(text), text, 0) !== null;
  }

  /** The first match. */
  find(text: string): Found | undefined {
    return this.findAll(text, 1)[0];
  }

  findAll(text: string, most = Number.POSITIVE_INFINITY): readonly Found[] {
    const { groups, keys } = this.#expressions;
    const expression = this.#expressionFor(text);
    const found: Found[] = [];
    for (let from = 0; found.length < most && from <= text.length; ) {
      const match = this.#execute(expression, text, from);
      if (!match) break;
      const [whole] = match;
      found.push({
        text: whole,
        index: match.index,
        keys,
        groups: groups ? groups.map(of => lastOf(match, of)) : match,
      });
      from = match.index + whole.length;
      if (whole === '') {
        if (expression.sticky) break;
        from++;
      }
    }
    return found;
  }

  /** Where the group of that number or name stands in `groups` of what is found. */
  placeOf(key: GroupKey): number | undefined {
    return this.#expressions.places.get(key);
  }

  /** How many groups there are, the whole match among them. */
  get groupCount(): number {
    return this.#expressions.keys.length;
  }

  /** Texts of ASCII only have no use for the expression that knows all of Unicode. */
  #expressionFor(text: string): RegExp {
    const { plain, wide } = this.#expressions;
    return wide && /[^\0-\x7f]/.test(text) ? wide() : plain;
  }

  #execute(expression: RegExp, text: string, from: number): RegExpExecArray | null {
    expression.lastIndex = from;
    try {
      return expression.exec(text);
    } catch (cause) {
      // an expression is made in full when it is first used
      if (cause instanceof SyntaxError) throw tooLarge(this.pattern);
      if (!(cause instanceof RangeError) || text.length < LONG_TEXT) throw cause;
      throw unsupportedPattern(this.pattern, `it takes too much memory in a text of ${text.length} characters`);
    }
  }
}

export interface RegexOptions extends Partial<PatternOptions> {
  readonly rightToLeft?: boolean;
}

/** `IgnoreCase, Multiline` as .NET's RegexOptions has it. */
export function regexOptions(words: string): RegexOptions {
  const has = (word: string) => words.toLowerCase().includes(word);
  return {
    ignoreCase: has('ignorecase'),
    multiline: has('multiline'),
    singleline: has('singleline'),
    explicitCapture: has('explicitcapture'),
    ignorePatternWhitespace: has('ignorepatternwhitespace'),
    ecmaScript: has('ecmascript'),
    rightToLeft: has('righttoleft'),
  };
}

const regexType = defineType((value): value is Regex => value instanceof Regex, {
  names: ['System.Text.RegularExpressions.Regex'],
  text: self => self.pattern,
  json: self => self.pattern,
  scalar: true,
});

/** What a pattern has become. */
interface Expressions {
  readonly keys: readonly GroupKey[];
  readonly places: ReadonlyMap<GroupKey, number>;
  /** For each group those of the expression; undefined where they are the same. */
  readonly groups: readonly (readonly number[])[] | undefined;
  /** For all texts, or for those of ASCII only. */
  readonly plain: RegExp;
  /** Makes the expression for other texts, where that differs. */
  readonly wide: (() => RegExp) | undefined;
}

const MOST_KEPT = 256;
const kept = new Map<string, Expressions>();

/** The expressions of a pattern, which are kept for the next time: a loop uses the same ones again and again. */
function expressionsOf(pattern: string, options: RegexOptions): Expressions {
  const key = `${letters(options)}/${pattern}`;
  const known = kept.get(key);
  if (known) return known;
  if (options.rightToLeft) throw unsupportedPattern(pattern, 'the option RightToLeft');
  const made = translate(pattern, { ...NO_OPTIONS, ...options });
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}

const NO_OPTIONS: PatternOptions = {
  ignoreCase: false,
  multiline: false,
  explicitCapture: false,
  singleline: false,
  ignorePatternWhitespace: false,
  ecmaScript: false,
};

const letters = (options: RegexOptions): string =>
  `${options.ignoreCase ? 'i' : ''}${options.multiline ? 'm' : ''}${options.singleline ? 's' : ''}${
    options.explicitCapture ? 'n' : ''
  }${options.ignorePatternWhitespace ? 'x' : ''}${options.ecmaScript ? 'e' : ''}${options.rightToLeft ? 'r' : ''}`;

function translate(text: string, options: PatternOptions): Expressions {
  const pattern = parsePattern(text, options);
  const hasWide = needsWide(pattern.body);
  const plain = printPattern(text, pattern, hasWide);
  return {
    keys: [...pattern.groups.values()],
    places: placesOf(pattern.groups),
    groups: isStraight(plain) ? undefined : plain.groups,
    plain: compile(text, plain),
    wide: hasWide ? wideOf(text, pattern) : undefined,
  };
}

/** Are JavaScript's groups those of .NET in the same order? */
const isStraight = ({ groups, groupCount }: Printed): boolean =>
  groups.length === groupCount + 1 && groups.every((each, place) => each.length === 1 && each[0] === place);

function wideOf(text: string, pattern: Pattern): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= compile(text, printPattern(text, pattern, false));
    return made;
  };
}

/** In a shorter one it is the script that has no room left. */
const LONG_TEXT = 2 ** 16;

const tooLarge = (text: string) => unsupportedPattern(text, 'it is too large');

function compile(text: string, { source, flags }: Printed): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    throw cause instanceof SyntaxError ? tooLarge(text) : cause;
  }
}

/** What .NET's group has caught: the last of JavaScript's that took part. */
const lastOf = (match: RegExpExecArray, groups: readonly number[]): string | undefined =>
  groups.length === 1 ? match[groups[0] ?? 0] : groups.map(each => match[each]).findLast(each => each !== undefined);

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);

/** The text with everything that means something in a pattern escaped ([regex]::Escape). */
export const escapeRegex = (text: string): string =>
  text.replace(/[\t\n\f\r\\*+?|{[()^$.# ]/g, char => ESCAPES.get(char) ?? `\\${char}`);

/** The text that such an escaped one means ([regex]::Unescape). */
export function unescapeRegex(text: string): string {
  const scan = new Scanner(text);
  let plain = '';
  while (!scan.ended) plain += scan.accept('\\') ? String.fromCharCode(scan.escapedCode()) : scan.take();
  return plain;
}
