import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, unlink } from 'node:fs/promises';
import { algorithmOf } from '../../registry/model/digest.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import { ContentError } from '../content-error.ts';
import type { BlobPart, ContentSource } from '../content-source.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { giveName } from './give-name.ts';
import { hashRange } from './hash-file.ts';
import { openOwn } from './safe-file.ts';

/** What a file is called as long as it is not whole and verified. */
export const partialOf = (path: string): string => `${path}.partial`;

/** Where a blob is saved to. */
export interface BlobFile {
  readonly path: string;
  /** What it is called as long as it is not whole and verified. */
  readonly partial: string;
  /** What stands at the path may go. */
  readonly replaces: boolean;
}

export interface BlobProgress {
  readonly signal: AbortSignal;
  /** Told of bytes that were there from an earlier run; fewer than none when they turn out wrong. */
  readonly onKept: (bytes: number) => void;
  /** Told of bytes that arrived; fewer than none when they turn out wrong. */
  readonly onFetched: (bytes: number) => void;
}

/**
 * Fetches a blob into a file, which gets its name when all of it is there and verified; goes on with what an earlier run left. A part that
 * turns out wrong is taken away, and fetched anew once where it was an earlier run's. Throws RegistryError, ContentError, errors of the disk.
 */
export async function saveBlob(
  source: ContentSource,
  part: BlobPart,
  { path, partial, replaces }: BlobFile,
  progress: BlobProgress,
): Promise<void> {
  const file = await openOwn(partial);
  try {
    const end = await fill(file, { source, part, start: 0 }, progress);
    await file.truncate(end);
    await file.datasync();
  } catch (error) {
    const { size } = await file.stat();
    await file.close();
    if (size === 0 || isWrong(error)) await unlink(partial);
    throw error;
  }
  await file.close();
  await giveName(partial, path, { replaces });
}

/** Where in a file a blob goes. */
export interface Place {
  readonly source: ContentSource;
  readonly part: BlobPart;
  /** The byte of the file that the blob begins at. */
  readonly start: number;
  /** Bytes of it that are there; left out, all that stand behind `start`, and the file ends with the blob. */
  readonly there?: number | undefined;
  /** Told how many bytes of it, from its first on, are in the file. */
  readonly onWritten?: ((bytes: number) => void) | undefined;
}

/**
 * Brings a blob into its place in an open file, going on with what is there of it; answers its size. Wrong content of an earlier run is
 * fetched anew, once. Throws as `saveBlob`.
 */
export async function fill(file: FileHandle, place: Place, progress: BlobProgress): Promise<number> {
  const { part, start } = place;
  const there = place.there ?? (await file.stat()).size - start;
  const resume = there > 0 && there <= (part.size ?? there) ? await resumeAt(file, place, there, progress) : undefined;
  if (resume) {
    try {
      return await receive(file, place, resume, progress);
    } catch (error) {
      if (!isWrong(error)) throw error;
    }
  }
  if (place.there === undefined) await file.truncate(start);
  return receive(file, place, { from: 0, hash: undefined }, progress);
}

interface Resume {
  readonly from: number;
  readonly hash: Hash;
}

async function resumeAt(
  file: FileHandle,
  { part, start }: Place,
  there: number,
  { signal }: BlobProgress,
): Promise<Resume> {
  const hash = createHash(algorithmOf(part.digest));
  const from = await hashRange(file, hash, { from: start, to: start + there }, signal);
  return { from, hash };
}

async function receive(
  file: FileHandle,
  { source, part, start, onWritten }: Place,
  { from: wanted, hash }: Resume | { readonly from: 0; readonly hash: undefined },
  { signal, onKept, onFetched }: BlobProgress,
): Promise<number> {
  const { from, chunks } = await source.blob(part, { signal, resume: hash && { from: wanted, hash } });
  onKept(from);
  let got = 0;
  const writer = new ChunkWriter(file, start + from, position => onWritten?.(position - start));
  try {
    try {
      for await (const chunk of chunks) {
        await writer.add(chunk);
        got += chunk.length;
        onFetched(chunk.length);
      }
    } finally {
      // what has arrived is kept, also of what breaks off
      await writer.flush();
    }
  } catch (error) {
    if (isWrong(error)) {
      onKept(-from);
      onFetched(-got);
    }
    throw error;
  }
  return from + got;
}

/** The content is not what it should be: to go on with it leads nowhere. */
export const isWrong = (error: unknown): boolean =>
  (error instanceof RegistryError || error instanceof ContentError) &&
  ['DigestMismatch', 'SizeMismatch', 'DamagedContent'].includes(error.id);
