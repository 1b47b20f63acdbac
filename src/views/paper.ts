import type { CellLook } from '../values/look.ts';
import { type Paint, painted } from './paint.ts';

export interface PaperOptions {
  /** Cells of a line. */
  readonly width: number;
  readonly print: (lines: readonly string[]) => void;
  /** Milliseconds since 1970; with it a list tells how long ago a registry's dates are. */
  readonly now?: () => number;
  /** How many values of a collection are shown; 4 if left out. */
  readonly most?: () => number | undefined;
  /** Adds colour; left out: plain. The text is clean already. */
  readonly paint?: Paint;
  /** Gives a text a look of its own, by the parameters of an SGR sequence; left out: plain. */
  readonly styled?: (sgr: string, text: string) => string;
  /** Makes a text lead to an https address; left out: there are no links. The text is clean and painted already. */
  readonly link?: (address: string, text: string) => string;
  /** Called when rows wait for their column widths: arrange for `settle` to be called soon (PowerShell waits 300 ms). */
  readonly later?: (settle: () => void) => void;
}

/** Where the views write: keeps blank lines single and gathers notices. */
export interface Paper {
  readonly width: number;
  readonly now: (() => number) | undefined;
  readonly most: number | undefined;
  readonly notices: readonly string[];
  print(lines: readonly string[]): void;
  /** A blank line, unless the last line was one. */
  gap(): void;
  /** Whether anything is painted or linked at all. */
  readonly isPlain: boolean;
  paint(text: string, look: CellLook | undefined, address?: string): string;
  styled(sgr: string, text: string): string;
  later(settle: () => void): void;
  notice(text: string): void;
  /** Hands over what was printed since the last time, in one piece. */
  flush(): void;
}

export function paper(options: PaperOptions): Paper {
  const notices = new Set<string>();
  let blank = false;
  let printed: string[] = [];
  const print = (lines: readonly string[]) => {
    if (lines.length === 0) return;
    blank = lines.at(-1) === '';
    for (const line of lines) printed.push(line);
  };
  const flush = () => {
    const lines = printed;
    printed = [];
    if (lines.length > 0) options.print(lines);
  };
  return {
    width: options.width,
    now: options.now,
    get most() {
      return options.most?.();
    },
    get notices() {
      return [...notices];
    },
    print,
    gap: () => {
      if (!blank) print(['']);
    },
    isPlain: !options.paint && !options.link,
    paint: (text, look, address) => {
      const shown = options.paint ? painted(text, look, options.paint) : text;
      return address === undefined || text === '' ? shown : (options.link?.(address, shown) ?? shown);
    },
    styled: (sgr, text) => options.styled?.(sgr, text) ?? text,
    later: settle =>
      options.later?.(() => {
        settle();
        flush();
      }),
    notice: text => notices.add(text),
    flush,
  };
}
