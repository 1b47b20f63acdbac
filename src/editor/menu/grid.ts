import type { EditorContext } from '../state.ts';
import type { Level } from './menu.ts';

/** How the candidates lie in the menu: downwards first, column after column. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Cells of a column, the space between columns included. */
  readonly cells: number;
  /** Rows on the screen, and the first of them. */
  readonly visible: number;
  readonly top: number;
}

/** Rows that menu, tooltip and footer may take together, and the tooltip of them. */
export function menuBudget(rows: number): { readonly whole: number; readonly tooltip: number } {
  const whole = Math.max(2, Math.floor(rows / 2));
  return { whole, tooltip: whole >= 8 ? 3 : whole >= 4 ? 1 : 0 };
}

/** The grid of a level; its rows scroll so that the selected candidate is visible. */
export function gridOf(
  { candidates, cells, selected, top }: Level,
  context: Pick<EditorContext, 'columns' | 'rows'>,
): Grid {
  const column = Math.min(cells + 2, Math.max(1, context.columns));
  const columns = Math.max(1, Math.floor(context.columns / column));
  const rows = Math.ceil(candidates.length / columns);
  const { whole, tooltip } = menuBudget(context.rows);
  const visible = Math.min(rows, whole - tooltip - 1);
  const row = selected % rows;
  const first = Math.min(Math.max(top, row - visible + 1), row, rows - visible);
  return { columns, rows, cells: column, visible, top: first };
}
