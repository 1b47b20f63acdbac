import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode } from '../../registry/system-code.ts';
import { isOpen } from '../bulk/item-outcome.ts';
import { claim } from './claim.ts';
import { namesIn, readIfThere, removeIfThere } from './files.ts';
import { JournalError } from './journal-error.ts';
import { readRun } from './read-run.ts';

/** How much of the past is kept. */
export interface JournalLimits {
  readonly days: number;
  readonly megabytes: number;
}

export const DEFAULT_LIMITS: JournalLimits = { days: 90, megabytes: 256 };

interface Kept {
  readonly run: string;
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly changed: number;
  bytes: number;
}

const DAY = 86_400_000;

/**
 * Deletes what was written last before so many days, then the oldest until the rest is small enough. Of the latter, a run that can still be
 * resumed stays, and nothing goes that a living shell writes. Throws what the disk says.
 */
export async function prune(folder: string, { days, megabytes }: JournalLimits, now: number): Promise<void> {
  const all = (await runsIn(folder)).toSorted((a, b) => a.changed - b.changed);
  const isOld = ({ changed }: Kept) => changed < now - days * DAY;
  for (const each of all.filter(isOld)) await remove(folder, each, () => true);
  const rest = all.filter(each => !isOld(each));
  let bytes = rest.reduce((sum, each) => sum + each.bytes, 0);
  for (const each of rest) {
    if (bytes <= megabytes * 1024 * 1024) return;
    if (await remove(folder, each, isOver)) bytes -= each.bytes;
  }
}

/** The files of each run, those that were set aside included. */
async function runsIn(folder: string): Promise<readonly Kept[]> {
  const byRun = new Map<string, { names: string[]; changed: number; bytes: number }>();
  for (const name of await namesIn(folder)) {
    const run = /^(\d{8}-\d{6}-[0-9a-f]+)\.(?:jsonl|manifests)/.exec(name)?.[1];
    if (run === undefined) continue;
    const { size, mtimeMs } = (await stat(join(folder, name)).catch(ignoreMissing)) ?? { size: 0, mtimeMs: 0 };
    const known = byRun.get(run) ?? { names: [], changed: 0, bytes: 0 };
    byRun.set(run, {
      names: [...known.names, name],
      changed: Math.max(known.changed, mtimeMs),
      bytes: known.bytes + size,
    });
  }
  return [...byRun].map(([run, known]) => ({ run, ...known }));
}

async function remove(folder: string, { run, names }: Kept, mayGo: (bytes: Buffer) => boolean): Promise<boolean> {
  try {
    const claimed = await claim(folder, run);
    try {
      const bytes = await readIfThere(join(folder, `${run}.jsonl`));
      if (bytes !== undefined && !mayGo(bytes)) return false;
      for (const each of names) await removeIfThere(join(folder, each));
      return true;
    } finally {
      await claimed.release();
    }
  } catch (error) {
    // another shell writes it
    if (error instanceof JournalError && error.id === 'RunInUse') return false;
    throw error;
  }
}

/** Nothing of it is left to be done. */
function isOver(bytes: Buffer): boolean {
  const record = readRun(bytes);
  return record === 'damaged' || record === 'unfinished' || !record.items.some(({ outcome }) => isOpen(outcome));
}

function ignoreMissing(error: unknown): undefined {
  if (!isCode(error, 'ENOENT')) throw error;
}
