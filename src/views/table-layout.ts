import { width } from '../terminal/width.ts';
import { type CellStyle, cellText, standsRight } from './cell.ts';
import { columnWidths, type Want } from './column-widths.ts';
import { firstLine, placed, wrap } from './lines.ts';
import type { Paper } from './paper.ts';
import type { TableColumn, TableRow, TableShape } from './table-shape.ts';

interface Column {
  /** As it was asked for. */
  readonly wanted: TableColumn;
  readonly index: number;
  readonly label: string;
  readonly cells: number;
  readonly align: 'left' | 'right' | 'center';
  readonly style: CellStyle;
}

/** Columns as they are drawn in a window of some width. */
export interface TableLayout {
  readonly columns: readonly Column[];
  /** Labels of columns for which there was no room. */
  readonly hidden: readonly string[];
  readonly wrap: boolean;
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
      ...(column.leastShared === undefined ? {} : { leastShared: column.leastShared }),
      ...(column.priority === undefined ? {} : { priority: column.priority }),
    };
  });
  const widths = columnWidths(wants, total);
  const columns = shape.columns.map((column, index) => ({
    wanted: column,
    index,
    label: firstLine(column.label),
    cells: widths[index] ?? 0,
    align: sides[index] ?? 'left',
    style: { format: column.format, most },
  }));
  return {
    columns: columns.filter(each => each.cells > 0),
    hidden: columns
      .filter(each => each.cells === 0)
      .sort((a, b) => priorityOf(shape, a) - priorityOf(shape, b))
      .map(each => each.label),
    wrap: shape.wrap ?? false,
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
export function headerLines({ columns }: TableLayout, ink: Ink): string[] {
  const labels = columns.map(column => wrap(column.label, column.cells));
  const height = Math.max(...labels.map(each => each.length));
  const lines = Array.from({ length: height }, (_, line) => labels.map(each => each[line] ?? ''));
  const dashes = columns.map(column => '-'.repeat(Math.min(width(column.label), column.cells)));
  const look = ({ wanted }: Column) => (wanted.isCalculated ? 'out.customTableHeader' : 'out.tableHeader');
  return [...lines, dashes].map(texts =>
    joined(columns, texts, (text, column) => (ink.isPlain ? text : ink.paint(text, look(column)))),
  );
}

/** One row, several lines only where cells wrap. */
export function rowLines(layout: TableLayout, row: TableRow, ink: Ink): string[] {
  const { columns } = layout;
  const { self } = row;
  const dressed = (text: string, { wanted }: Column) =>
    self ? ink.paint(text, wanted.lookOf?.(self) ?? wanted.look, wanted.linkOf?.(self)) : text;
  const dress = ink.isPlain || !self ? asItIs : dressed;
  const texts = columns.map(({ index, style }) => {
    const value = row.cells[index] ?? null;
    return typeof value === 'string' && style.format === undefined ? value : cellText(value, 'table', style);
  });
  if (!layout.wrap) return [joined(columns, texts.map(firstLine), dress)];
  const cells = columns.map(({ cells }, index) => wrap(texts[index] ?? '', cells));
  const height = Math.max(...cells.map(each => each.length));
  return Array.from({ length: height }, (_, line) =>
    joined(
      columns,
      cells.map(each => each[line] ?? ''),
      dress,
    ),
  );
}

/** Who colours. */
type Ink = Pick<Paper, 'isPlain' | 'paint'>;

const asItIs = (text: string) => text;

/** Cells side by side, no blank behind the last. */
function joined(
  columns: readonly Column[],
  texts: readonly string[],
  dress: (text: string, column: Column) => string,
): string {
  let line = '';
  let blanks = 0;
  // every character of 10,000 rows passes here, so it walks by index and measures nothing twice
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at];
    if (!column) continue;
    const { before, text, after } = placed(texts[at] ?? '', column.cells, column.align);
    const shown = text.endsWith(' ') ? text.trimEnd() : text;
    blanks += before + (at > 0 ? 1 : 0);
    if (shown !== '') {
      line += ' '.repeat(blanks) + dress(shown, column);
      blanks = 0;
    }
    blanks += after + (shown === text ? 0 : width(text) - width(shown));
  }
  return line;
}
