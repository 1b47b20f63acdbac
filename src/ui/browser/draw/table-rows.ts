import { width } from '../../../terminal/width.ts';
import { columnWidths, type Want } from '../../../views/column-widths.ts';
import { firstLine, fitted, placed } from '../../../views/lines.ts';
import { painted } from '../../../views/paint.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Token } from '../../theme/token.ts';
import type { ListColumn, RowView, TableBody } from '../screen-view.ts';
import type { Extent } from './screen-layout.ts';
import { fitRow } from './styled-row.ts';

/** Cells in front of each row: the cursor's sign, the mark's and a blank. */
export const GUTTER = 3;

/** A column with the cells that it has on this screen. */
interface Shown {
  readonly column: ListColumn;
  readonly index: number;
  readonly head: string;
  readonly cells: number;
}

/** The header and the rows of a table, as many as there is room for. */
export function tableRows(table: TableBody, { columns, rows }: Extent, theme: Theme): readonly string[] {
  const shownRows = table.rows.slice(0, Math.max(0, rows - 1));
  const texts = shownRows.map(row => row.cells.map(firstLine));
  const shown = shownColumns(table, texts, columns - GUTTER);
  const drawn = [
    headRow(table, shown, theme),
    ...shownRows.map((row, index) => drawRow(row, texts[index] ?? [], { shown, columns, theme })),
  ];
  const used = shown.reduce((sum, { cells }) => sum + cells + 1, GUTTER - 1);
  // a first column that is wider than the screen stays all the same
  return used > columns ? drawn.map(row => fitRow(row, columns)) : drawn;
}

function shownColumns(table: TableBody, texts: readonly (readonly string[])[], room: number): readonly Shown[] {
  const heads = table.columns.map(column => headText(column, table));
  const wants = table.columns.map((column, index) => wantOf(column, index, { table, texts, head: heads[index] ?? '' }));
  const widths = columnWidths(wants, room);
  return table.columns.flatMap((column, index) => {
    const cells = widths[index] ?? 0;
    return cells > 0 ? [{ column, index, head: heads[index] ?? '', cells }] : [];
  });
}

interface Wanting {
  readonly table: TableBody;
  readonly texts: readonly (readonly string[])[];
  readonly head: string;
}

/** The flexible column takes what the others leave, else the last one where it stands at the left. The chosen one stays while others go. */
function wantOf(column: ListColumn, index: number, { table, texts, head }: Wanting): Want {
  const { width: fixed, least, leastShared, priority, align } = column;
  const flexible = table.columns.findIndex(each => each.least !== undefined);
  const isLast = index === table.columns.length - 1;
  const isOpen = flexible < 0 ? isLast && align !== 'right' : index === flexible;
  const natural = () => texts.reduce((most, row) => Math.max(most, width(row[index] ?? '')), 1);
  return {
    cells: isOpen ? Number.POSITIVE_INFINITY : Math.max(width(head), fixed ?? natural()),
    ...(least === undefined || index !== flexible ? {} : { least: Math.max(least, width(head)) }),
    ...(leastShared === undefined ? {} : { leastShared }),
    ...(priority === undefined || column.label === table.selectedColumn ? {} : { priority }),
  };
}

/** `[Size] ↓`: chosen with Shift+arrow, and sorted by. */
function headText({ label }: ListColumn, { sort, selectedColumn }: TableBody): string {
  const text = label === selectedColumn ? `[${firstLine(label)}]` : firstLine(label);
  return sort?.column === label ? `${text} ${sort.descending ? '↓' : '↑'}` : text;
}

function headRow({ sort, selectedColumn }: TableBody, shown: readonly Shown[], theme: Theme): string {
  const cells = shown.map(({ column, head, cells }) => {
    const { before, text, after } = placed(head, cells, column.align ?? 'left');
    return ' '.repeat(before) + theme.paint(headLook(column, sort?.column, selectedColumn), text) + ' '.repeat(after);
  });
  return ' '.repeat(GUTTER) + cells.join(' ');
}

function headLook({ label }: ListColumn, sorted: string | undefined, selected: string | undefined): Token {
  if (label === selected) return 'ui.cursorRow';
  return label === sorted ? 'ui.sortColumn' : 'out.tableHeader';
}

interface Drawing {
  readonly shown: readonly Shown[];
  readonly columns: number;
  readonly theme: Theme;
}

function drawRow(row: RowView, texts: readonly string[], { shown, columns, theme }: Drawing): string {
  if (row.isCursor) {
    const cells = shown.map(({ column, index, cells }) => fitted(texts[index] ?? '', cells, column.align ?? 'left'));
    return theme.paint('ui.cursorRow', fitRow(`>${row.isMarked ? '*' : ' '} ${cells.join(' ')}`, columns));
  }
  let line = row.isMarked ? ` ${theme.paint('ui.mark', '*')}` : '  ';
  for (const { column, index, cells } of shown) {
    const { before, text, after } = placed(texts[index] ?? '', cells, column.align ?? 'left');
    line += ` ${' '.repeat(before)}${painted(text, column.lookOf(row.value), theme.paint)}${' '.repeat(after)}`;
  }
  return line;
}
