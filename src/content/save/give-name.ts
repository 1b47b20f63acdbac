import { link, rename, unlink } from 'node:fs/promises';
import { isCode } from '../../registry/system-code.ts';

/** Gives a whole file its name. Without `replaces` that fails with EEXIST where somebody has made a file of that name meanwhile. */
export async function giveName(
  from: string,
  name: string,
  { replaces }: { readonly replaces: boolean },
): Promise<void> {
  if (replaces) return rename(from, name);
  try {
    await link(from, name);
  } catch (error) {
    // not every file system has hard links
    if (isCode(error, 'EEXIST')) throw error;
    return rename(from, name);
  }
  await unlink(from);
}
