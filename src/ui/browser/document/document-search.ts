import { literalPattern } from '../../pager/literal-pattern.ts';
import type { Span } from '../../pager/styled-line.ts';
import type { ShownLines } from './shown-line.ts';

/** What was found in a line, in UTF-16 units of its shown text. */
export interface Found extends Span {
  readonly line: number;
}

/** Where a text is in a document. */
export class DocumentSearch {
  readonly text: string;
  readonly found: readonly Found[];
  readonly #byLine: ReadonlyMap<number, readonly Found[]>;
  /** Where the user went last. */
  hit: Found | undefined;

  /** A capital in the text makes letter case count; an empty text is nowhere. */
  constructor(text: string, shown: ShownLines) {
    this.text = text;
    const pattern = literalPattern(text);
    this.found =
      text === ''
        ? []
        : shown.lines.flatMap((_, line) =>
            Array.from(shown.at(line).text.matchAll(pattern), ({ index, 0: each }) => ({
              line,
              start: index,
              end: index + each.length,
            })),
          );
    this.#byLine = Map.groupBy(this.found, each => each.line);
  }

  inLine(line: number): readonly Found[] {
    return this.#byLine.get(line) ?? [];
  }

  /** The first one in a line or behind it, else the first of all. */
  from(line: number): Found | undefined {
    return this.found.find(each => each.line >= line) ?? this.found[0];
  }

  /** The next one from the line where the cursor stands, or the one before, and round the end; its index. */
  beside(cursor: number, step: 1 | -1): number {
    const { length } = this.found;
    const last = this.hit?.line === cursor ? this.found.indexOf(this.hit) : -1;
    if (last >= 0) return (last + step + length) % length;
    if (step > 0)
      return Math.max(
        0,
        this.found.findIndex(each => each.line > cursor),
      );
    const before = this.found.findLastIndex(each => each.line < cursor);
    return before < 0 ? length - 1 : before;
  }
}
