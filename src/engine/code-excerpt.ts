import type { Position } from './position.ts';

/** The line of an error, cut so that what it is about can be seen. */
export interface CodeExcerpt {
  /** The code; what was cut off at an end is `… ` or ` …`. */
  readonly code: string;
  /** Where in it the marked part begins, and how many characters it has. */
  readonly start: number;
  readonly length: number;
}

/** PowerShell's: with `+ ` before it and marks of a cut at both ends, it stands in a window of 80 cells. */
const LONGEST = 69;
/** Code that is kept in front of and behind what is marked. */
const PREFIX = 12;
const SUFFIX = 8;

/** Cuts the line of a position as PowerShell does (PositionUtilities, VerboseMessage): as much as possible of the error, with some code around it. */
export function codeExcerpt({ column, length: marked, lineText }: Position, longest = LONGEST): CodeExcerpt {
  const most = Math.min(LONGEST, longest);
  const code = lineText.trim();
  const indent = lineText.length - lineText.trimStart().length;
  const before = Math.max(0, column - 1 - indent);
  if (code.length <= most) return { code, start: before, length: marked };
  const after = Math.max(0, code.length - marked - before);
  let prefix = Math.min(before, PREFIX);
  let suffix = Math.min(after, SUFFIX);
  let length = marked;
  if (prefix + marked + suffix >= most) {
    length = Math.min(marked, most - prefix);
    suffix = Math.max(0, most - prefix - length);
  } else {
    prefix += Math.min(before - prefix, most - prefix - marked - suffix);
    suffix += Math.min(after - suffix, most - prefix - marked - suffix);
  }
  const from = before - prefix;
  const to = before + length + suffix;
  const [front, back] = [from > 0 ? '… ' : '', to < code.length ? ' …' : ''];
  return { code: `${front}${code.slice(from, to)}${back}`, start: front.length + prefix, length };
}
