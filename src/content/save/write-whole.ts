import { rename } from 'node:fs/promises';
import { openOwn, regularFile } from './safe-file.ts';
import { partialOf } from './save-blob.ts';

/**
 * Writes a file that is there with all its bytes or not at all; `flushed`: also when the machine stops. Throws ContentError `UnsafePath`, errors of
 * the disk.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  { partial = partialOf(path), flushed = true }: { readonly partial?: string; readonly flushed?: boolean } = {},
): Promise<void> {
  await regularFile(path);
  const file = await openOwn(partial);
  try {
    await file.truncate(0);
    await file.writeFile(content);
    if (flushed) await file.datasync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}
