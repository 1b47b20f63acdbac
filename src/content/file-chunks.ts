import type { FileHandle } from 'node:fs/promises';
import { ContentError } from './content-error.ts';

/** Bytes that are read at once: fewer calls than a stream's 64 KiB. */
const CHUNK = 1024 * 1024;

/**
 * A part of an open file from its first byte to its last; each chunk is a buffer of its own. Throws ContentError `DamagedArchive` where the file
 * ends before that, and what the disk says.
 */
export async function* fileChunks(
  file: FileHandle,
  { start, size }: { readonly start: number; readonly size: number },
  { name, signal }: { readonly name: string; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < size; ) {
    signal?.throwIfAborted();
    const length = Math.min(CHUNK, size - done);
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, start + done);
    if (bytesRead === 0) {
      throw new ContentError(
        'DamagedArchive',
        `${name} has become shorter while it was read.`,
        'Wait until nothing writes to it any more, and try again.',
      );
    }
    yield buffer.subarray(0, bytesRead);
    done += bytesRead;
  }
}
