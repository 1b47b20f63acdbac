import type { Claim } from '../../content/process-claim.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import type { ItemOutcome } from '../bulk/item-outcome.ts';
import type { JournalFile } from './journal-file.ts';
import { keepManifests } from './kept-manifests.ts';
import type { ItemName, SingleChange } from './single-change.ts';

/** A change that has been written down and may be sent. */
export interface NotedChange {
  readonly name: ItemName;
  /** What became of it; on disk by the time that the journal is closed. */
  ended(outcome: ItemOutcome): void;
}

/** Changes that are made one by one and written down as they come: those of a session, or those that take a run back. */
export class ChangesFile {
  readonly run: string;
  readonly #file: JournalFile;
  readonly #claimed: Claim;
  readonly #manifests: string;
  #count = 0;

  constructor(parts: {
    readonly run: string;
    readonly file: JournalFile;
    readonly claimed: Claim;
    readonly manifests: string;
  }) {
    this.run = parts.run;
    this.#file = parts.file;
    this.#claimed = parts.claimed;
    this.#manifests = parts.manifests;
  }

  /**
   * Resolves when it is on disk that this change is sent, with the manifest that it deletes. Throws JournalError `JournalNotWritten`, and what
   * the disk says.
   */
  async note(change: SingleChange, body: ManifestContent | undefined): Promise<NotedChange> {
    if (body !== undefined) await keepManifests(this.#manifests, [body]);
    const item = this.#count;
    this.#count += 1;
    await this.#file.commit([{ kind: 'change', what: change, at: new Date().toISOString() }]);
    return {
      name: { run: this.run, item },
      ended: outcome => this.#file.add({ kind: 'ended', item, outcome }),
    };
  }

  /** Writes what came of the changes so far. */
  flush(): Promise<void> {
    return this.#file.commit([]);
  }

  async close(): Promise<void> {
    this.#file.add({ kind: 'closed', at: new Date().toISOString() });
    try {
      await this.#file.close();
    } finally {
      await this.#claimed.release();
    }
  }
}
