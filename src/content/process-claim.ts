import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { randomHex } from '../registry/random-hex.ts';
import { objectIn } from '../registry/stored-json.ts';
import { isCode } from '../registry/system-code.ts';

/** A process that has claimed something. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** Tells the process from a later one with the same number; undefined where the system does not say. */
  readonly started: string | undefined;
}

/** What one process at a time may do is its own until this is released, or the process is no more. */
export interface Claim {
  release(): Promise<void>;
}

let own: Owner | undefined;

/**
 * Claims a name in a folder, or tells what living process has it. Everyone writes a claim under a name of its own first and looks for others
 * then: of two that do so at the same time, at most one goes on. A claim of a process that is no more counts for nothing. Throws what the disk
 * says.
 */
export async function claimName(folder: string, name: string): Promise<Claim | Owner> {
  own ??= { host: hostname(), pid: process.pid, started: statOf(process.pid)?.started };
  const path = join(folder, `${name}${CLAIM}${randomHex(4)}`);
  await writeFile(path, JSON.stringify(own), { mode: 0o600, flag: 'wx', flush: true });
  const release = () => rm(path, { force: true });
  const claims = claimsOf(folder, name, await readdir(folder));
  // somebody has seen it half written, and was through before this look
  if (!claims.includes(path)) return claimName(folder, name);
  const dead: string[] = [];
  for (const other of claims.filter(each => each !== path)) {
    const owner = await ownerOf(other);
    if (owner !== undefined && isAlive(owner)) {
      await release();
      return owner;
    }
    dead.push(other);
  }
  for (const each of dead) await rm(each, { force: true });
  return { release };
}

/** The living process that has claimed a name, if one has; `names` are those of the files in the folder. */
export async function claimant(folder: string, name: string, names: readonly string[]): Promise<Owner | undefined> {
  for (const each of claimsOf(folder, name, names)) {
    const owner = await ownerOf(each);
    if (owner !== undefined && isAlive(owner)) return owner;
  }
  return undefined;
}

/** Whether nobody here can tell if that process still lives. */
export const isElsewhere = ({ host }: Owner): boolean => host !== hostname();

/** `process 4711`, `process 4711 on build-3`: how messages name it. */
export const ownerText = (owner: Owner): string =>
  isElsewhere(owner) ? `process ${owner.pid} on ${owner.host}` : `process ${owner.pid}`;

const CLAIM = '.claim-';

/** Whether a file of that name is a claim of some other name. */
export const isClaimOf = (file: string, name: string): boolean =>
  file.startsWith(`${name}${CLAIM}`) && /^[0-9a-f]{8}$/.test(file.slice(name.length + CLAIM.length));

const claimsOf = (folder: string, name: string, names: readonly string[]): readonly string[] =>
  names.filter(each => isClaimOf(each, name)).map(each => join(folder, each));

/** undefined where it has been released meanwhile, or was torn while it was written: nobody goes on behind such a one. */
async function ownerOf(path: string): Promise<Owner | undefined> {
  const text = await readFile(path, 'utf8').catch(error => {
    if (isCode(error, 'ENOENT')) return '';
    throw error;
  });
  const { host, pid, started } = objectIn(text) ?? {};
  if (typeof host !== 'string' || typeof pid !== 'number') return undefined;
  return { host, pid, started: typeof started === 'string' ? started : undefined };
}

/** On another machine, which shares the folder, nobody can tell: it counts as alive. */
function isAlive(owner: Owner): boolean {
  const { pid, started } = owner;
  if (isElsewhere(owner)) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's
    if (isCode(error, 'ESRCH')) return false;
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
