import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCode } from '../../registry/system-code.ts';
import { ContentError } from '../content-error.ts';

/** What stands under a path, itself and not what it leads to; undefined where nothing does. */
export async function lookAt(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/**
 * Does the work in a folder that the user named, which is made with those above it; links in it are meant. Of those that were made none stays
 * empty where the work fails.
 */
export async function inFolder<Outcome>(path: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const made: string[] = [];
  try {
    await makeFolder(path, made);
    return await work();
  } catch (error) {
    // what has something in it is kept, also what another program has put there
    for (const each of made.reverse()) await rmdir(each).catch(() => {});
    throw error;
  }
}

/** Node's own way to do so never ends where the system has no folders to make, as in /proc. */
async function makeFolder(path: string, made: string[]): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (isCode(error, 'EEXIST') && (await stat(path)).isDirectory()) return;
    if (!isCode(error, 'ENOENT') || dirname(path) === path || (await lookAt(dirname(path)))) throw error;
    await makeFolder(dirname(path), made);
    await mkdir(path);
  }
  made.push(path);
}

/**
 * Makes the folders below one that is trusted, each a real one: a link that stands there may lead anywhere. Throws ContentError `UnsafePath`.
 */
export async function makeFolders(root: string, parts: readonly string[]): Promise<void> {
  await checkFolders(root, parts, path => mkdir(path));
}

/** Throws ContentError `UnsafePath` where such folders could not be made. */
export async function checkFolders(
  root: string,
  parts: readonly string[],
  onMissing: (path: string) => Promise<unknown> = async () => {},
): Promise<void> {
  let path = root;
  for (const part of parts) {
    path = join(path, part);
    const found = await lookAt(path);
    if (found === undefined) await onMissing(path);
    else if (!found.isDirectory()) throw unsafe(path, found);
  }
}

/** A regular file that stands there, and nothing else; undefined where nothing does. Throws ContentError `UnsafePath`. */
export async function regularFile(path: string): Promise<Stats | undefined> {
  const found = await lookAt(path);
  if (found === undefined || found.isFile()) return found;
  throw unsafe(path, found);
}

/**
 * Opens a file of our own for reading and writing, a new one if there is none; one that has a second name elsewhere, or is a link, is not
 * ours. Throws ContentError `UnsafePath`.
 */
export async function openOwn(path: string): Promise<FileHandle> {
  const found = await regularFile(path);
  if (found && found.nlink > 1) throw unsafe(path, found);
  // links are not followed by Windows either: the look above has refused them
  const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  return open(path, found ? flags : flags | constants.O_EXCL, 0o666);
}

const unsafe = (path: string, found: Stats) =>
  new ContentError(
    'UnsafePath',
    `${path} is ${found.isSymbolicLink() ? 'a link' : found.isDirectory() ? 'a folder' : 'no file of its own'}, and may lead elsewhere: nothing is written there.`,
    'Take it away, or save to another path.',
  );
