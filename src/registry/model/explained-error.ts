import type { ErrorCategory } from './error-category.ts';

/** An error that has a name which stays, and says what to do next. */
export abstract class ExplainedError<Id extends string = string> extends Error {
  /** Stable: tests and scripts match it. */
  readonly id: Id;
  /** What scripts see of it in CategoryInfo. */
  abstract readonly category: ErrorCategory;
  /** The command to type, or what to change. */
  readonly recommendation: string;

  constructor(id: Id, message: string, recommendation: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.recommendation = recommendation;
  }
}
