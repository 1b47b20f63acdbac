import { statfs } from 'node:fs/promises';
import { ContentError } from '../content-error.ts';

/** Refuses what the disk cannot take; a file system that does not tell is trusted. Throws ContentError `DiskFull`. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const found = await statfs(folder).catch(() => undefined);
  // some network drives tell zero of everything
  if (!found || found.blocks === 0) return;
  const free = found.bavail * found.bsize;
  if (free >= bytes) return;
  throw new ContentError(
    'DiskFull',
    `${folder} has room for ${megabytes(free)}, and this takes ${megabytes(bytes)}: nothing was fetched.`,
    'Make room, save to another disk, or take one platform with -Platform.',
  );
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en-US')} MB`;
