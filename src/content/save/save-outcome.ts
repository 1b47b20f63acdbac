import type { ContentSource } from '../content-source.ts';
import type { ContentTree } from '../content-tree.ts';
import type { ImageOrigin } from '../layout/layout-index.ts';

/** An image that is going to be saved. */
export interface ImageToSave {
  readonly source: ContentSource;
  readonly tree: ContentTree;
  readonly origin: ImageOrigin;
}

export interface SaveOptions {
  readonly signal: AbortSignal;
  /** What stands in the way may be replaced. */
  readonly force: boolean;
  /** Bytes of blobs that are there, of all that will be. */
  readonly onProgress: (done: number, total: number) => void;
  /** Told once when another run saves to the same place, and this one waits: `process 4711`. */
  readonly onWaiting: (owner: string) => void;
}

/** What saving an image took. */
export interface SaveOutcome {
  /** What it is called in the layout, so that other tools find it there: `skopeo … oci:folder:1.4.2`; undefined for one without a name. */
  readonly name: string | undefined;
  /** Bytes of blobs that were asked of the source. */
  readonly fetched: number;
  /** Bytes of blobs that were there already. */
  readonly reused: number;
  /** Absolute paths of what was saved as files of their own. */
  readonly files?: readonly string[];
}

/** Counts the bytes of a run. */
export class Tally {
  fetched = 0;
  reused = 0;
  readonly #total: number;
  readonly #onProgress: SaveOptions['onProgress'];

  constructor(total: number, onProgress: SaveOptions['onProgress']) {
    this.#total = total;
    this.#onProgress = onProgress;
  }

  readonly onFetched = (bytes: number): void => {
    this.fetched += bytes;
    this.#tell();
  };

  readonly onKept = (bytes: number): void => {
    this.reused += bytes;
    this.#tell();
  };

  #tell(): void {
    this.#onProgress(this.fetched + this.reused, this.#total);
  }
}
