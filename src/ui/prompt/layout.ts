import type { Buffer } from '../../editor/buffer.ts';
import { clean } from '../../terminal/clean.ts';
import { graphemes } from '../../terminal/graphemes.ts';
import { width } from '../../terminal/width.ts';
import type { Theme } from '../theme/theme.ts';
import type { Token } from '../theme/token.ts';

/** What continues an input of several lines is drawn behind this, as in PowerShell. */
export const continuationPrompt = '>> ';

export interface Layout {
  /** Rows of the screen, none wider than the terminal. */
  readonly rows: readonly string[];
  /** The cursor's place among them, in cells. */
  readonly cursor: { readonly x: number; readonly y: number };
}

export interface LayoutInput {
  readonly prompt: string;
  readonly buffer: Buffer;
  readonly columns: number;
  /** Rows of the terminal; of an input that is as high the part around the cursor is drawn. */
  readonly rows: number;
  readonly theme: Theme;
}

/** Breaks prompt and text into rows by cells, never inside a grapheme, and finds the cell of the cursor. */
export function layoutPrompt({ prompt, buffer, columns, rows, theme }: LayoutInput): Layout {
  // a live region as high as the screen would make Ink clear all of it for each frame
  const height = Math.max(1, rows - 1);
  const page = createPage(columns, theme);
  page.add(graphemes(clean(prompt)), 'shell.prompt');
  let cursor = page.place();
  buffer.text.forEach((grapheme, index) => {
    if (grapheme === '\n') {
      page.makeRoom(index === buffer.cursor ? 1 : 0);
      if (index === buffer.cursor) cursor = page.place();
      page.feed();
      page.add(graphemes(continuationPrompt), 'shell.continuationPrompt');
      return;
    }
    const drawn = drawnAs(grapheme);
    page.makeRoom(width(drawn));
    if (index === buffer.cursor) cursor = page.place();
    page.add(graphemes(drawn), undefined);
  });
  if (buffer.cursor === buffer.text.length) {
    // Behind a full row the cursor has no cell left; it goes where the next character will go.
    page.makeRoom(1);
    cursor = page.place();
  }
  const first = Math.max(0, Math.min(cursor.y - height + 1, page.rows().length - height));
  return { rows: page.rows().slice(first, first + height), cursor: { x: cursor.x, y: cursor.y - first } };
}

/** The accepted input as lines for the transcript, unwrapped: the terminal wraps them and can reflow them. */
export function transcriptLines(prompt: string, text: string, theme: Theme): string[] {
  return text.split('\n').map((line, index) => {
    const before =
      index === 0
        ? theme.paint('shell.prompt', clean(prompt))
        : theme.paint('shell.continuationPrompt', continuationPrompt);
    return before + graphemes(line).map(drawnAs).join('');
  });
}

function drawnAs(grapheme: string): string {
  return grapheme === '\t' ? '    ' : clean(grapheme);
}

interface Page {
  /** Begins a new row unless so many cells are left. */
  makeRoom(cells: number): void;
  add(parts: readonly string[], token: Token | undefined): void;
  feed(): void;
  place(): { x: number; y: number };
  rows(): string[];
}

function createPage(columns: number, theme: Theme): Page {
  const done: string[] = [];
  let row = '';
  let run = '';
  let runToken: Token | undefined;
  let used = 0;
  const endRun = () => {
    row += runToken === undefined ? run : theme.paint(runToken, run);
    run = '';
  };
  const feed = () => {
    endRun();
    done.push(row);
    row = '';
    used = 0;
  };
  const makeRoom = (cells: number) => {
    if (used > 0 && used + Math.min(cells, columns) > columns) feed();
  };
  return {
    feed,
    makeRoom,
    add(parts, token) {
      if (token !== runToken) endRun();
      runToken = token;
      for (const part of parts) {
        const cells = width(part);
        makeRoom(cells);
        run += part;
        used += cells;
      }
    },
    place: () => ({ x: used, y: done.length }),
    rows() {
      endRun();
      return [...done, row];
    },
  };
}
