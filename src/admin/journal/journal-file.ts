import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { notWritten } from './journal-error.ts';
import { lineOf } from './line.ts';

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/** Characters that are written at once. */
const CHUNK = 1024 * 1024;
/** Milliseconds that lines may wait for others which somebody waits for. */
const SOON_MS = 20;

/**
 * The end of a journal file that lines are appended to. What several ask for at the same time goes to disk with one write and one sync: a change
 * waits for one sync, and a thousand changes for far fewer than a thousand. Once a write has failed nothing more is taken.
 */
export class JournalFile {
  readonly path: string;
  readonly #handle: FileHandle;
  #lines: object[] = [];
  /** Items that are about to be sent: they share one line. */
  #sending: number[] = [];
  #waiting: Waiting[] = [];
  #isWriting = false;
  #soon: NodeJS.Timeout | undefined;
  #failed: Error | undefined;

  private constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
  }

  /** Opens a file of this length, new or cut to where its last whole line ends. Throws what the disk says. */
  static async open(path: string, length: number): Promise<JournalFile> {
    const handle = await open(path, length === 0 ? 'ax' : 'a', 0o600);
    try {
      if (length > 0) await handle.truncate(length);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new JournalFile(path, handle);
  }

  /** Resolves when it is on disk that these items are sent. Rejects with JournalError `JournalNotWritten`. */
  sending(item: number): Promise<void> {
    this.#sending.push(item);
    return this.#onDisk();
  }

  /** Resolves when the lines are on disk, and all that came before them. Rejects as `sending`. */
  commit(lines: Iterable<object>): Promise<void> {
    for (const each of lines) this.#lines.push(each);
    return this.#onDisk();
  }

  /** Writes a line soon, on disk with the next that somebody waits for. */
  add(line: object): void {
    this.#lines.push(line);
    if (!this.#isWriting) this.#soon ??= setTimeout(() => this.#write(), SOON_MS);
  }

  /** Rejects where something could not be written; closed it is all the same. */
  async close(): Promise<void> {
    try {
      await this.#onDisk();
    } finally {
      await this.#handle.close();
    }
  }

  #onDisk(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#write();
    });
  }

  #write(): void {
    if (this.#isWriting) return;
    this.#isWriting = true;
    clearTimeout(this.#soon);
    this.#soon = undefined;
    void this.#drain();
  }

  async #drain(): Promise<void> {
    // what is asked for in the same turn goes along
    await setImmediate();
    do {
      const [lines, sending, waiting] = [this.#lines, this.#sending, this.#waiting];
      [this.#lines, this.#sending, this.#waiting] = [[], [], []];
      // an item may have ended before it was sent: its end is told last
      if (sending.length > 0) lines.unshift({ kind: 'sending', items: sending, at: new Date().toISOString() });
      try {
        if (this.#failed) throw this.#failed;
        await this.#append(lines);
        if (waiting.length > 0) await this.#handle.datasync();
        for (const each of waiting) each.resolve();
      } catch (error) {
        this.#failed = notWritten(this.path, error);
        for (const each of waiting) each.reject(this.#failed);
      }
    } while (this.#waiting.length > 0);
    this.#isWriting = false;
    if (this.#lines.length > 0) this.#soon = setTimeout(() => this.#write(), SOON_MS);
  }

  async #append(lines: readonly object[]): Promise<void> {
    let text = '';
    for (const each of lines) {
      text += lineOf(each);
      if (text.length < CHUNK) continue;
      await this.#handle.appendFile(text);
      text = '';
    }
    if (text !== '') await this.#handle.appendFile(text);
  }
}
