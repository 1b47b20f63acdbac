import type { Span } from '../../pager/styled-line.ts';

/** One row of a line that may take several; rows stand in the order of lines and places. */
export interface LaidRow extends Span {
  readonly line: number;
  /** The how manieth of the lines that are not hidden, from 1. */
  readonly number: number;
}

/** Index of the row that shows a place of a line, or of the last one before it; 0 where there is none. */
export function rowOf(rows: readonly LaidRow[], line: number, place: number): number {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const row = rows[middle];
    const isBefore = row !== undefined && (row.line < line || (row.line === line && row.start <= place));
    if (isBefore) from = middle + 1;
    else to = middle;
  }
  return Math.max(0, from - 1);
}

/** Index of a line's last row. */
export const lastRowOf = (rows: readonly LaidRow[], line: number): number =>
  rowOf(rows, line, Number.POSITIVE_INFINITY);

/** The line so many lines on from another, at most the first or the last one. */
export function lineFrom(rows: readonly LaidRow[], line: number, by: number): number {
  let found = line;
  for (let left = Math.abs(by); left > 0; left--) {
    const next = rows[by > 0 ? lastRowOf(rows, found) + 1 : rowOf(rows, found, 0) - 1];
    if (!next) break;
    found = next.line;
  }
  return found;
}
