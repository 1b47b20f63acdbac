import type { Value } from '../values/value.ts';

/** An error that explains itself: `id` is what tests and scripts match, the message is for people, the recommendation says what to type. */
export class ShellError extends Error {
  override readonly name: string = 'ShellError';
  readonly id: string;
  readonly recommendation: string | undefined;
  /** PowerShell's category word: ObjectNotFound, InvalidArgument, PermissionDenied, … */
  readonly category: string;

  constructor(
    id: string,
    message: string,
    options: { recommendation?: string; category?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.id = id;
    this.recommendation = options.recommendation;
    this.category = options.category ?? 'NotSpecified';
  }
}

/** PowerShell's ErrorRecord: what `$Error` keeps, `catch` sees as `$_` and hosts show. */
export interface ErrorRecord {
  readonly exception: Error;
  /** `<id>,<command>` */
  readonly fullyQualifiedErrorId: string;
  readonly category: string;
  readonly targetObject: Value;
  /** The command that made it: `Get-AzContainerRegistryTag`; undefined for errors of the language itself. */
  readonly command: string | undefined;
  readonly recommendation: string | undefined;
  /** Where in the source, offsets of the statement; undefined when unknown. */
  readonly extent: { readonly start: number; readonly end: number } | undefined;
}
