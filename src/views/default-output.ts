import { clean } from '../terminal/clean.ts';
import { DateTime, Timestamp } from '../values/date-time.ts';
import { formatDate, shortDate } from '../values/format-date.ts';
import { shownText } from '../values/format-value.ts';
import { isArray, isObject } from '../values/object-value.ts';
import type { ShownLine } from '../values/styled-text.ts';
import type { ObjectValue, Value } from '../values/value.ts';
import { FormatRecord } from './format-record.ts';
import { jsonLines } from './json-lines.ts';
import { cleanLines } from './lines.ts';
import { writeList } from './list.ts';
import { isScalar, objectList, objectTable } from './object-view.ts';
import { type Paper, type PaperOptions, paper } from './paper.ts';
import { recordWriter } from './record-writer.ts';
import { tableWriter } from './table.ts';

/** Turns the objects at the end of a pipeline into lines, as they come. */
export interface Output {
  write(values: readonly Value[]): void;
  /** The pipeline is over: tables end here. Answers what to say aside, such as `2 columns hidden (…)`. */
  end(): readonly string[];
}

/** Writes values of one kind; refuses others, and then another writer takes over. */
export interface Writer {
  /** false: not mine. */
  take(value: Value): boolean;
  end(): void;
}

/** Columns of a table at most before properties become a list. */
const tableProperties = 4;

/**
 * PowerShell's default output. Text, numbers and other scalars are one a line. For objects the first one chooses: the view of its type, else a
 * table of up to four properties or a list of more; later ones of the same type follow it. A type may want its single object as a list.
 */
export function createOutput(options: PaperOptions): Output {
  const sheet = paper(options);
  let writer: Writer | undefined;
  const one = (value: Value): void => {
    if (isArray(value)) value.forEach(one);
    else if (isObject(value) && value.type.rows) value.type.rows(value).forEach(one);
    else if (isObject(value) && value.type.view?.parts) value.type.view.parts(value).forEach(one);
    else if (value !== null && !writer?.take(value)) {
      writer?.end();
      writer = writerFor(value, sheet);
      writer.take(value);
    }
  };
  return {
    write: values => {
      values.forEach(one);
      sheet.flush();
    },
    end: () => {
      writer?.end();
      writer = undefined;
      sheet.flush();
      return sheet.notices;
    },
  };
}

function writerFor(value: Value, sheet: Paper): Writer {
  if (value instanceof FormatRecord) return recordWriter(value, sheet);
  if (!isObject(value) || isScalar(value)) return scalarWriter(sheet);
  const { view } = value.type;
  if (view?.text) return textWriter(value, sheet);
  if (view?.asList === 'always') return objectListWriter(value, sheet);
  if (view?.table) return view.asList === 'single' ? undecidedWriter(value, sheet) : objectTableWriter(value, sheet);
  const few = !view?.list && value.type.propertyNames(value).length <= tableProperties;
  return few ? objectTableWriter(value, sheet) : objectListWriter(value, sheet);
}

function scalarWriter(sheet: Paper): Writer {
  return {
    take: value => {
      if (!isScalar(value) || value instanceof FormatRecord) return false;
      sheet.print(scalarLines(value, sheet));
      return true;
    },
    end: () => {},
  };
}

/** Objects that are shown as lines of text. */
function textWriter(first: ObjectValue, sheet: Paper): Writer {
  const framed = first.type.view?.framed ?? false;
  let begun = false;
  return {
    take: value => {
      if (!isObject(value) || value.type !== first.type) return false;
      if (framed && !begun) sheet.print(['']);
      begun = true;
      sheet.print((value.type.view?.text?.(value, sheet.width) ?? []).flatMap(each => shownLines(each, sheet)));
      return true;
    },
    end: () => {
      if (framed && begun) sheet.print(['']);
    },
  };
}

const shownLines = (line: ShownLine, sheet: Paper): string[] =>
  typeof line === 'string' ? cleanLines(line) : [line.map(({ text, sgr }) => sheet.styled(sgr, clean(text))).join('')];

/** A text of JSON has its colours, where there are any. */
function scalarLines(value: Value, sheet: Paper): string[] {
  const text = scalarText(value);
  const json =
    typeof value === 'string' && !sheet.isPlain ? jsonLines(text, (look, part) => sheet.paint(part, look)) : undefined;
  return json ?? cleanLines(text);
}

/** A date on a line of its own is written out, one of a registry as the registry writes it. */
function scalarText(value: Value): string {
  if (!(value instanceof DateTime)) return shownText(value);
  return value instanceof Timestamp ? shortDate(value) : formatDate(value, 'F');
}

const sameType = (first: ObjectValue, value: Value) => isObject(value) && value.type === first.type;

function objectTableWriter(first: ObjectValue, sheet: Paper): Writer {
  const { shape, row } = objectTable(first);
  const table = tableWriter(shape, sheet);
  return {
    take: value => {
      if (!sameType(first, value)) return false;
      table.rows([row(value)]);
      return true;
    },
    end: table.end,
  };
}

function objectListWriter(first: ObjectValue, sheet: Paper): Writer {
  return {
    take: value => {
      if (!sameType(first, value)) return false;
      writeList(objectList(value, sheet), sheet);
      return true;
    },
    end: () => {},
  };
}

/** Keeps the first object until it is known whether it is the only one. */
function undecidedWriter(first: ObjectValue, sheet: Paper): Writer {
  let held = false;
  let table: Writer | undefined;
  return {
    take: value => {
      if (!sameType(first, value)) return false;
      if (!held) {
        held = true;
        return true;
      }
      if (!table) {
        table = objectTableWriter(first, sheet);
        table.take(first);
      }
      return table.take(value);
    },
    end: () => {
      if (table) table.end();
      else if (held) objectListWriter(first, sheet).take(first);
    },
  };
}
