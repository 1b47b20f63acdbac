import type { FileHandle } from 'node:fs/promises';
import { giveBack } from '../../registry/transport/large-reads.ts';

/** Bytes that are written with one call: many for a call, few enough to be in the cache of the processor still. */
const BATCH = 512 * 1024;

/** Writes chunks one behind the other from a position on: a batch is on its way to the disk while the next one is gathered. */
export class ChunkWriter {
  readonly #file: FileHandle;
  /** Where the next batch goes. */
  #position: number;
  #batch: Uint8Array[] = [];
  #size = 0;
  #writing: Promise<void> = Promise.resolve();
  /** Told where in the file everything before has been written. */
  readonly #onWritten: (position: number) => void;

  constructor(file: FileHandle, position: number, onWritten: (position: number) => void) {
    this.#file = file;
    this.#position = position;
    this.#onWritten = onWritten;
  }

  /** Takes a chunk, at which nobody else may look any more: it is given back when it is written. Rejects where an earlier one could not be written. */
  async add(chunk: Uint8Array): Promise<void> {
    this.#batch.push(chunk);
    this.#size += chunk.length;
    if (this.#size >= BATCH) await this.#send();
  }

  /** Resolves when all is written. */
  async flush(): Promise<void> {
    if (this.#size > 0) await this.#send();
    await this.#writing;
  }

  async #send(): Promise<void> {
    await this.#writing;
    const batch = this.#batch;
    this.#batch = [];
    this.#size = 0;
    this.#writing = this.#write(batch);
    // whoever waits for it next hears of it
    this.#writing.catch(() => {});
  }

  async #write(batch: readonly Uint8Array[]): Promise<void> {
    let rest = batch;
    while (rest.length > 0) {
      const { bytesWritten } = await this.#file.writev(rest, this.#position);
      this.#position += bytesWritten;
      this.#onWritten(this.#position);
      rest = behind(rest, bytesWritten);
    }
    for (const chunk of batch) giveBack(chunk);
  }
}

/** What is left when so many bytes are gone. */
function behind(chunks: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let gone = bytes;
  for (const [index, chunk] of chunks.entries()) {
    if (gone < chunk.length) return [chunk.subarray(gone), ...chunks.slice(index + 1)];
    gone -= chunk.length;
  }
  return [];
}
