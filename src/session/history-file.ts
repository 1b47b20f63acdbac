import {
  type BigIntStats,
  closeSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomHex } from '../registry/random-hex.ts';
import { isCode } from '../registry/system-code.ts';
import { type HistoryRecord, parseRecord, recordText } from './history-record.ts';

/** What is known of one of the files. */
interface Known {
  /** Everything before it has been read. */
  offset: bigint;
  /** Its size when it was last looked at; behind `offset` stands at most a line without an end. */
  size: bigint;
  /** Inputs in it, as far as it has been read. */
  lines: number;
}

/** What one file had to tell: its new records, and how many inputs it has altogether. */
interface Part {
  readonly records: readonly HistoryRecord[];
  readonly lines: number;
}

/** More than this is not read of one file: it was made by somebody else. */
const MOST_BYTES = 16n * 1024n * 1024n;
/** As much of a file as tells whose it is: the first line of a history is seldom longer than a screen. */
const ENOUGH_BYTES = 256n * 1024n;
/** A lock of a rotation that takes longer was left behind by a shell that died: milliseconds. */
const STALE = 10_000;

/**
 * The files of the history: `history.jsonl`, to which all shells append one record with one write, and the full ones before it,
 * `history.jsonl.000001-…`. No record is ever copied: when the file is full it gets a new name in one step, and older ones are deleted, so
 * that a shell may be killed, or others may append, at any moment.
 */
export class HistoryFile {
  readonly path: string;
  readonly #known = new Map<string, Known>();
  #begun = false;

  constructor(path: string) {
    this.path = path;
  }

  /** Appends records, in one write. Throws the system's errors. */
  append(records: readonly HistoryRecord[]): void {
    const bytes = Buffer.from(records.map(recordText).join(''));
    // another shell may give the file a new name meanwhile, and delete it one day: a record counts once it stood in the one that goes on
    for (let tries = 5; tries > 0; tries--) if (this.#write(bytes)) return;
    throw new Error('the file is replaced again and again');
  }

  /**
   * The records that were appended since the last call, in the order of the files; the first time those of as many files as hold `most` inputs.
   * One look at a file where nothing has changed. Throws the system's errors.
   */
  read(most: number): readonly HistoryRecord[] {
    // the current one is opened first: whatever came before it has been renamed by then, and is listed
    const current = openIfThere(this.path);
    try {
      if (current !== undefined && this.#isRead(fstatSync(current, { bigint: true }))) return [];
      const present = new Set<string>();
      const parts = current === undefined ? [] : [this.#readPart(current, present)];
      let lines = parts[0]?.lines ?? 0;
      for (const segment of this.#segments().toReversed()) {
        const descriptor = openIfThere(segment);
        if (descriptor === undefined) continue;
        try {
          const part = this.#readPart(descriptor, present, !this.#begun && lines >= most);
          lines += part.lines;
          parts.unshift(part);
        } finally {
          closeSync(descriptor);
        }
      }
      for (const each of this.#known.keys()) if (!present.has(each)) this.#known.delete(each);
      this.#begun = true;
      return parts.flatMap(each => each.records);
    } finally {
      if (current !== undefined) closeSync(current);
    }
  }

  /** Puts the file among the full ones where it holds `most` inputs, and deletes those before it. Throws the system's errors. */
  rotate(most: number): void {
    const isFull = () => {
      const stats = statSync(this.path, { bigint: true, throwIfNoEntry: false });
      return stats !== undefined && (this.#known.get(identity(stats))?.lines ?? 0) >= most;
    };
    if (!isFull()) return;
    this.#locked(() => {
      // another one was faster
      if (!isFull()) return;
      const older = this.#segments();
      const number = 1 + segmentNumber(this.path, older.at(-1) ?? '');
      const full = `${this.path}.${String(number).padStart(6, '0')}-${randomHex(4)}`;
      renameSync(this.path, full);
      for (const each of older) unlinkIfThere(each);
    });
  }

  /** Is there something in the current file, and not one record? */
  isForeign(): boolean {
    const descriptor = openIfThere(this.path);
    if (descriptor === undefined) return false;
    try {
      const { size } = fstatSync(descriptor, { bigint: true });
      const { text } = wholeLines(bytesOf(descriptor, 0n, size < ENOUGH_BYTES ? size : ENOUGH_BYTES));
      return text.trim() !== '' && recordsIn(text).length === 0;
    } finally {
      closeSync(descriptor);
    }
  }

  #write(bytes: Buffer): boolean {
    const descriptor = this.#openToAppend();
    try {
      if (writeSync(descriptor, bytes) < bytes.length) return false;
      const now = statSync(this.path, { bigint: true, throwIfNoEntry: false });
      return now !== undefined && identity(now) === identity(fstatSync(descriptor, { bigint: true }));
    } finally {
      closeSync(descriptor);
    }
  }

  #openToAppend(): number {
    const open = () => openSync(this.path, 'a', 0o600);
    try {
      return open();
    } catch (error) {
      if (!isCode(error, 'ENOENT')) throw error;
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      return open();
    }
  }

  #isRead(stats: BigIntStats): boolean {
    return this.#known.get(identity(stats))?.size === stats.size;
  }

  /** Reads on in a file and enters it as present; what is skipped counts as read. */
  #readPart(descriptor: number, present: Set<string>, skip = false): Part {
    const stats = fstatSync(descriptor, { bigint: true });
    const { size } = stats;
    const name = identity(stats);
    present.add(name);
    const known = this.#known.get(name) ?? { offset: 0n, size: 0n, lines: 0 };
    if (skip) this.#known.set(name, { offset: size, size, lines: known.lines });
    if (skip || known.size === size) return { records: [], lines: known.lines };
    // what a file of another origin allows others to read is ours alone from now on
    if (known.size === 0n && (stats.mode & 0o077n) !== 0n) keepToOurselves(descriptor);
    const from = size - known.offset > MOST_BYTES ? size - MOST_BYTES : known.offset;
    const { text, length } = wholeLines(bytesOf(descriptor, from, size));
    const records = recordsIn(text);
    const lines = known.lines + records.filter(each => each.kind === 'line').length;
    this.#known.set(name, { offset: from + BigInt(length), size, lines });
    return { records, lines };
  }

  /** The full files, oldest first. */
  #segments(): readonly string[] {
    const folder = dirname(this.path);
    const number = (each: string) => segmentNumber(this.path, each);
    return namesIn(folder)
      .map(each => join(folder, each))
      .filter(each => number(each) > 0)
      .toSorted((a, b) => number(a) - number(b) || (a < b ? -1 : 1));
  }

  /** Only one shell rotates at a time; where another one does, nothing has to be done. */
  #locked(work: () => void): void {
    const lock = `${this.path}.lock`;
    try {
      closeSync(openSync(lock, 'wx', 0o600));
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const stats = statSync(lock, { throwIfNoEntry: false });
      if (stats && Math.abs(Date.now() - stats.mtimeMs) > STALE) unlinkIfThere(lock);
      return;
    }
    try {
      work();
    } finally {
      unlinkIfThere(lock);
    }
  }
}

/** A file that keeps its identity under a new name; the time tells apart those that got the same number one after the other. */
const identity = ({ ino, birthtimeNs }: BigIntStats): string => `${ino}-${birthtimeNs}`;

/** The number in the name of a full file; 0 for any other name. */
function segmentNumber(path: string, name: string): number {
  const isOurs = basename(name).startsWith(`${basename(path)}.`);
  return isOurs ? Number(/^\.(\d+)-[\da-f]+$/.exec(basename(name).slice(basename(path).length))?.[1] ?? 0) : 0;
}

function bytesOf(descriptor: number, from: bigint, to: bigint): Buffer {
  const bytes = Buffer.alloc(Number(to - from));
  let got = 0;
  while (got < bytes.length) {
    const count = readSync(descriptor, bytes, { offset: got, position: from + BigInt(got) });
    if (count === 0) break;
    got += count;
  }
  return bytes.subarray(0, got);
}

const recordsIn = (text: string): readonly HistoryRecord[] =>
  text
    .split('\n')
    // half of them are blank, and what is no JSON is slow to find out
    .filter(each => each !== '')
    .map(parseRecord)
    .filter(each => each !== undefined);

/** Up to the last newline: what stands behind it is still being written, or was torn by a crash. */
function wholeLines(bytes: Buffer): { readonly text: string; readonly length: number } {
  const length = bytes.lastIndexOf(0x0a) + 1;
  return { text: bytes.toString('utf8', 0, length), length };
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function keepToOurselves(descriptor: number): void {
  try {
    fchmodSync(descriptor, 0o600);
  } catch (error) {
    if (!isCode(error, 'EPERM')) throw error;
  }
}
