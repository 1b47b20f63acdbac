import type { TagName } from '../../registry/model/tag-name.ts';
import type { Registry } from '../../registry/registry.ts';
import type { RunJournal } from './run-journal.ts';

/** What a run of a plan works with. */
export interface RunOptions {
  readonly registry: Registry;
  /** For commands that are printed: `contoso`. */
  readonly registryName: string;
  /** Closed at the end of the run. */
  readonly journal: RunJournal;
  /** Once aborted, nothing new is sent, and what is on its way is awaited. */
  readonly stop: AbortSignal;
  /** Once aborted, nothing is awaited any more: what is on its way ends `unknown`. */
  readonly abandon: AbortSignal;
  /** Changes, and reads, that are in flight at once: 8 where it is left out, 32 at most. */
  readonly throttleLimit?: number | undefined;
  /** Why these tags must not be touched; undefined: they may. */
  protects(tags: readonly TagName[]): string | undefined;
  /** Told after each item that has ended. */
  progress(done: number, of: number): void;
  /** Told each time right before a change is sent; what it throws keeps the change back and stops the run. */
  sending(): void;
}
