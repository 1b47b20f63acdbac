import type { Value } from '../values/value.ts';

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
  /** The body takes wildcards. */
  readonly wildcards?: true;
  /** A bare number is a number to it, however it was written. */
  readonly asNumber?: boolean;
  /** The text of a value is cut out of the history. */
  readonly secret?: true;
}

/** Offers values for a half-typed word, from a cache at once or streamed. */
export type Completer = (word: string, around: CompletionContext) => AsyncIterable<Completion>;

export interface CompletionContext {
  /** What the other parameters of the command are bound to. */
  readonly bound: Readonly<Record<string, unknown>>;
  /** What cmdlets find in their context; the engine never looks inside. */
  readonly session: unknown;
  readonly signal: AbortSignal;
}

export interface Completion {
  readonly text: string;
  readonly tooltip?: string;
}

export interface ParameterOptions {
  readonly help: string;
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly aliases?: readonly string[];
  readonly pipeline?: 'value' | 'property' | 'both';
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
