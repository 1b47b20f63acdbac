import type { OutputType } from '../values/output-type.ts';
import type { Value } from '../values/value.ts';
import type { Batch } from './batch.ts';
import type { Context } from './context.ts';
import type { Parameter } from './parameter.ts';

/**
 * The whole contract of a cmdlet: one file declares it and nothing else in the program knows it by name. Binder, completion, colouring,
 * help, -WhatIf/-Confirm and the example tests are derived from the declaration. `Session` is what a cmdlet finds in its context beyond the
 * engine's own services; the engine never looks inside.
 */
export interface Cmdlet<P extends Parameters = Parameters, Out = unknown, Session = unknown> {
  readonly name: `${Verb}-${string}`;
  /** Further names: `ls`, `where`. The `Verb-AcrNoun` alias is made by rule. */
  readonly aliases?: readonly string[];
  readonly synopsis: string;
  readonly description?: string;
  /** read: asks nothing. change and destroy: get -WhatIf and -Confirm. */
  readonly grade: 'read' | 'change' | 'destroy';
  /** Its change is severe where what it changes is protected, so that it needs -Force and -ConfirmName. */
  readonly guarded?: true;
  /** Its records have nothing to do with each other: where nobody is asked any more, several are worked on at once. */
  readonly manyAtOnce?: true;
  readonly parameters: P;
  readonly defaultSet?: Sets<P>;
  /** The type of the records that it yields; 'values' when it yields pipeline values as they are. */
  readonly output: OutputType<Out> | 'values';
  readonly emits?: Emits;
  readonly examples: readonly [Example, ...Example[]];
  readonly body: Body<P, Out, Session>;
}

/**
 * What the values of `output: 'values'` are like, so that their properties can be completed: the objects that came in, or what has the
 * properties of these types or of these values.
 */
export type Emits = 'input' | readonly (Pick<OutputType<never>, 'properties'> | { readonly like: Value })[];

/** `process` runs once for each bound pipeline record (once without a pipeline); `stream` sees the whole input, batch by batch. */
export type Body<P extends Parameters, Out, Session> =
  | { readonly process: (args: Arguments<P>, context: Context<Session>) => AsyncIterable<Out | Batch<Out>> }
  | {
      readonly stream: (
        input: AsyncIterable<readonly Value[]>,
        args: Arguments<P>,
        context: Context<Session>,
      ) => AsyncIterable<Out | Batch<Out>>;
    };

/**
 * A cmdlet whose own types are forgotten: what the engine works with. Methods instead of function fields let every declaration fit; what goes
 * in is what the binder made by that same declaration.
 */
export interface AnyCmdlet<Session = unknown> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly synopsis: string;
  readonly description?: string;
  readonly grade: 'read' | 'change' | 'destroy';
  readonly guarded?: boolean;
  readonly manyAtOnce?: boolean;
  readonly parameters: Parameters;
  readonly defaultSet?: string;
  /** A simple function: it has no common parameters. */
  readonly plain?: boolean;
  /** Its parameters are called as they are declared; those of cmdlets begin with a capital. */
  readonly isFunction?: boolean;
  readonly output: OutputType<unknown> | 'values';
  readonly emits?: Emits;
  readonly examples: readonly Example[];
  /** What a function's comment tells besides. */
  readonly comment?: CommentedHelp;
  readonly body: AnyBody<Session>;
}

/** Sections of help that only a function's comment has; what it leaves out is derived as for cmdlets. */
export interface CommentedHelp {
  /** A type with a description below it, an element each. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly notes: string | undefined;
  readonly links: readonly string[];
}

type AnyArguments = Readonly<Record<string, unknown>>;

export type AnyBody<Session> =
  | { process(args: AnyArguments, context: Context<Session>): AsyncIterable<unknown> }
  | {
      stream(
        input: AsyncIterable<readonly Value[]>,
        args: AnyArguments,
        context: Context<Session>,
      ): AsyncIterable<unknown>;
    };

/** A shell session as text: what the user types after `PS> ` and what is shown; run by the tests on the named emulator fixture. */
export interface Example {
  readonly says: string;
  readonly transcript: string;
  readonly fixture?: string;
  /** Why the tests do not run it. */
  readonly skip?: string;
}

export type Parameters = Readonly<Record<string, Parameter<unknown, string>>>;

type TypeOf<P> = P extends Parameter<infer T, string> ? T : never;
type SetOf<P> = P extends { readonly set: infer S extends string }
  ? S
  : P extends { readonly places: readonly { readonly set: infer S extends string | undefined }[] }
    ? Exclude<S, undefined>
    : never;
type Sets<P extends Parameters> = SetOf<P[keyof P]>;

/** What a body receives: one union member per parameter set, told apart by `set`; parameters of another set are absent from the type. */
export type Arguments<P extends Parameters> = [Sets<P>] extends [never]
  ? { readonly [K in keyof P]: TypeOf<P[K]> }
  : {
      [S in Sets<P>]: { readonly set: S } & {
        readonly [K in keyof P as SetOf<P[K]> extends never ? K : S extends SetOf<P[K]> ? K : never]: TypeOf<P[K]>;
      };
    }[Sets<P>];

/** PowerShell's approved verbs, as far as they are used here. */
export type Verb =
  | 'Add'
  | 'Clear'
  | 'Compare'
  | 'Connect'
  | 'Convert'
  | 'ConvertFrom'
  | 'ConvertTo'
  | 'Copy'
  | 'Disconnect'
  | 'Enter'
  | 'Exit'
  | 'Export'
  | 'ForEach'
  | 'Format'
  | 'Get'
  | 'Group'
  | 'Import'
  | 'Invoke'
  | 'Join'
  | 'Lock'
  | 'Measure'
  | 'New'
  | 'Out'
  | 'Pop'
  | 'Publish'
  | 'Push'
  | 'Read'
  | 'Remove'
  | 'Rename'
  | 'Reset'
  | 'Resolve'
  | 'Restore'
  | 'Resume'
  | 'Save'
  | 'Select'
  | 'Set'
  | 'Show'
  | 'Sort'
  | 'Split'
  | 'Start'
  | 'Stop'
  | 'Tee'
  | 'Test'
  | 'Undo'
  | 'Unlock'
  | 'Update'
  | 'Where'
  | 'Write';

/** `defineCmdlet` for one kind of session; it returns the declaration untouched, only its types are checked. */
export function cmdletDefiner<Session>() {
  function define<const P extends Parameters>(
    cmdlet: Cmdlet<P, Value, Session> & { readonly output: 'values' },
  ): Cmdlet<P, Value, Session>;
  function define<const P extends Parameters, Out>(cmdlet: Cmdlet<P, Out, Session>): Cmdlet<P, Out, Session>;
  function define<Declared>(cmdlet: Declared): Declared {
    return cmdlet;
  }
  return define;
}
