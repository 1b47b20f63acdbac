import { width } from '../terminal/width.ts';
import { cellText, standsRight } from './cell.ts';
import { columnWidths, type Want } from './column-widths.ts';
import { firstLine, fitted, wrap } from './lines.ts';
import type { TableColumn, TableRow, TableShape } from './table-shape.ts';

interface Column {
  readonly index: number;
  readonly label: string;
  readonly cells: number;
  readonly align: 'left' | 'right' | 'center';
  readonly format: string;
}

/** Columns as they are drawn in a window of some width. */
export interface TableLayout {
  readonly columns: readonly Column[];
  /** Labels of columns for which there was no room. */
  readonly hidden: readonly string[];
  readonly wrap: boolean;
  /** How many values of a collection are shown. */
  readonly most: number | undefined;
}

/** true when the columns' widths depend on what stands in the rows. */
export const dependsOnRows = ({ columns, autoSize }: TableShape): boolean =>
  autoSize === true ||
  columns.some(
    (column, index) =>
      column.width === undefined && column.least === undefined && (column.align === 'type' || !isOpen(columns, index)),
  );

/** The last column, text at its left, needs no width: it takes what is left, unless another one does. */
const isOpen = (columns: readonly TableColumn[], index: number): boolean =>
  index === columns.length - 1 && columns[index]?.align !== 'right' && columns.every(each => each.least === undefined);

/** Decides widths and sides from the rows at hand. */
export function tableLayout(
  shape: TableShape,
  rows: readonly TableRow[],
  { width: total, most }: { readonly width: number; readonly most?: number | undefined },
): TableLayout {
  const sides = shape.columns.map((column, index) => sideOf(column, rows[0], index));
  const wants = shape.columns.map((column, index): Want => {
    const open = isOpen(shape.columns, index) && sides[index] === 'left' && !shape.autoSize;
    return {
      cells: wantedCells(shape, rows, { column, index, open, most }),
      ...(column.least === undefined ? {} : { least: column.least }),
      ...(column.priority === undefined ? {} : { priority: column.priority }),
    };
  });
  const widths = columnWidths(wants, total);
  const columns = shape.columns.map((column, index) => ({
    index,
    label: firstLine(column.label),
    cells: widths[index] ?? 0,
    align: sides[index] ?? 'left',
    format: column.format ?? '',
  }));
  return {
    columns: columns.filter(each => each.cells > 0),
    hidden: columns
      .filter(each => each.cells === 0)
      .sort((a, b) => priorityOf(shape, a) - priorityOf(shape, b))
      .map(each => each.label),
    wrap: shape.wrap ?? false,
    most,
  };
}

/** In the order in which columns go. */
const priorityOf = (shape: TableShape, { index }: Column) => shape.columns[index]?.priority ?? Number.MAX_VALUE;

function sideOf({ align = 'left' }: TableColumn, first: TableRow | undefined, index: number): Column['align'] {
  if (align !== 'type') return align;
  return standsRight(first?.cells[index] ?? null) ? 'right' : 'left';
}

interface Wanting {
  readonly column: TableColumn;
  readonly index: number;
  readonly open: boolean;
  readonly most: number | undefined;
}

function wantedCells(shape: TableShape, rows: readonly TableRow[], { column, index, open, most }: Wanting): number {
  if (column.width !== undefined) return column.width;
  if (open || column.least !== undefined) return Number.POSITIVE_INFINITY;
  const texts = rows.map(row => cellText(row.cells[index] ?? null, 'table', { format: column.format, most }));
  const cells = texts.map(text => (shape.wrap ? width(text.replace(/\n/g, ' ')) : width(firstLine(text))));
  return cells.reduce((most, each) => Math.max(most, each), Math.max(1, width(firstLine(column.label))));
}

/** Labels (wrapped where the column is narrower) and under them dashes. */
export function headerLines({ columns }: TableLayout): string[] {
  const labels = columns.map(column => wrap(column.label, column.cells));
  const height = Math.max(...labels.map(each => each.length));
  const lines = Array.from({ length: height }, (_, line) =>
    joined(
      columns,
      columns.map((_, index) => labels[index]?.[line] ?? ''),
    ),
  );
  const dashes = columns.map(column => '-'.repeat(Math.min(width(column.label), column.cells)));
  return [...lines, joined(columns, dashes)];
}

/** One row, several lines only where cells wrap. */
export function rowLines(layout: TableLayout, row: TableRow): string[] {
  const { columns } = layout;
  const cells = columns.map(column => {
    const text = cellText(row.cells[column.index] ?? null, 'table', { format: column.format, most: layout.most });
    if (layout.wrap) return wrap(text, column.cells);
    return [firstLine(text)];
  });
  const height = Math.max(...cells.map(each => each.length));
  return Array.from({ length: height }, (_, line) =>
    joined(
      columns,
      cells.map(each => each[line] ?? ''),
    ),
  );
}

const joined = (columns: readonly Column[], texts: readonly string[]): string =>
  columns
    .map(({ align, cells }, index) => fitted(texts[index] ?? '', cells, align))
    .join(' ')
    .trimEnd();
