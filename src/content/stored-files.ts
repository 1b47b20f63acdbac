import { ContentError } from './content-error.ts';

/** Files by their names inside of something: a folder, a tar. Names are written with slashes: `blobs/sha256/31a5…`. */
export interface StoredFiles {
  /** How messages name it, as the user wrote it. */
  readonly name: string;
  /** Bytes; undefined where there is no such file. */
  size(path: string): Promise<number | undefined>;
  /** The bytes as they are stored, unverified. Throws ContentError. */
  chunks(path: string, signal: AbortSignal | undefined): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A whole file that is small; undefined where there is none. Throws ContentError for one of more than `limit` bytes. */
export async function readStored(
  files: StoredFiles,
  path: string,
  { limit, signal }: { readonly limit: number; readonly signal?: AbortSignal | undefined },
): Promise<Buffer | undefined> {
  const size = await files.size(path);
  if (size === undefined) return undefined;
  if (size > limit) {
    throw new ContentError(
      'FileTooLarge',
      `${path} in ${files.name} has ${size} bytes; what it should be has ${limit} at most.`,
      'Save the image again, or name another path.',
    );
  }
  const parts: Uint8Array[] = [];
  for await (const chunk of files.chunks(path, signal)) parts.push(chunk);
  return Buffer.concat(parts);
}
