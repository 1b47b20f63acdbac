import { escapeRegex, Regex } from '../../values/regex.ts';
import { findAll } from '../../values/replace.ts';

/** A text to be searched, with where it is from. */
export interface Searched {
  readonly text: string;
  readonly path: string;
}

/** A line that was looked for. */
export interface Line extends Searched {
  /** Counted from 1. */
  readonly number: number;
  readonly pattern: string;
  readonly caseSensitive: boolean;
  readonly matches: readonly LineMatch[];
  /** Lines around it; undefined where none were asked for. */
  readonly context: { readonly before: readonly string[]; readonly after: string[] } | undefined;
}

export interface LineMatch {
  readonly text: string;
  readonly index: number;
  readonly groups: readonly (string | undefined)[];
  readonly keys: readonly (string | number)[];
}

interface Options {
  readonly pattern: readonly string[];
  readonly simpleMatch: boolean;
  readonly caseSensitive: boolean;
  readonly allMatches: boolean;
  readonly notMatch: boolean;
  readonly context: readonly number[] | undefined;
}

/** Looks through lines one after another; lines with context are handed out when their context is whole. */
export interface LineFinder {
  take(lines: readonly Searched[]): readonly Line[];
  /** What still waited for lines behind it. */
  end(): readonly Line[];
}

/** A search that can be started for each file. Throws InvalidRegularExpression for a pattern that is none. */
export function createLineSearch(options: Options): { start(): LineFinder } {
  const { caseSensitive, simpleMatch, context } = options;
  const patterns = options.pattern.map(text => ({
    text,
    regex: new Regex(simpleMatch ? escapeRegex(text) : text, { ignoreCase: !caseSensitive }),
  }));
  const [before = 0, after = before] = context ?? [];
  return {
    start() {
      let number = 0;
      const recent: string[] = [];
      let waiting: Line[] = [];
      return {
        take(lines) {
          const ready: Line[] = [];
          for (const { text, path } of lines) {
            number++;
            for (const each of waiting) each.context?.after.push(text);
            ready.push(...waiting.filter(each => each.context?.after.length === after));
            waiting = waiting.filter(each => each.context?.after.length !== after);
            const found = findIn(text, patterns, options);
            if (found) {
              const around = context ? { before: [...recent], after: [] } : undefined;
              const line: Line = { ...found, text, path, number, caseSensitive, context: around };
              if (context && after > 0) waiting.push(line);
              else ready.push(line);
            }
            recent.push(text);
            if (recent.length > before) recent.shift();
          }
          return ready;
        },
        end: () => waiting.splice(0),
      };
    },
  };
}

interface Pattern {
  readonly text: string;
  readonly regex: Regex;
}

/** The first pattern that a line holds; with `notMatch`, of a line that holds none. */
function findIn(
  text: string,
  patterns: readonly Pattern[],
  { notMatch, allMatches }: Options,
): Pick<Line, 'pattern' | 'matches'> | undefined {
  for (const { text: pattern, regex } of patterns) {
    const matches = findAll(text, regex);
    if (matches.length === 0) continue;
    return notMatch ? undefined : { pattern, matches: allMatches ? matches : matches.slice(0, 1) };
  }
  return notMatch ? { pattern: patterns[0]?.text ?? '', matches: [] } : undefined;
}
