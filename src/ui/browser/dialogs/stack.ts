/** Rows that belong together. */
export interface Part {
  readonly rows: readonly string[];
  /** The lowest goes first where there is no room; left out: stays. */
  readonly worth?: number;
}

/** What a list needs of so many rows; `above` are rows that stand over it. */
export interface ListRoom {
  readonly above: readonly string[];
  readonly rows: number;
  readonly least: number;
  /** As `least` if left out. */
  readonly wanted?: number;
}

/** The title counts for more than blanks and the command, for less than what cannot be undone. */
const WORTH_OF_TITLE = 3;

/** Blanks and the command give way to every row that the list could do with. */
const WORTH_OF_A_ROW = 3;

/**
 * What is left of the parts above and below a list that keeps `least` of so many rows, and takes up to `wanted` of them from what is worth
 * less than a row of it. What stays at last is the end.
 */
export function stacked(
  below: readonly Part[],
  { above, rows, least, wanted = least }: ListRoom,
): { readonly above: readonly string[]; readonly below: readonly string[] } {
  const title: Part = { rows: above, worth: WORTH_OF_TITLE };
  const left = new Set([title, ...below]);
  const count = () => [...left].reduce((sum, each) => sum + each.rows.length, 0);
  for (const part of [title, ...below].filter(each => each.worth !== undefined).sort(byWorth)) {
    const needed = (part.worth ?? 0) < WORTH_OF_A_ROW ? wanted : least;
    if (count() + needed > rows) left.delete(part);
  }
  const kept = below.filter(each => left.has(each)).flatMap(each => each.rows);
  return { above: left.has(title) ? above : [], below: kept.slice(Math.max(0, kept.length - rows)) };
}

const byWorth = (a: Part, b: Part): number => (a.worth ?? 0) - (b.worth ?? 0);
