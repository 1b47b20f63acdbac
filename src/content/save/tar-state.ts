import { readFile, unlink } from 'node:fs/promises';
import { bytesOf } from '../../registry/fields.ts';
import { objectIn } from '../../registry/stored-json.ts';
import { isObject } from '../../registry/transport/json-answer.ts';
import { regularFile } from './safe-file.ts';
import { writeWhole } from './write-whole.ts';

/** Bytes that may arrive before it is noted how far a tar is: so many are fetched again after a crash. */
const STEP = 32 * 1024 * 1024;

/** How much of each blob is in a tar that is not whole yet. Stands beside it, since the tar has its full length from the start. */
export class TarState {
  readonly #path: string;
  readonly #key: string;
  readonly #there: Map<string, number>;
  #unsaved = 0;
  #saving: Promise<void> = Promise.resolve();

  private constructor(path: string, key: string, there: Map<string, number>) {
    this.#path = path;
    this.#key = key;
    this.#there = there;
  }

  /** What an earlier run has noted of the same tar; nothing where it was another one, or its note cannot be read. */
  static async read(path: string, key: string): Promise<TarState> {
    const found = (await regularFile(path)) ? objectIn(await readFile(path, 'utf8')) : undefined;
    const noted = found?.key === key && isObject(found.there) ? Object.entries(found.there) : [];
    const there = noted.flatMap(([digest, bytes]) => {
      const count = bytesOf(bytes);
      return count === undefined ? [] : [[digest, count] as const];
    });
    return new TarState(path, key, new Map(there));
  }

  get isNew(): boolean {
    return this.#there.size === 0;
  }

  /** Bytes of a blob that are in the tar. */
  thereOf(digest: string): number {
    return this.#there.get(digest) ?? 0;
  }

  note(digest: string, bytes: number): void {
    this.#unsaved += Math.abs(bytes - this.thereOf(digest));
    this.#there.set(digest, bytes);
    if (this.#unsaved < STEP) return;
    // a note that cannot be written costs a longer way after a crash, nothing else
    this.save().catch(() => {});
  }

  async save(): Promise<void> {
    this.#unsaved = 0;
    const before = this.#saving;
    this.#saving = before.catch(() => {}).then(() => this.#write());
    await this.#saving;
  }

  /** Takes the note away: the tar is whole. */
  async discard(): Promise<void> {
    // one that is still on its way to the disk would come back
    await this.#saving.catch(() => {});
    await unlink(this.#path).catch(() => {});
  }

  #write(): Promise<void> {
    const note = JSON.stringify({ key: this.#key, there: Object.fromEntries(this.#there) });
    return writeWhole(this.#path, note, { partial: `${this.#path}.new`, flushed: false });
  }
}
