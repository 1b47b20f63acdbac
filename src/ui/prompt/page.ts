import { width } from '../../terminal/width.ts';
import type { Theme } from '../theme/theme.ts';
import type { Token } from '../theme/token.ts';
import type { PromptPiece } from './prompt-text.ts';

type Look = Token | PromptPiece['look'] | undefined;

/** Rows of cells that are filled from the left; a row that is full goes on in the next one. */
export interface Page {
  widthOf(text: string): number;
  /** Begins a new row unless so many cells are left. */
  makeRoom(cells: number): void;
  /** Adds graphemes in one look. */
  add(parts: readonly string[], look: Look): void;
  feed(): void;
  /** Where the next cell goes. */
  place(): { x: number; y: number };
  rows(): string[];
}

export function createPage(columns: number, theme: Theme): Page {
  const done: string[] = [];
  let row = '';
  let run = '';
  let runLook: Look;
  let used = 0;
  const widthOf = (text: string) => (text.length === 1 && text >= ' ' && text <= '~' ? 1 : width(text));
  const endRun = () => {
    if (run === '') return;
    if (runLook === undefined) row += run;
    else row += typeof runLook === 'string' ? theme.paint(runLook, run) : theme.style(runLook.sgr, run);
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
    widthOf,
    feed,
    makeRoom,
    add(parts, look) {
      if (look !== runLook) endRun();
      runLook = look;
      for (const part of parts) {
        const cells = widthOf(part);
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
