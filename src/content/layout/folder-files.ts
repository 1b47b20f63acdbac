import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode } from '../../registry/system-code.ts';
import { fileChunks } from '../file-chunks.ts';
import type { StoredFiles } from '../stored-files.ts';

/** The files below a folder. What is asked for is never a name from outside: digests and the names that a layout prescribes. */
export const folderFiles = (folder: string, name: string): StoredFiles => ({
  name,
  size: path => sizeOf(join(folder, path)),
  async *chunks(path, signal) {
    await using file = await open(join(folder, path), 'r');
    const { size } = await file.stat();
    yield* fileChunks(file, { start: 0, size }, { name: `${name}/${path}`, signal });
  },
  close: async () => {},
});

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : undefined;
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}
