import type { Grid } from './grid.ts';

/** Where a key leads in the menu. */
export type Move = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/** The candidate that a move leads to; right of the last column the next row follows, as in PSReadLine. */
export function moveIn({ rows, visible }: Grid, selected: number, count: number, move: Move): number {
  const row = selected % rows;
  const column = (selected - row) / rows;
  const bottom = Math.min(column * rows + rows - 1, count - 1);
  switch (move) {
    case 'up':
      return selected === 0 ? count - 1 : selected - 1;
    case 'down':
      return selected === count - 1 ? 0 : selected + 1;
    case 'right':
      if (selected + rows < count) return selected + rows;
      return row === rows - 1 ? 0 : row + 1;
    case 'left': {
      if (selected >= rows) return selected - rows;
      const above = row === 0 ? rows - 1 : row - 1;
      return above + Math.floor((count - 1 - above) / rows) * rows;
    }
    case 'page-up':
      return Math.max(column * rows, selected - visible);
    case 'page-down':
      return Math.min(bottom, selected + visible);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
  }
}
