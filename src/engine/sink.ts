import type { Value } from '../values/value.ts';

/** Where statements put their output. A promise asks the producer to wait. */
export interface Sink {
  write(values: readonly Value[]): Promise<void> | undefined;
}

/** A sink that keeps everything: what `$( )`, an assignment or a script block's result is made of. */
export class Collector implements Sink {
  readonly values: Value[] = [];

  write(values: readonly Value[]): undefined {
    for (const value of values) this.values.push(value);
  }

  /** PowerShell's rule for captured output: nothing is null, one object is itself, more are an array. */
  get captured(): Value {
    const [only] = this.values;
    return this.values.length > 1 ? this.values : (only ?? null);
  }
}
