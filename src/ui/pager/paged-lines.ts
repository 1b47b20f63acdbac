import type { FullScreen } from '../full-screen/full-screen.ts';
import type { Theme } from '../theme/theme.ts';
import { createPagerScreen, type PagerScreen } from './pager-screen.ts';
import { plainText, rowSpans } from './styled-line.ts';

export interface PagedLinesOptions {
  /** Of the terminal, in cells. */
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
  /** Writes lines that need no pager. */
  readonly write: (lines: readonly string[]) => Promise<void>;
  /** Fills the screen with the pager; resolves when the screen is as before. */
  readonly fill: (content: FullScreen) => Promise<void>;
  /** Closes the pager. */
  readonly signal?: AbortSignal;
}

/** Lines of one output that wait until it is known whether they fit the screen. */
export interface PagedLines {
  /** Answers false when the reader has closed the pager, so that nobody needs any more. */
  print(lines: readonly string[]): boolean;
  /** All is there: writes what fits the screen, or waits until the reader closes the pager. */
  end(): Promise<void>;
}

/** Pages what is taller than the screen, the row of the prompt left free, and writes what is not. */
export function pagedLines({ columns, rows, write, fill, ...rest }: PagedLinesOptions): PagedLines {
  let held: string[] = [];
  let height = 0;
  let open: { readonly pager: PagerScreen; readonly filled: Promise<void>; closed: boolean } | undefined;

  function openPager(): void {
    const pager = createPagerScreen({ lines: held, complete: false, ...rest });
    const filled = fill(pager).finally(() => {
      if (open) open.closed = true;
    });
    open = { pager, filled, closed: false };
  }

  return {
    print(lines) {
      if (open) {
        if (!open.closed) open.pager.add(lines);
        return !open.closed;
      }
      for (const line of lines) height += rowSpans(plainText(line), columns).length;
      held = held.concat(lines);
      if (height >= rows) openPager();
      return true;
    },
    async end() {
      if (!open) return await write(held);
      if (!open.closed) open.pager.end();
      await open.filled;
    },
  };
}
