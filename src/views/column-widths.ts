/** What one column asks for, in cells. */
export interface Want {
  /** Infinity: whatever is left. */
  readonly cells: number;
  /** It gives way down to this; only one column of a table does. */
  readonly least?: number;
  /** It leaves the flexible column half of what the two have, or enough, and gives way down to this; only one column of a table does. */
  readonly leastShared?: number;
  /** Goes before columns with a higher number; left out: never goes for its priority. */
  readonly priority?: number;
}

/**
 * Widths of a table's columns within so many cells, one blank between two; 0 means hidden. A flexible column shrinks first, then the column of
 * the lowest priority goes; without either, the last column shrinks to one cell, then disappears, then the one before it (PowerShell).
 */
export function columnWidths(wants: readonly Want[], total: number): readonly number[] {
  const visible = new Set(wants.keys());
  while (visible.size > 1 && needed(wants, visible) > total) {
    const next = lowestPriority(wants, visible);
    if (next === undefined) break;
    visible.delete(next);
  }
  for (let last = wants.length - 1; last > 0 && needed(wants, visible, last) > total; last--) visible.delete(last);
  const flexible = flexibleOf(wants, visible);
  const sharing = [...visible].find(each => wants[each]?.leastShared !== undefined && each !== flexible);
  const others = [...visible]
    .filter(each => each !== flexible && each !== sharing)
    .reduce((sum, each) => sum + (wants[each]?.cells ?? 0), 0);
  const room = Math.max(1, total - others - (visible.size - 1));
  const shared = sharing === undefined ? 0 : sharedCells(wants[sharing], room);
  return wants.map((want, index) => {
    if (!visible.has(index)) return 0;
    if (index === sharing) return shared;
    return index === flexible ? Math.min(want.cells, Math.max(1, room - shared)) : want.cells;
  });
}

/** With so many cells the flexible column has enough. */
const ROOMY = 32;

const sharedCells = ({ cells, leastShared = 1 }: Want = { cells: 0 }, room: number): number =>
  Math.min(cells, Math.max(leastShared, Math.floor(room / 2), room - ROOMY));

/** Cells that the visible columns cannot do without; `last` counts as one cell. */
function needed(wants: readonly Want[], visible: ReadonlySet<number>, last?: number): number {
  const cells = [...visible].map(index => {
    const want = wants[index];
    if (!want) return 0;
    if (index === last) return 1;
    const { cells, least = Math.min(cells, want.leastShared ?? cells) } = want;
    return Number.isFinite(least) ? least : 1;
  });
  return cells.reduce((sum, each) => sum + each, 0) + visible.size - 1;
}

function lowestPriority(wants: readonly Want[], visible: ReadonlySet<number>): number | undefined {
  return [...visible]
    .filter(each => wants[each]?.priority !== undefined)
    .sort((a, b) => (wants[a]?.priority ?? 0) - (wants[b]?.priority ?? 0))[0];
}

/** The column that takes what is left: the flexible one, else the last. */
const flexibleOf = (wants: readonly Want[], visible: ReadonlySet<number>) =>
  [...visible].find(each => wants[each]?.least !== undefined) ?? [...visible].at(-1);
