import type { Value } from '../values/value.ts';
import type { ShellFacts } from './shell-facts.ts';

/** The name under which a function's unclaimed arguments are bound; they become `$args`. */
export const REST = '(rest)';

/** What a parameter takes. One object per kind of value; the engine asks it, never the other way round. */
export interface Kind<T> {
  /** What help prints between angle brackets: String, Int32, Boolean; empty for a switch. */
  readonly label: string;
  /** Throws ConversionError with a message in PowerShell's words. */
  readonly convert: (value: Value) => T;
  /** true when the value needs no conversion: binding from the pipeline tries such values first. */
  readonly accepts: (value: Value) => boolean;
  readonly complete?: Completer;
  /** The keys of the hashtables that it takes, for completion. */
  readonly keys?: readonly string[];
  /** The body takes wildcards. */
  readonly wildcards?: true;
  /** A bare number is a number to it, however it was written. */
  readonly asNumber?: boolean;
  /** The text of a value is cut out of the history. */
  readonly secret?: true;
}

/**
 * Offers values for a half-typed word: what is known at once, best first. What a request would have to tell is fetched behind, with `pending`
 * set; whoever fetches says when more is there. It may wait for this machine's disk and for nothing else.
 */
export type Completer = (word: string, around: CompletionContext) => Offer | Promise<Offer>;

/** What may stand for a half-typed word. */
export interface Offer {
  readonly values: readonly OfferedValue[];
  /** More is being fetched. */
  readonly pending?: boolean;
  /** Of the oldest cached answer that was used, in seconds. */
  readonly age?: number | undefined;
  /** More fit than are listed: whoever narrows the list asks again. */
  readonly isCut?: boolean | undefined;
  /** What is missing and why, in a few words: `offline`. */
  readonly note?: string | undefined;
}

export interface OfferedValue {
  /** The value itself; it is quoted where it has to be. */
  readonly value: string;
  /** The value is source text: `$true`. */
  readonly isCode?: boolean;
  /** What a menu shows in its place. */
  readonly label?: string;
  readonly tooltip?: string;
}

export interface CompletionContext {
  /** What the other parameters of the command are bound to, by declared name; what is not known before it runs is left out. */
  readonly bound: Readonly<Record<string, unknown>>;
  /** What cmdlets find in their context; the engine never looks inside. */
  readonly session: unknown;
  readonly shell: ShellFacts;
  /** The properties of the objects that the pipeline brings to the command, in display order; empty where nobody can tell. */
  incoming(): Promise<readonly string[]>;
  readonly signal: AbortSignal;
}

export interface ParameterOptions {
  readonly help: string;
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly aliases?: readonly string[];
  readonly pipeline?: 'value' | 'property' | 'both';
  /** The properties of pipeline objects that fill it, the first that is there; left out: those of its name and aliases. */
  readonly filledBy?: readonly string[];
  /** Objects that have one of these properties are refused: they are a part only of what it means. */
  readonly unlessOf?: readonly string[];
  /** Left out: every set. */
  readonly set?: string;
  /** Takes what is left of the positional arguments; goes with `many`. */
  readonly remaining?: boolean;
  /** Refuses null, empty text and empty arrays: PowerShell's ValidateNotNullOrEmpty. */
  readonly notEmpty?: boolean;
  /** With `remaining`: names of parameters that the command does not have are taken as text. */
  readonly unknownNames?: boolean;
  /** What a mandatory parameter takes all the same. */
  readonly allows?: readonly ('null' | 'emptyText' | 'emptyArray')[];
  /** What help tells in place of a default value: `(unchanged)`. */
  readonly fallbackText?: string;
  /** A function's parameter may stand differently in several sets; in place of `set`, `position`, `mandatory` and `pipeline`. */
  readonly places?: readonly Place[];
}

/** How a parameter stands in one set, or in all. */
export interface Place {
  /** undefined: every set. */
  readonly set: string | undefined;
  readonly mandatory: boolean;
  readonly position: number | undefined;
  readonly pipeline: 'value' | 'property' | 'both' | undefined;
  readonly remaining: boolean;
}

/** `Type` is what the body receives; it is a phantom, there is no such field at run time. */
export interface Parameter<Type, Set extends string = never> extends ParameterOptions {
  readonly kind: Kind<unknown>;
  /** Takes an array; one value is an array of one. */
  readonly many?: boolean;
  readonly fallback?: unknown;
  readonly type?: Type;
  readonly set?: Set;
}
