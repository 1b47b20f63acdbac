import { clean } from '../../../terminal/clean.ts';
import { cut, width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { CrumbsView } from '../screen-view.ts';
import { badgePieces } from './badge.ts';
import { BETWEEN_SIDES, type Piece, piecesWidth, sidesRow, spaced } from './pieces.ts';

/** Cells that a filter is cut to where room is short, and of the last crumb that are never given up. */
const SHORT_FILTER = 16;
const LEAST_CRUMB = 12;

/**
 * Where one is at the left, what of it is shown at the right. Where there is no room the way to the place goes first, then the filter's text is
 * cut, then the count goes and the filter's text; marks and badges stay.
 */
export function crumbsRow(view: CrumbsView, columns: number, theme: Theme): string {
  const whole = crumbPieces(view.crumbs.map(clean));
  const last = clean(view.crumbs.at(-1) ?? '');
  const short = view.crumbs.length > 1 ? crumbPieces(['…', last]) : whole;
  const least = piecesWidth(short) - Math.max(0, width(last) - LEAST_CRUMB);
  const candidates = [
    { left: whole, right: factsOf(view, {}), cells: piecesWidth(whole) },
    { left: short, right: factsOf(view, {}), cells: piecesWidth(short) },
    { left: short, right: factsOf(view, { filterCells: SHORT_FILTER }), cells: least },
    { left: short, right: factsOf(view, { filterCells: SHORT_FILTER, noCount: true }), cells: least },
    { left: short, right: factsOf(view, { filterCells: 0, noCount: true }), cells: 0 },
  ];
  const fits = ({ right, cells }: (typeof candidates)[number]) => {
    const used = piecesWidth(right);
    return cells + used + (used > 0 && cells > 0 ? BETWEEN_SIDES : 0) <= columns;
  };
  const { left, right } = candidates.find(fits) ?? {
    left: [],
    right: factsOf(view, { filterCells: 0, noCount: true }),
  };
  return sidesRow(left, right, columns, theme);
}

const crumbPieces = (crumbs: readonly string[]): readonly Piece[] =>
  crumbs.flatMap((crumb, index): Piece[] =>
    index === crumbs.length - 1
      ? [{ text: crumb, look: 'ui.crumbActive' }]
      : [
          { text: crumb, look: 'ui.crumb' },
          { text: ' › ', look: 'ui.crumb' },
        ],
  );

interface Cuts {
  /** 0: only that there is a filter. */
  readonly filterCells?: number;
  readonly noCount?: boolean;
}

function factsOf({ count, filter, marked, badges }: CrumbsView, { filterCells, noCount }: Cuts): readonly Piece[] {
  const facts: (readonly Piece[])[] = [];
  if (count !== undefined && !noCount) facts.push([{ text: clean(count), look: 'ui.muted' }]);
  if (filter !== undefined) facts.push([{ text: filterText(clean(filter), filterCells), look: 'ui.match' }]);
  if (marked.count > 0) {
    const hidden = marked.hidden > 0 ? ` (${marked.hidden} hidden)` : '';
    facts.push([{ text: `marked ${marked.count}${hidden}`, look: 'ui.mark' }]);
  }
  if (badges.length > 0) facts.push(badgePieces(badges));
  return spaced(facts);
}

const filterText = (filter: string, cells = Number.POSITIVE_INFINITY): string =>
  cells === 0 ? 'filtered' : `filter: ${cut(filter, cells)}`;
