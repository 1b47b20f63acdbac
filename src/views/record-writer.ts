import type { Value } from '../values/value.ts';
import { type FormatContent, FormatRecord } from './format-record.ts';
import { cleanLines } from './lines.ts';
import { writeList } from './list.ts';
import type { Paper } from './paper.ts';
import { tableWriter } from './table.ts';
import { wideWriter } from './wide.ts';

interface RecordWriter {
  take(value: Value): boolean;
  end(): void;
}

/** Writes the records of one Format cmdlet. */
export function recordWriter(first: FormatRecord, sheet: Paper): RecordWriter {
  switch (first.content.view) {
    case 'table':
      return tableRecords(first.content, sheet);
    case 'wide':
      return wideRecords(first.content, sheet);
    case 'list':
      return listRecords(sheet);
  }
}

type Content<View extends FormatContent['view']> = Extract<FormatContent, { readonly view: View }>;

const contentOf = (value: Value): FormatContent | undefined =>
  value instanceof FormatRecord ? value.content : undefined;

function tableRecords({ shape }: Content<'table'>, sheet: Paper): RecordWriter {
  const table = tableWriter(shape, sheet);
  return {
    take: value => {
      const content = contentOf(value);
      if (content?.view !== 'table' || content.shape !== shape) return false;
      table.rows([content.row]);
      return true;
    },
    end: table.end,
  };
}

function wideRecords({ shape }: Content<'wide'>, sheet: Paper): RecordWriter {
  let wide = wideWriter(shape, sheet);
  let group: string | undefined;
  return {
    take: value => {
      const content = contentOf(value);
      if (content?.view !== 'wide' || content.shape !== shape) return false;
      if (content.group !== undefined && content.group !== group) {
        wide.end();
        wide = wideWriter(shape, sheet);
        group = content.group;
        printHeading(content.groupLabel, group, sheet);
      }
      wide.add(content.text);
      return true;
    },
    end: () => wide.end(),
  };
}

function printHeading(label: string | undefined, group: string, sheet: Paper): void {
  sheet.gap();
  sheet.print([...cleanLines(label === undefined ? group : `${label}: ${group}`), '']);
}

function listRecords(sheet: Paper): RecordWriter {
  let group: string | undefined;
  return {
    take: value => {
      const content = contentOf(value);
      if (content?.view !== 'list') return false;
      if (content.group !== undefined && content.group !== group) {
        group = content.group;
        printHeading(content.groupLabel, group, sheet);
      }
      writeList(content.entries(sheet), sheet);
      return true;
    },
    end: () => {},
  };
}
