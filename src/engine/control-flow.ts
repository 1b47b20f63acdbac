import type { Value } from '../values/value.ts';

/** `break` and `continue` on their way to their loop; where there is none, an error of the user's. */
export class LoopJump extends Error {
  override readonly name = 'LoopJump';
  readonly id = 'NoEnclosingLoop';
  readonly category = 'InvalidOperation';
  readonly recommendation = "Leave a script block or function with 'return'.";
  readonly kind: 'break' | 'continue';
  readonly label: string | undefined;

  constructor(kind: 'break' | 'continue', label: string | undefined) {
    super(`'${kind}' stands outside of a loop.`);
    this.kind = kind;
    this.label = label;
  }

  /** Does the jump end at the loop with this label? */
  meets(label: string | undefined): boolean {
    return this.label === undefined || this.label.toLowerCase() === label?.toLowerCase();
  }
}

/** `return` on its way out of a function or script block. */
export class ReturnJump extends Error {
  override readonly name = 'ReturnJump';
  /** What it emits, where that has been written to something that nobody reads any more; else it has been written already. */
  readonly output: Value[] = [];
}

/** `exit` on its way out of the program. */
export class ExitJump extends Error {
  override readonly name = 'ExitJump';
  readonly code: number;

  constructor(code: number) {
    super('exit');
    this.code = code;
  }
}

/** A consumer wants no more: unwinds the producer quietly. */
export class StopUpstream extends Error {
  override readonly name = 'StopUpstream';
}

/** Anything that unwinds without being an error of the user's. */
export const isJump = (error: unknown): boolean =>
  error instanceof LoopJump ||
  error instanceof ReturnJump ||
  error instanceof ExitJump ||
  error instanceof StopUpstream;

/** An abort that came from Ctrl+C or a closed consumer; `signal` tells which. */
export const isAbort = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted && (error === signal.reason || (error instanceof Error && error.name === 'AbortError'));

/** What `exit` and numbers of that kind take from a value. */
export const exitNumber = (value: Value): number => {
  const code = Number(value ?? 0);
  return Number.isInteger(code) ? code : 1;
};
