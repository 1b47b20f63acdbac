/** A line that was entered. */
export interface Input {
  /** Counts from 1; a number that was forgotten is not given again. */
  readonly id: number;
  readonly line: string;
  /** Milliseconds since 1970, when it began and ended. */
  readonly time: number;
  readonly ended: number;
  /** PowerShell's PipelineState. */
  readonly status: 'Completed' | 'Failed' | 'Stopped';
  /** `$PWD` as it began; empty where the session stood nowhere. */
  readonly location: string;
}

/** The inputs of a session, oldest first: what Get-History lists. */
export class Inputs {
  #kept: Input[] = [];
  #count = 0;

  get all(): readonly Input[] {
    return this.#kept;
  }

  /** Keeps the `most` latest ones. */
  add(input: Omit<Input, 'id'>, most: number): void {
    this.#count += 1;
    this.#kept.push({ id: this.#count, ...input });
    if (this.#kept.length > most) this.#kept = this.#kept.slice(-most);
  }

  forget(ids: ReadonlySet<number>): void {
    this.#kept = this.#kept.filter(each => !ids.has(each.id));
  }
}
