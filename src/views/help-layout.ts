import { cleanLines, wrap } from './lines.ts';

/** What is to be laid out: the engine's HelpLine, or anything like it. */
export interface PageLine {
  readonly text: string;
  /** Cells before it, and before what it wraps into. */
  readonly indent: number;
  /** `code` is never broken. */
  readonly kind: 'heading' | 'text' | 'code';
}

/** A line of a page as it is shown, with the line it was made of. */
export interface LaidOut<Line extends PageLine> {
  readonly text: string;
  readonly of: Line;
}

/** Where less is left, text is no longer readable and the terminal may break it. */
const LEAST = 10;

/** Breaks lines at blanks so that they fit the width, in cells; what is broken off keeps the indentation. The text is safe to show. */
export function layOut<Line extends PageLine>(lines: readonly Line[], width: number): readonly LaidOut<Line>[] {
  return lines.flatMap(line => {
    const room = Math.max(LEAST, width - line.indent);
    const parts = line.kind === 'text' ? wrap(line.text, room) : cleanLines(line.text);
    return parts.map(part => ({ text: part === '' ? '' : `${' '.repeat(line.indent)}${part}`, of: line }));
  });
}

/** The same, for whoever needs the texts alone. */
export const layOutTexts = (lines: readonly PageLine[], width: number): readonly string[] =>
  layOut(lines, width).map(each => each.text);
