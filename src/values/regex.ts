import { defineType } from './define-type.ts';
import type { ObjectValue, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

/** System.Text.RegularExpressions.Regex: .NET's pattern and the expression that runs it. */
export class Regex implements ObjectValue {
  readonly type: ValueType = regexType;
  readonly pattern: string;
  /** Global: for `matchAll` and `replace`, which start at the text's beginning. */
  readonly expression: RegExp;

  /** Throws for a pattern that is none. */
  constructor(pattern: string, options: RegexOptions = {}) {
    this.pattern = pattern;
    this.expression = compile(pattern, options);
  }
}

export interface RegexOptions {
  readonly ignoreCase?: boolean;
  readonly multiline?: boolean;
  readonly singleline?: boolean;
}

/** `IgnoreCase, Multiline` as .NET's RegexOptions has it. */
export function regexOptions(words: string): RegexOptions {
  const has = (word: string) => words.toLowerCase().includes(word);
  return { ignoreCase: has('ignorecase'), multiline: has('multiline'), singleline: has('singleline') };
}

const regexType = defineType((value): value is Regex => value instanceof Regex, {
  names: ['System.Text.RegularExpressions.Regex'],
  text: self => self.pattern,
  json: self => self.pattern,
  scalar: true,
});

const inlineFlags = /^\(\?([ims]+)\)/;

function compile(pattern: string, options: RegexOptions): RegExp {
  const inline = inlineFlags.exec(pattern)?.[1] ?? '';
  const flags = [
    'g',
    options.ignoreCase || inline.includes('i') ? 'i' : '',
    options.multiline || inline.includes('m') ? 'm' : '',
    options.singleline || inline.includes('s') ? 's' : '',
    /\\[pP]\{/.test(pattern) ? 'u' : '',
  ].join('');
  try {
    return new RegExp(translated(pattern.replace(inlineFlags, ''), flags.includes('m')), flags);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^.*: /, '') : '';
    throw new ValueError(
      'InvalidRegularExpression',
      `The regular expression pattern ${pattern} is not valid. ${reason}`.trim(),
    );
  }
}

/** Where .NET's syntax differs: `\A \z \Z`, `(?'name'…)`, and `$` also before a last newline. */
function translated(pattern: string, multiline: boolean): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])+\]|\(\?'(\w+)'|\$/g, (token, name: string | undefined) => {
    if (name !== undefined) return `(?<${name}>`;
    if (token === '\\A') return '(?<![\\s\\S])';
    if (token === '\\z') return '(?![\\s\\S])';
    if (token === '\\Z') return '(?=\\n?(?![\\s\\S]))';
    if (token === '$') return multiline ? '$' : '(?=\\n?(?![\\s\\S]))';
    return token;
  });
}

/** The text with everything that means something in a pattern escaped ([regex]::Escape). */
export const escapeRegex = (text: string): string => text.replace(/[\\*+?|{[()^$.# ]/g, '\\$&');
