import { clean } from '../../terminal/clean.ts';
import { cut, pad } from '../../terminal/width.ts';
import { beginsWith } from '../match.ts';
import { labelOf } from '../menu/common-prefix.ts';
import { type Grid, gridOf, menuBudget } from '../menu/grid.ts';
import { type Level, levelShown, type Menu } from '../menu/menu.ts';
import type { EditorContext } from '../state.ts';
import type { Piece } from '../view.ts';
import { fitRow, piece, type Row, standingOut, wrap } from './row.ts';

/** The part of the grid that is visible, the tooltip of what is selected, and how many there are. */
export function menuRows(menu: Menu, context: EditorContext): readonly Row[] {
  const level = levelShown(menu);
  const grid = gridOf(level, context);
  const grown = Array.from({ length: grid.visible }, (_row, row) => gridRow(level, grid, grid.top + row));
  return [...grown, ...tooltipRows(level, context), fitRow([piece(footer(level, menu), 'ui.muted')], context.columns)];
}

function gridRow({ candidates, selected, typed }: Level, { columns, rows, cells }: Grid, row: number): Row {
  const room = columns === 1 ? cells : cells - 2;
  const pieces: Piece[] = [];
  for (let column = 0; column < columns; column += 1) {
    const index = row + rows * column;
    const candidate = candidates[index];
    if (candidate === undefined) break;
    const text = pad(cut(clean(labelOf(candidate)), room), cells);
    const at = typed !== '' && beginsWith(text, typed, false) ? 0 : -1;
    if (index === selected) pieces.push(piece(text, 'shell.selection'));
    else pieces.push(...standingOut(text, at, typed.length, 'shell.default', 'ui.match'));
  }
  return pieces;
}

/** Nothing where the tooltip says no more than the menu. */
function tooltipRows({ candidates, selected }: Level, { columns, rows, options }: EditorContext): readonly Row[] {
  const candidate = candidates[selected];
  const tooltip = candidate?.tooltip?.trim() ?? '';
  const { tooltip: most } = menuBudget(rows);
  if (candidate === undefined || !options.showToolTips || tooltip === '' || most === 0) return [];
  if (tooltip === candidate.text || tooltip === labelOf(candidate)) return [];
  return wrap(tooltip, columns, most).map(line => [piece(line, 'shell.listPredictionTooltip')]);
}

function footer({ candidates, selected }: Level, { pending, age, note = '' }: Menu): string {
  const place = `${grouped(selected + 1)} of ${grouped(candidates.length)}`;
  return [place, pending ? '…' : '', clean(note), age === undefined ? '' : agedNames(age)]
    .filter(each => each !== '')
    .join('  ');
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Names that are fresh enough need no word. */
function agedNames(seconds: number): string {
  if (seconds < 60) return '';
  const minutes = Math.floor(seconds / 60);
  const age = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
  return `names from ${age} ago, F5 refreshes`;
}
