export type JournalErrorId =
  /** Nothing could be written, so nothing was sent. */
  | 'JournalNotWritten'
  | 'JournalDamaged'
  /** Another shell, or another command of this one, carries the run out. */
  | 'RunInUse'
  | 'NoSuchRun';

/** Why the journal cannot do what was asked; `recommendation` says what to type or do next. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly id: JournalErrorId;
  readonly recommendation: string;

  constructor(id: JournalErrorId, message: string, recommendation: string, cause?: unknown) {
    super(message, { cause });
    this.id = id;
    this.recommendation = recommendation;
  }
}

/** What the disk refused, as an error of the journal. */
export function notWritten(path: string, cause: unknown): JournalError {
  if (cause instanceof JournalError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new JournalError(
    'JournalNotWritten',
    `The journal could not be written (${reason}); without it nothing further is sent.`,
    `See that ${path} can be written and that the disk is not full, or set ACRSH_HOME to a folder that can be written.`,
    cause,
  );
}
