import { width } from '../../../terminal/width.ts';
import type { Span } from '../../pager/styled-line.ts';
import type { DrawnLine } from '../screen-view.ts';
import type { DocumentLayout } from './document-layout.ts';
import type { DocumentSearch } from './document-search.ts';
import { endOfBranch } from './fold-tree.ts';
import type { LaidRow } from './laid-row.ts';
import { piecesOf } from './shown-line.ts';
import { wrapSpans } from './wrap-spans.ts';

/** Text that a frame can hold of a line that is not wrapped: graphemes of several units are far fewer than this allows for. */
const UNITS_PER_CELL = 20;

/** A row of a document with what was found in it. */
export function drawnRow(row: LaidRow, layout: DocumentLayout, search: DocumentSearch, isCursor: boolean): DrawnLine {
  const { pieces, text } = layout.shown.at(row.line);
  const span = layout.wraps ? row : spanAtHit(row, layout, search);
  const lead = layout.leadOf({ ...row, start: layout.wraps ? row.start : 0 }) + (isMoved(span, layout) ? '…' : '');
  const front = width(lead);
  const cell = (place: number) => front + width(text.slice(span.start, Math.max(span.start, place)));
  return {
    pieces: [
      ...(lead === '' ? [] : [{ text: lead, look: 'ui.muted' as const }]),
      ...piecesOf(pieces, span),
      ...foldedPiece(row, layout, span.end === text.length),
    ],
    isCursor,
    matches: search
      .inLine(row.line)
      .filter(each => each.start < span.end && each.end > span.start)
      .map(({ start, end }) => ({ start: cell(start), end: cell(Math.min(end, span.end)) })),
  };
}

const isMoved = (span: Span, layout: DocumentLayout) => !layout.wraps && span.start > 0;

/** The row of a line that is not wrapped, moved so that what was found is on the screen. */
function spanAtHit(row: LaidRow, layout: DocumentLayout, { hit }: DocumentSearch): Span {
  const { text } = layout.shown.at(row.line);
  const room = layout.roomOf(row.line);
  const from = (start: number) => ({ start, end: Math.min(row.end, start + room * UNITS_PER_CELL) });
  if (hit?.line !== row.line || width(text.slice(0, hit.end)) < room) return from(0);
  // a third of the screen in front of it, from the beginning of a grapheme on
  const third = Math.max(1, Math.floor(room / 3));
  return from(wrapSpans(text.slice(0, hit.start), third, third).at(-1)?.start ?? 0);
}

function foldedPiece({ line }: LaidRow, layout: DocumentLayout, isEnd: boolean): DrawnLine['pieces'] {
  if (!isEnd || !layout.isFolded(line)) return [];
  const count = endOfBranch(layout.shown.lines, line) - line - 1;
  return [{ text: ` … ${count} ${count === 1 ? 'line' : 'lines'}`, look: 'ui.muted' }];
}
