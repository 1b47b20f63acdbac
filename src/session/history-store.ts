import { renameSync } from 'node:fs';
import { randomHex } from '../registry/random-hex.ts';
import { HistoryFile } from './history-file.ts';
import type { HistoryEnd, HistoryEntry, HistoryRecord } from './history-record.ts';
import { SessionError } from './session-error.ts';

/** When inputs are written: PSReadLine's names. */
export type HistorySaveStyle = 'SaveIncrementally' | 'SaveAtExit' | 'SaveNothing';

/** PSReadLine's MaximumHistoryCount. */
const KEPT_ENTRIES = 4096;

/**
 * The inputs of this shell and of the others that share its file (safety, section 6). Those of the others stand before its own, so that what
 * was typed here is what comes back first. Nothing here throws for what the disk refuses: `takeProblem` tells it once.
 */
export class HistoryStore {
  /** Where a file that was none of ours has been put when the store was opened. */
  readonly damaged: string | undefined;
  /** A private shell, or one that has no prompt: nothing is read or written. */
  readonly isKept: boolean;
  #shell: string | undefined;
  #file: HistoryFile | undefined;
  #maximum = KEPT_ENTRIES;
  #saveStyle: HistorySaveStyle = 'SaveIncrementally';
  #noDuplicates = true;
  #others = new Map<string, HistoryEntry>();
  #own = new Map<string, HistoryEntry>();
  #count = 0;
  /** Id of the last input of this shell. */
  #last = '';
  /** What SaveAtExit has still to write. */
  #unsaved: HistoryRecord[] = [];
  #shown: readonly HistoryEntry[] | undefined;
  #problem: string | undefined;
  #failed = false;

  /** `path` undefined keeps the history in memory only, for good. */
  constructor(path: string | undefined) {
    this.isKept = path !== undefined;
    if (path === undefined) return;
    this.damaged = this.#try('read', () => setAside(path));
    this.#open(path);
  }

  get path(): string | undefined {
    return this.#file?.path;
  }

  /** Oldest first, not more than `maximum`; with `noDuplicates` only the last of those that read the same. */
  get entries(): readonly HistoryEntry[] {
    this.#shown ??= this.#entriesToShow();
    return this.#shown;
  }

  get maximum(): number {
    return this.#maximum;
  }

  set maximum(count: number) {
    const isMore = count > this.#maximum;
    this.#maximum = count;
    this.#shown = undefined;
    if (isMore && this.path !== undefined) this.#open(this.path);
  }

  get noDuplicates(): boolean {
    return this.#noDuplicates;
  }

  set noDuplicates(hidden: boolean) {
    this.#noDuplicates = hidden;
    this.#shown = undefined;
  }

  get saveStyle(): HistorySaveStyle {
    return this.isKept ? this.#saveStyle : 'SaveNothing';
  }

  set saveStyle(style: HistorySaveStyle) {
    if (style === 'SaveNothing') this.#unsaved = [];
    if (style === 'SaveIncrementally') this.#save();
    this.#saveStyle = style;
  }

  /**
   * Goes on in another file, and reads it; a shell that keeps no history goes on without one. Throws SessionError for a file that exists and is
   * no history of acrsh: it stays as it is.
   */
  moveTo(path: string): void {
    if (!this.isKept || path === this.path) return;
    const file = new HistoryFile(path);
    if (this.#try('read', () => file.isForeign())) {
      throw new SessionError(
        'UnreadableFile',
        `${path} is not a history of acrsh.`,
        'Name a file of its own: it is made with the first input.',
      );
    }
    this.#open(path);
  }

  /**
   * Keeps an input, on disk before this returns. One that reads the same as the one before it in this shell is that one run again.
   * @returns its id, for `finish`.
   */
  add({ line, time, registry, location }: Omit<HistoryEntry, 'id' | keyof HistoryEnd>): string {
    const before = this.#own.get(this.#last);
    if (this.#noDuplicates && before?.line === line) {
      this.#own.set(before.id, { ...before, time });
      this.#shown = undefined;
      return before.id;
    }
    this.#count += 1;
    this.#shell ??= randomHex(6);
    this.#last = `${this.#shell}.${this.#count}`;
    const entry = { id: this.#last, line, time, registry, location };
    this.#own.set(entry.id, entry);
    this.#shown = undefined;
    this.#write({ kind: 'line', entry });
    return entry.id;
  }

  /** Tells what came of an input, once it has run. */
  finish(id: string, end: HistoryEnd): void {
    const entry = this.#own.get(id);
    if (!entry) return;
    this.#own.set(id, { ...entry, ...end });
    this.#shown = undefined;
    this.#write({ kind: 'end', of: id, time: entry.time, end });
    // not sooner: a profile that raises the maximum has run by now
    if (this.saveStyle !== 'SaveNothing') this.#try('written', () => this.#file?.rotate(this.#maximum));
  }

  /** Takes up what other shells have written; to be called before each prompt. Nearly free where nothing has changed. */
  refresh(): void {
    const file = this.#file;
    if (!file || this.#saveStyle === 'SaveNothing') return;
    this.#try('read', () => {
      for (const record of file.read(this.#maximum)) this.#take(record);
      const excess = this.#others.size - this.#maximum;
      for (const id of [...this.#others.keys()].slice(0, Math.max(0, excess))) this.#others.delete(id);
    });
  }

  /** Forgets all inputs of this session's view; the file keeps its lines (PSReadLine's ClearHistory). */
  forget(): void {
    this.#others.clear();
    this.#own.clear();
    this.#unsaved = [];
    this.#shown = undefined;
  }

  /** What the disk refused since the last call, as a sentence; only the first of many refusals. */
  takeProblem(): string | undefined {
    const problem = this.#problem;
    this.#problem = undefined;
    return problem;
  }

  /** Writes what SaveAtExit has kept back. */
  close(): void {
    this.#save();
  }

  #open(path: string): void {
    this.#file = new HistoryFile(path);
    this.#others.clear();
    this.#shown = undefined;
    this.#failed = false;
    this.refresh();
  }

  #take(record: HistoryRecord): void {
    this.#shown = undefined;
    if (record.kind === 'line') {
      const { entry } = record;
      // a record may stand in the file twice, see HistoryFile.append
      if (!this.#own.has(entry.id) && !this.#others.has(entry.id) && !this.#isOwn(entry.id)) {
        this.#others.set(entry.id, entry);
      }
      return;
    }
    const entry = this.#others.get(record.of);
    if (entry) this.#others.set(entry.id, { ...entry, time: record.time, ...record.end });
  }

  #isOwn(id: string): boolean {
    return this.#shell !== undefined && id.startsWith(`${this.#shell}.`);
  }

  #write(record: HistoryRecord): void {
    if (!this.#file || this.#saveStyle === 'SaveNothing') return;
    this.#unsaved.push(record);
    if (this.#saveStyle === 'SaveIncrementally') this.#save();
  }

  #save(): void {
    const records = this.#unsaved;
    this.#unsaved = [];
    const file = this.#file;
    if (file && records.length > 0) this.#try('written', () => file.append(records));
  }

  #try<Result>(what: 'read' | 'written', work: () => Result): Result | undefined {
    try {
      const result = work();
      if (what === 'written') this.#failed = false;
      return result;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.#failed) this.#problem = `The history could not be ${what}: ${reason}.`;
      this.#failed = true;
      return undefined;
    }
  }

  #entriesToShow(): readonly HistoryEntry[] {
    const all = [...this.#others.values(), ...this.#own.values()].slice(-this.#maximum);
    if (!this.#noDuplicates) return all;
    const last = new Map<string, HistoryEntry>();
    for (const entry of all) {
      last.delete(entry.line);
      last.set(entry.line, entry);
    }
    return [...last.values()];
  }
}

/** Gives a file that holds no history another name, never overwrites it; answers that name. */
function setAside(path: string): string | undefined {
  if (!new HistoryFile(path).isForeign()) return undefined;
  const kept = `${path}.damaged-${Date.now()}`;
  renameSync(path, kept);
  return kept;
}
