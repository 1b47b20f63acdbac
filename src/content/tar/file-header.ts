import { Header, Pax } from 'tar';

/** Bytes of a block: headers and files begin at a multiple of it (POSIX.1-2017, pax, "ustar Interchange Format"). */
export const BLOCK = 512;

/** What follows the last file. */
export const END_SIZE = 2 * BLOCK;

/** A file with its padding. */
export const paddedSize = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

/** What stands before a file in a tar, the same for the same name and size: no time, no owner. */
export function fileHeader(path: string, size: number): Buffer {
  const facts = { path, size, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), type: 'File' } as const;
  const header = new Header(facts);
  const block = Buffer.alloc(BLOCK);
  // a name of more than 100 characters or a size over 8 GiB does not fit
  const needsPax = header.encode(block);
  return needsPax ? Buffer.concat([new Pax({ path, size }).encode(), block]) : block;
}
