import { open, readdir, readFile, rm } from 'node:fs/promises';
import { isCode } from '../../registry/system-code.ts';

/** The bytes of a file; undefined where it is not there. */
export const readIfThere = (path: string): Promise<Buffer | undefined> => unlessMissing(readFile(path));

/** The names in a folder, none where it is not there. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return (await unlessMissing(readdir(folder))) ?? [];
}

export const removeIfThere = (path: string): Promise<void> => rm(path, { force: true });

/** Makes new names in a folder last. Windows keeps no such promise, and refuses to open a folder. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
