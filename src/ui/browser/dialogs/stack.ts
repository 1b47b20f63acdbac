/** Rows that belong together. */
export interface Part {
  readonly rows: readonly string[];
  /** The lowest goes first where there is no room; left out: stays. */
  readonly worth?: number;
}

/** The title counts for more than blanks and the command, for less than what cannot be undone. */
const WORTH_OF_TITLE = 3;

/** What is left of the parts above and below a list that keeps `least` of so many rows; what stays at last is the end. */
export function stacked(
  below: readonly Part[],
  { above, rows, least }: { readonly above: readonly string[]; readonly rows: number; readonly least: number },
): { readonly above: readonly string[]; readonly below: readonly string[] } {
  const title: Part = { rows: above, worth: WORTH_OF_TITLE };
  const left = new Set([title, ...below]);
  const count = () => [...left].reduce((sum, each) => sum + each.rows.length, 0);
  for (const part of [title, ...below].filter(each => each.worth !== undefined).sort(byWorth)) {
    if (count() + least <= rows) break;
    left.delete(part);
  }
  const kept = below.filter(each => left.has(each)).flatMap(each => each.rows);
  return { above: left.has(title) ? above : [], below: kept.slice(Math.max(0, kept.length - rows)) };
}

const byWorth = (a: Part, b: Part): number => (a.worth ?? 0) - (b.worth ?? 0);
