/** A regular expression of .NET, read. */
export type PatternNode =
  | { readonly kind: 'char'; readonly code: number; readonly ignoreCase: boolean }
  | { readonly kind: 'class'; readonly of: CharClass }
  | { readonly kind: 'any'; readonly newline: boolean }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'boundary'; readonly negated: boolean; readonly ascii: boolean }
  | { readonly kind: 'group'; readonly role: GroupRole; readonly body: Branches }
  | { readonly kind: 'capture'; readonly key: GroupKey; readonly body: Branches }
  | { readonly kind: 'repeat'; readonly body: PatternNode; readonly count: Count }
  | { readonly kind: 'reference'; readonly key: GroupKey; readonly ignoreCase: boolean };

/** Alternatives, each of which is what has to follow one another. */
export type Branches = readonly (readonly PatternNode[])[];

/** `end` is the very end; `lastLine` that, or the newline that stands last; `lastMatch` where the match before has ended. */
export type Place = 'start' | 'end' | 'lastLine' | 'lineStart' | 'lineEnd' | 'lastMatch';

export type GroupRole = 'plain' | 'atomic' | 'ahead' | 'notAhead' | 'behind' | 'notBehind';

/** What a group is called by: its number or its name. */
export type GroupKey = string | number;

export interface Count {
  readonly least: number;
  readonly most: number;
  readonly lazy: boolean;
}

/** `[a-z\d-[aeiou]]`. */
export interface CharClass {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly named: readonly NamedClass[];
  readonly subtracted: CharClass | undefined;
  readonly ignoreCase: boolean;
}

/** `\d`, `\s`, `\w` (their letters are the names), `\p{name}`. */
export interface NamedClass {
  readonly name: string;
  readonly negated: boolean;
  /** ASCII only, as the option ECMAScript wants it. */
  readonly ascii: boolean;
}

/** What may be switched within a pattern: `(?imnsx)`. */
export interface PatternOptions {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly explicitCapture: boolean;
  readonly singleline: boolean;
  readonly ignorePatternWhitespace: boolean;
  readonly ecmaScript: boolean;
}

export interface Pattern {
  readonly body: Branches;
  /** Keys of all groups by .NET's numbers, in order; 0 is the whole match. */
  readonly groups: ReadonlyMap<number, GroupKey>;
}
