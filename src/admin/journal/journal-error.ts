import type { ErrorCategory } from '../../registry/model/error-category.ts';
import { ExplainedError } from '../../registry/model/explained-error.ts';

export type JournalErrorId =
  /** Nothing could be written, so nothing was sent. */
  | 'JournalNotWritten'
  | 'JournalDamaged'
  /** Another shell, or another command of this one, carries the run out. */
  | 'RunInUse'
  | 'NoSuchRun';

/** Why the journal cannot do what was asked. */
export class JournalError extends ExplainedError<JournalErrorId> {
  override readonly name = 'JournalError';

  get category(): ErrorCategory {
    return CATEGORIES[this.id];
  }
}

const CATEGORIES: Readonly<Record<JournalErrorId, ErrorCategory>> = {
  JournalNotWritten: 'WriteError',
  JournalDamaged: 'InvalidData',
  RunInUse: 'ResourceBusy',
  NoSuchRun: 'ObjectNotFound',
};

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
