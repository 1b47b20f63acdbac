import type { CellLook } from './look.ts';
import type { ShownLine } from './styled-text.ts';
import type {
  Appearance,
  ListRow,
  ObjectValue,
  Preparation,
  Reading,
  Value,
  ValueType,
  View,
  ViewColumn,
} from './value.ts';

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
  /** It fills no parameter of its name, since that means something else there. */
  readonly unbound?: boolean;
}

/** `View` in terms of the record instead of the wrapped object. */
export interface RecordView<T> {
  readonly subject?: View['subject'];
  readonly table?: {
    readonly group?: {
      readonly label?: string;
      of(record: T): Value;
      readonly indent?: number;
      readonly look?: CellLook;
    };
    readonly columns: readonly RecordColumn<T>[];
    readonly wrap?: boolean;
  };
  readonly list?: readonly (string | RecordRow<T>)[];
  readonly asList?: 'single' | 'always';
  /** Lines of text in place of table and list, for a width in cells. */
  text?(record: T, width: number): readonly ShownLine[];
  /** Reads what the view shows beyond the records; answers what to say aside. */
  prepare?(records: readonly T[], reading: Reading): Promise<Preparation>;
  /** The same for a few rows on the screen of the browser. */
  detail?(records: readonly T[], reading: Reading): Promise<Preparation>;
  /** With `text`: a blank line before the first and after the last. */
  readonly framed?: boolean;
  /** Further objects that are shown in its place. */
  parts?(record: T): readonly Value[];
}

/** `Appearance` in terms of the record. */
export interface RecordAppearance<T> {
  readonly look?: CellLook;
  lookOf?(record: T): CellLook | undefined;
  linkOf?(record: T): string | undefined;
}

/** A line of a list: a property by its name, or a label with a text of its own. */
export type RecordRow<T> = RecordAppearance<T> &
  (
    | { readonly property: string }
    | {
        readonly label: string;
        of(record: T): Value | undefined;
      }
  );

export interface RecordColumn<T> extends RecordAppearance<T> {
  readonly label: string;
  of(record: T): Value;
  readonly align?: 'right';
  readonly width?: number;
  widthOf?(record: T): number;
  isShown?(record: T): boolean;
  readonly flexible?: { readonly least: number };
  readonly sharing?: { readonly least: number };
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

/** A ValueType made of an OutputType; made by `recordType`. */
export interface RecordType<T> extends ValueType {
  readonly output: OutputType<T>;
}

/** Whether an object is a record of this type. */
export const isOf = <T>(type: ValueType, self: ObjectValue): self is TypedObject<T> =>
  self instanceof TypedObject && self.type === type;

const recordTypes = new WeakMap<object, unknown>();

/** The ValueType through which the language sees records of an output type: one for all of them, so that the views see them as one kind. */
export function recordType<T>(output: OutputType<T>): RecordType<T> {
  const known = recordTypes.get(output);
  if (isTypeOf(known, output)) return known;
  const made = makeType(output);
  recordTypes.set(output, made);
  return made;
}

const isTypeOf = <T>(known: unknown, output: OutputType<T>): known is RecordType<T> =>
  typeof known === 'object' && known !== null && 'output' in known && known.output === output;

function makeType<T>(output: OutputType<T>): RecordType<T> {
  const byName = new Map(output.properties.map(each => [each.name.toLowerCase(), each]));
  const unbound = new Set(output.properties.filter(each => each.unbound).map(each => each.name.toLowerCase()));
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
    ...(unbound.size === 0 ? {} : { unbound }),
    property: (self, name) => {
      const property = byName.get(name.toLowerCase());
      return property && isOf<T>(type, self) ? property.of(self.record) : undefined;
    },
    ...(output.view ? { view: viewOf(output.view, read, (self, name) => type.property(self, name) ?? null) } : {}),
  };
  return type;
}

type Read<T> = <Result>(of: (record: T) => Result) => (self: ObjectValue) => Result;

function viewOf<T>(view: RecordView<T>, read: Read<T>, propertyOf: (self: ObjectValue, name: string) => Value): View {
  const { table, list, asList, framed, subject } = view;
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(asList === undefined ? {} : { asList }),
    ...reader('prepare', view.prepare?.bind(view), read),
    ...reader('detail', view.detail?.bind(view), read),
    ...(view.text
      ? { text: (self: ObjectValue, width: number) => read(record => view.text?.(record, width) ?? [])(self) }
      : {}),
    ...(framed === undefined ? {} : { framed }),
    ...(view.parts ? { parts: read(record => view.parts?.(record) ?? []) } : {}),
    ...(list ? { list: list.map(row => (typeof row === 'string' ? row : listRow(row, read, propertyOf))) } : {}),
    ...(table
      ? {
          table: {
            ...(table.group ? { group: { ...table.group, of: read(record => table.group?.of(record) ?? null) } } : {}),
            columns: table.columns.map(column => tableColumn(column, read)),
            ...(table.wrap === undefined ? {} : { wrap: table.wrap }),
          },
        }
      : {}),
  };
}

/** A function that reads for the views, over objects instead of records. */
const reader = <T, Name extends 'prepare' | 'detail'>(
  name: Name,
  prepare: RecordView<T>['prepare'],
  read: Read<T>,
): Partial<Record<Name, NonNullable<View['prepare']>>> => {
  const made: Partial<Record<Name, NonNullable<View['prepare']>>> = {};
  if (prepare) made[name] = (selves, reading) => prepare(selves.map(read(record => record)), reading);
  return made;
};

function tableColumn<T>(column: RecordColumn<T>, read: Read<T>): ViewColumn {
  const { of: _, look: __, lookOf: ___, linkOf: ____, widthOf, isShown, ...rest } = column;
  return {
    ...rest,
    of: read(record => column.of(record)),
    ...appearance(column, read),
    ...(widthOf ? { widthOf: read(record => widthOf(record)) } : {}),
    ...(isShown ? { isShown: read(record => isShown(record)) } : {}),
  };
}

function listRow<T>(row: RecordRow<T>, read: Read<T>, propertyOf: (self: ObjectValue, name: string) => Value): ListRow {
  if ('property' in row) {
    const { property } = row;
    return { label: property, of: self => propertyOf(self, property), ...appearance(row, read) };
  }
  return { label: row.label, of: read(record => row.of(record)), ...appearance(row, read) };
}

function appearance<T>({ look, lookOf, linkOf }: RecordAppearance<T>, read: Read<T>): Appearance {
  return {
    ...(look === undefined ? {} : { look }),
    ...(lookOf ? { lookOf: read(record => lookOf(record)) } : {}),
    ...(linkOf ? { linkOf: read(record => linkOf(record)) } : {}),
  };
}
