import { BOX_EDGES, BOX_FRAME_ROWS } from '../draw/box.ts';

/** Longer lines are hard to read. */
const WIDEST = 96;

/** The size of a dialog on a screen: `width` with its edges; `cells` and `most` are the cells and rows inside. */
export function dialogRoom(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  wanted = WIDEST,
): { readonly width: number; readonly cells: number; readonly most: number } {
  const width = Math.max(BOX_EDGES + 1, Math.min(columns, WIDEST, wanted));
  return { width, cells: width - BOX_EDGES, most: Math.max(1, rows - BOX_FRAME_ROWS) };
}
