import { open } from 'node:fs/promises';
import { fileChunks } from '../file-chunks.ts';
import type { StoredFiles } from '../stored-files.ts';
import { readTarIndex } from './tar-index.ts';

/** The files of a tar, read where they stand: nothing is unpacked. Throws ContentError, and what the disk says. */
export async function openTarFiles(path: string, name: string, signal?: AbortSignal): Promise<StoredFiles> {
  const file = await open(path, 'r');
  try {
    const { files } = await readTarIndex(file, name, signal);
    return {
      name,
      size: async each => files.get(each)?.size,
      chunks(each, abort) {
        const entry = files.get(each);
        return fileChunks(file, { start: entry?.start ?? 0, size: entry?.size ?? 0 }, { name, signal: abort });
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}
