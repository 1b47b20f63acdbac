import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { objectIn } from '../../registry/stored-json.ts';
import { namesIn, readIfThere, removeIfThere } from './files.ts';
import { JournalError } from './journal-error.ts';
import { randomHex } from './random-hex.ts';

/** One process at a time may carry a run out. A claim of a process that is no more counts for nothing. */
export interface Claim {
  release(): Promise<void>;
}

interface Owner {
  readonly host: string;
  readonly pid: number;
  /** Tells the process from a later one with the same number; undefined where the system does not say. */
  readonly started: string | undefined;
}

let own: Owner | undefined;

/**
 * Claims a run of this folder. Everyone writes a claim under a name of its own first and looks for others then: of two that do so at the same
 * time, at most one goes on. Throws JournalError `RunInUse`, and what the disk says.
 */
export async function claim(folder: string, run: string): Promise<Claim> {
  own ??= { host: hostname(), pid: process.pid, started: statOf(process.pid)?.started };
  const path = join(folder, `${run}.claim-${randomHex(4)}`);
  await writeFile(path, JSON.stringify(own), { mode: 0o600, flag: 'wx', flush: true });
  const release = () => removeIfThere(path);
  const dead: string[] = [];
  for (const other of (await claimsOf(folder, run)).filter(each => each !== path)) {
    const owner = await ownerOf(other);
    if (owner !== undefined && isAlive(owner)) {
      await release();
      throw inUse(run, owner);
    }
    dead.push(other);
  }
  for (const each of dead) await removeIfThere(each);
  return { release };
}

/** Whether a living process has claimed the run. */
export async function isClaimed(folder: string, run: string, names?: readonly string[]): Promise<boolean> {
  for (const each of await claimsOf(folder, run, names)) {
    const owner = await ownerOf(each);
    if (owner !== undefined && isAlive(owner)) return true;
  }
  return false;
}

async function claimsOf(folder: string, run: string, names?: readonly string[]): Promise<readonly string[]> {
  const all = names ?? (await namesIn(folder));
  return all.filter(each => each.startsWith(`${run}.claim-`)).map(each => join(folder, each));
}

/** undefined where it has been released meanwhile, or was torn while it was written: nobody goes on behind such a one. */
async function ownerOf(path: string): Promise<Owner | undefined> {
  const { host, pid, started } = objectIn((await readIfThere(path))?.toString('utf8') ?? '') ?? {};
  if (typeof host !== 'string' || typeof pid !== 'number') return undefined;
  return { host, pid, started: typeof started === 'string' ? started : undefined };
}

/** On another machine, which shares the folder, nobody can tell: it counts as alive. */
function isAlive({ host, pid, started }: Owner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  const now = statOf(pid);
  // killed, and not yet fetched by its parent: in a container that may be never
  if (now?.state === 'Z' || now?.state === 'X') return false;
  return started === undefined || now?.started === undefined || started === now.started;
}

/** proc(5): fields 3 and 22 of `stat`, the latter in ticks since the system was started; the second field may hold anything, in parentheses. */
function statOf(pid: number): { readonly state: string | undefined; readonly started: string | undefined } | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
  } catch {
    return undefined;
  }
}

function inUse(run: string, { host, pid }: Owner): JournalError {
  const where = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  return new JournalError(
    'RunInUse',
    `The run ${run} is being carried out by ${where}.`,
    'Wait until it has ended, or stop it there with Ctrl+C.',
  );
}
