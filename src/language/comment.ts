import { isNewline, isSpace } from './characters.ts';

/** The offset after the comment that starts at `at`, or undefined when none does. A block comment without its end runs to the end of the text. */
export function endOfComment(source: string, at: number): number | undefined {
  if (source[at] === '#') {
    let end = at + 1;
    while (end < source.length && !isNewline(source[end] ?? '')) end += 1;
    return end;
  }
  if (!source.startsWith('<#', at)) return undefined;
  const close = source.indexOf('#>', at + 2);
  return close < 0 ? source.length : close + 2;
}

/** The offset of the first thing at or after `at` that is neither white space, line end nor comment. */
export function endOfTrivia(source: string, at: number): number {
  let end = at;
  for (;;) {
    const char = source[end] ?? '';
    if (isSpace(char) || isNewline(char)) {
      end += 1;
      continue;
    }
    const comment = endOfComment(source, end);
    if (comment === undefined) return end;
    end = comment;
  }
}

/**
 * Whether the line after the one ending at `at` (a line end) starts with `|` and so continues the pipeline.
 * Comment lines may stand between, blank lines may not.
 */
export function pipeContinues(source: string, at: number): boolean {
  let next = at;
  for (;;) {
    if (!isNewline(source[next] ?? '')) return false;
    next += source.startsWith('\r\n', next) ? 2 : 1;
    let sawComment = false;
    for (;;) {
      const comment = endOfComment(source, next);
      if (comment !== undefined) {
        next = comment;
        sawComment = true;
      } else if (isSpace(source[next] ?? '')) next += 1;
      else break;
    }
    if (source[next] === '|') return true;
    if (!sawComment) return false;
  }
}
