import type { CellLook } from './look.ts';
import type { ShownLine } from './styled-text.ts';

/**
 * What flows through the pipeline.
 *
 * Numbers follow PowerShell's types without boxing the common ones: an integral JavaScript number within 32 bits is an Int32, an
 * integral one beyond is an Int64, a bigint is an Int64, a number with a fraction is a Double. A Double that happens to be integral
 * (`5.0`) and a Decimal have classes of their own (`real.ts`, `decimal.ts`). An array is PowerShell's object[]. Everything else is an
 * ObjectValue, which knows its own type; shared code asks the type and never which class it has.
 */
export type Value = null | boolean | string | number | bigint | readonly Value[] | ObjectValue;

/** A value with a type of its own: dates, hashtables, custom objects, objects that cmdlets emit, script blocks. */
export interface ObjectValue {
  readonly type: ValueType;
}

/** What the language, the binder and the views may ask of an ObjectValue; `self` is always a value of this type. */
export interface ValueType {
  /** PowerShell's full name, most derived first: `['System.DateTime', 'System.ValueType']`. */
  readonly names: readonly string[];
  /** The text in an expandable string, invariant culture. */
  text(self: ObjectValue): string;
  /** Visible properties in display order. */
  propertyNames(self: ObjectValue): readonly string[];
  /** A property's value by name, ignoring case, hidden ones and aliases included; undefined when there is none. */
  property(self: ObjectValue, name: string): Value | undefined;
  /** Properties, in lower case, that fill no parameter of their name: the name of a repository is not that of a tag. Absent: none. */
  readonly unbound?: ReadonlySet<string>;
  /** Sets a property; absent where the type's objects cannot be changed. Throws PropertyNotFound for an unknown name. */
  setProperty?(self: ObjectValue, name: string, value: Value): void;
  /** Order against another value, already converted to this type; absent where values of the type have no order. */
  compare?(self: ObjectValue, other: ObjectValue): number;
  /** How the views show the type's objects when the user asked for nothing; absent: by its visible properties. */
  readonly view?: View;
  /** Whether a condition takes it for true; absent: it does. */
  truth?(self: ObjectValue): boolean;
  /** It is its properties and nothing else, so that inside of another text it says nothing. */
  readonly isBare?: boolean;
  /** A value of one line (`2024-01-01`), never spread into properties by the default output. */
  readonly scalar?: boolean;
  /** Methods of its own by lower-case name; absent: none. */
  readonly methods?: Readonly<Record<string, (self: ObjectValue, ...args: readonly Value[]) => Value>>;
  /** What the default views show in its place, a row each: the entries of a dictionary. */
  rows?(self: ObjectValue): readonly Value[];
  /** What JSON writes in its place; absent: an object of its visible properties. */
  json?(self: ObjectValue): Value;
}

/** The default appearance of a type: a table for several objects, a list of properties for one. */
export interface View {
  /** What its objects are in a registry, told by their properties RegistryName, RepositoryName, Name and Digest: the browser opens and changes them by it. */
  readonly subject?: 'registry' | 'repository' | 'tag' | 'manifest';
  readonly table?: TableView;
  /** Property names, or labels with a text of their own (`215.4 MB (225,863,270 bytes)`); left out: all visible properties. */
  readonly list?: readonly (string | ListRow)[];
  /** Lines of text in place of table and list, for a width in cells: error records, help. */
  readonly text?: (self: ObjectValue, width: number) => readonly ShownLine[];
  /** With `text`: a blank line before the first and after the last. */
  readonly framed?: boolean;
  /** Further objects that are shown in its place, where it is not laid out by a Format cmdlet: tables and lists of one thing. */
  readonly parts?: (self: ObjectValue) => readonly Value[];
  /** Wants to be read in the pager where it is taller than the screen. */
  readonly paged?: (self: ObjectValue) => boolean;
  /** A list in place of the table: of a single object (interface C2, C3), or of any number. */
  readonly asList?: 'single' | 'always';
  /** Reads what the view shows beyond the objects themselves, where a person is going to look at it. */
  readonly prepare?: (selves: readonly ObjectValue[], reading: Reading) => Promise<Preparation>;
  /** In place of `prepare` for the rows on the screen of the browser, which sees them a few at a time. */
  readonly detail?: (selves: readonly ObjectValue[], reading: Reading) => Promise<Preparation>;
}

/** How something is read for a view. */
export interface Reading {
  /** Ctrl+C. */
  readonly signal: AbortSignal;
  /** Nothing was shown before: an object that comes alone may become a list. */
  readonly isFirst: boolean;
  progress(progress: { readonly activity: string; readonly done: number; readonly total: number } | undefined): void;
}

/** Sentences to be said aside, about what could not be read. */
export type Preparation = readonly string[];

/** How a value is shown, besides its text. */
export interface Appearance {
  readonly look?: CellLook;
  /** In place of `look`, where it depends on the object. */
  readonly lookOf?: (self: ObjectValue) => CellLook | undefined;
  /** Where the value leads, an https address; undefined: nowhere. */
  readonly linkOf?: (self: ObjectValue) => string | undefined;
}

export interface ListRow extends Appearance {
  readonly label: string;
  /** undefined: no such line. */
  readonly of: (self: ObjectValue) => Value | undefined;
}

export interface TableView {
  /** `Registry: contoso.azurecr.io` above a table, a new one on each change. */
  readonly group?: {
    /** Left out: the value is the whole heading, of one line or more. */
    readonly label?: string;
    readonly of: (self: ObjectValue) => Value;
    /** Blanks before the label; 4 if left out. */
    readonly indent?: number;
    readonly look?: CellLook;
  };
  readonly columns: readonly ViewColumn[];
  /** What does not fit goes on in further lines instead of being cut. */
  readonly wrap?: boolean;
}

export interface ViewColumn extends Appearance {
  readonly label: string;
  readonly of: (self: ObjectValue) => Value;
  readonly align?: 'right';
  /** Cells wide, fixed; left out: as wide as the first rows need. */
  readonly width?: number;
  /** In place of `width`: as the first row wants it. */
  readonly widthOf?: (self: ObjectValue) => number;
  /** false of the first row: the table does without this column. */
  readonly isShown?: (self: ObjectValue) => boolean;
  /** Never narrower than this when it gives way; only the flexible column shrinks. */
  readonly flexible?: { readonly least: number };
  /** Leaves the flexible column half of what the two have, or enough, as long as it has so many cells itself; only one column does. */
  readonly sharing?: { readonly least: number };
  /** Columns with the lowest number go first when the window is too narrow; left out: never goes. */
  readonly priority?: number;
}
