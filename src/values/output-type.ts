import type { ObjectValue, Value, ValueType, View } from './value.ts';

/**
 * The type of the objects that a cmdlet emits: a table of properties over the cmdlet's own record type, so that a record is
 * wrapped (two pointers) and never copied. `of` is a method, so that the type of any record fits where the record is not known. Table, list, Get-Member, binding by property name and documentation read it.
 */
export interface OutputType<T> {
  readonly name: string;
  /** In display order. */
  readonly properties: readonly Property<T>[];
  readonly view?: RecordView<T>;
  /** Its text in an expandable string; left out: its type's name. */
  text?(record: T): string;
}

export interface Property<T> {
  readonly name: string;
  of(record: T): Value;
  /** Answers to its name but is not shown: what existing scripts ask for (cmdlets, "Items, not wrappers"). */
  readonly hidden?: boolean;
}

/** `View` in terms of the record instead of the wrapped object. */
export interface RecordView<T> {
  readonly table?: {
    readonly group?: { readonly label: string; of(record: T): Value; readonly indent?: number };
    readonly columns: readonly RecordColumn<T>[];
  };
  readonly list?: readonly (string | { readonly label: string; of(record: T): Value })[];
  readonly asList?: 'single' | 'always';
  /** Lines of text in place of table and list. */
  text?(record: T): readonly string[];
  /** With `text`: a blank line before the first and after the last. */
  readonly framed?: boolean;
}

export interface RecordColumn<T> {
  readonly label: string;
  of(record: T): Value;
  readonly align?: 'right';
  readonly width?: number;
  readonly flexible?: { readonly least: number };
  readonly priority?: number;
}

/** A record with its output type: an object on the pipeline. */
export class TypedObject<T = unknown> implements ObjectValue {
  readonly type: ValueType;
  readonly record: T;

  constructor(type: RecordType<T>, record: T) {
    this.type = type;
    this.record = record;
  }
}

/** A ValueType made of an OutputType; made once per output type by `recordType`. */
export interface RecordType<T> extends ValueType {
  readonly output: OutputType<T>;
}

const isOf = <T>(type: ValueType, self: ObjectValue): self is TypedObject<T> =>
  self instanceof TypedObject && self.type === type;

/** The ValueType through which the language sees records of an output type. */
export function recordType<T>(output: OutputType<T>): RecordType<T> {
  const byName = new Map(output.properties.map(each => [each.name.toLowerCase(), each]));
  const visible = output.properties.filter(each => !each.hidden).map(each => each.name);
  const read =
    <Result>(of: (record: T) => Result) =>
    (self: ObjectValue): Result => {
      if (!isOf<T>(type, self)) throw new TypeError(`not a ${output.name}`);
      return of(self.record);
    };
  const type: RecordType<T> = {
    output,
    names: [output.name, 'System.Object'],
    text: self => (output.text && isOf<T>(type, self) ? output.text(self.record) : output.name),
    propertyNames: () => visible,
    property: (self, name) => {
      const property = byName.get(name.toLowerCase());
      return property && isOf<T>(type, self) ? property.of(self.record) : undefined;
    },
    ...(output.view ? { view: viewOf(output.view, read) } : {}),
  };
  return type;
}

function viewOf<T>(
  view: RecordView<T>,
  read: <Result>(of: (record: T) => Result) => (self: ObjectValue) => Result,
): View {
  const { table, list, asList, framed } = view;
  const reading = <Cell extends { of(record: T): Value }>(cell: Cell) => ({ ...cell, of: read(cell.of) });
  return {
    ...(asList === undefined ? {} : { asList }),
    ...(view.text ? { text: read(record => view.text?.(record) ?? []) } : {}),
    ...(framed === undefined ? {} : { framed }),
    ...(list ? { list: list.map(row => (typeof row === 'string' ? row : reading(row))) } : {}),
    ...(table
      ? {
          table: {
            ...(table.group ? { group: reading(table.group) } : {}),
            columns: table.columns.map(reading),
          },
        }
      : {}),
  };
}
