import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** One accepted input; secrets have been cut out before it gets here. */
export interface HistoryEntry {
  readonly line: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** PSReadLine's MaximumHistoryCount. */
const KEPT_ENTRIES = 4096;

/**
 * The history file: one JSON record a line, appended with one write each, so that several shells can share it (safety, section 6).
 * A file that cannot be read as such is set aside under a new name and `damaged` says where.
 */
export class HistoryStore {
  readonly #file: string | undefined;
  readonly #entries: HistoryEntry[] = [];
  readonly damaged: string | undefined;

  /** `file` undefined keeps the history in memory only. */
  constructor(file: string | undefined) {
    this.#file = file;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const text = readIfThere(file);
    const entries = text === undefined ? [] : parseEntries(text);
    if (entries === undefined) {
      this.damaged = `${file}.damaged-${Date.now()}`;
      renameSync(file, this.damaged);
      return;
    }
    this.#entries.push(...entries.slice(-KEPT_ENTRIES));
    if (entries.length > KEPT_ENTRIES * 2) shorten(file, this.#entries);
  }

  /** Oldest first. */
  get entries(): readonly HistoryEntry[] {
    return this.#entries;
  }

  /** Keeps the entry; a line equal to the one before it is not kept again. */
  add(entry: HistoryEntry): void {
    if (this.#entries.at(-1)?.line === entry.line) return;
    this.#entries.push(entry);
    if (this.#file === undefined) return;
    const descriptor = openSync(this.#file, 'a', 0o600);
    try {
      // the newline in front closes a line that a crash has torn; an empty line means nothing
      writeSync(descriptor, `\n${JSON.stringify(entry)}\n`);
    } finally {
      closeSync(descriptor);
    }
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A line torn by a crash is left out; a file without one readable line is no history: undefined. */
function parseEntries(text: string): HistoryEntry[] | undefined {
  const lines = text.split('\n').filter(each => each !== '');
  const entries = lines.map(parseEntry).filter(each => each !== undefined);
  return lines.length > 0 && entries.length === 0 ? undefined : entries;
}

function parseEntry(text: string): HistoryEntry | undefined {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || !('line' in record) || !('time' in record)) return undefined;
    const { line, time } = record;
    return typeof line === 'string' && typeof time === 'number' ? { line, time } : undefined;
  } catch {
    return undefined;
  }
}

function shorten(file: string, entries: readonly HistoryEntry[]): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, entries.map(each => `${JSON.stringify(each)}\n`).join(''), { mode: 0o600, flush: true });
  renameSync(temporary, file);
}
