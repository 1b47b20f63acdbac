import { cleanLines } from './lines.ts';
import type { Paper } from './paper.ts';
import { dependsOnRows, headerLines, rowLines, type TableLayout, tableLayout } from './table-layout.ts';
import type { TableRow, TableShape } from './table-shape.ts';

/** Rows that are looked at before widths are settled, where nothing settles them earlier. */
const enough = 100;

export interface TableWriter {
  rows(rows: readonly TableRow[]): void;
  end(): void;
}

/**
 * Writes a table row by row. Where widths depend on what stands in the rows, the first ones wait until there are enough of them, until
 * `later` settles them, or until the end; after that every row is written as it comes and nothing is kept.
 */
export function tableWriter(shape: TableShape, paper: Paper): TableWriter {
  // as it was when the table began
  const { most } = paper;
  let layout: TableLayout | undefined;
  let waiting: TableRow[] = [];
  let group: string | undefined;
  let begun = false;

  const settle = () => {
    if (layout || waiting.length === 0) return;
    layout = tableLayout(shape, waiting, { width: paper.width, most });
    if (layout.hidden.length > 0) paper.notice(hiddenText(layout.hidden));
    begin(layout);
    write(waiting, layout);
    waiting = [];
  };

  const begin = (current: TableLayout) => {
    paper.gap();
    if (group !== undefined) paper.print([...groupLines(shape, group, paper), '']);
    if (!shape.hideHeaders) paper.print(headerLines(current, paper));
  };

  const write = (rows: readonly TableRow[], current: TableLayout) => {
    for (const row of rows) paper.print(rowLines(current, row, paper));
  };

  const add = (row: TableRow) => {
    if (!begun || row.group !== group) {
      settle();
      layout = undefined;
      group = row.group;
      begun = true;
    }
    if (layout) {
      write([row], layout);
      return;
    }
    waiting.push(row);
    if (!dependsOnRows(shape) || (!shape.autoSize && waiting.length >= enough)) settle();
    else if (waiting.length === 1 && !shape.autoSize) paper.later(settle);
  };

  return {
    rows: rows => {
      for (const row of rows) add(row);
    },
    end: () => {
      settle();
      if (begun) paper.gap();
    },
  };
}

function groupLines({ groupLabel, groupLook }: TableShape, group: string, paper: Paper): string[] {
  if (groupLabel === undefined) return cleanLines(group).map(each => paper.paint(each, groupLook));
  const lines = cleanLines(`${groupLabel}: ${group}`);
  const [first = '', ...more] = lines;
  const start = groupLabel.length + 2;
  return [first.slice(0, start) + paper.paint(first.slice(start), groupLook), ...more];
}

const hiddenText = (labels: readonly string[]): string =>
  `${labels.length} ${labels.length === 1 ? 'column' : 'columns'} hidden (${labels.join(', ')}): Format-List shows ${labels.length === 1 ? 'it' : 'them'}`;
