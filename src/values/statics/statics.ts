import type { Value } from '../value.ts';

/** What static members need from outside. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new random UUID in its usual text. */
  readonly uuid: () => string;
  /** The folder for temporary files. */
  readonly temporary: string;
  readonly machine: string;
  readonly processId: number;
}

/** Static members of one type, by lower-case name; `new` is its constructor. */
export interface Statics {
  readonly properties: Readonly<Record<string, (surroundings: Surroundings) => Value>>;
  readonly methods: Readonly<Record<string, (surroundings: Surroundings, ...args: readonly Value[]) => Value>>;
}
