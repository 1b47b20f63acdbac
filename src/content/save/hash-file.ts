import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { algorithmOf, type Digest, digestOfHash } from '../../registry/model/digest.ts';

const PIECE = 1024 * 1024;

/** Gives a hash the bytes of a file from a position to before another; answers how many there were. */
export async function hashRange(
  file: FileHandle,
  hash: Hash,
  { from, to }: { readonly from: number; readonly to: number },
  signal: AbortSignal,
): Promise<number> {
  const buffer = Buffer.allocUnsafe(Math.min(PIECE, Math.max(1, to - from)));
  let at = from;
  while (at < to) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - at), at);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return at - from;
}

/** Whether a file is what a digest says. */
export async function isWhole(path: string, digest: Digest, signal: AbortSignal): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const algorithm = algorithmOf(digest);
    const hash = createHash(algorithm);
    await hashRange(file, hash, { from: 0, to: size }, signal);
    return digestOfHash(hash, algorithm) === digest;
  } finally {
    await file.close();
  }
}
