import { createHash, type Hash } from 'node:crypto';
import { type BlobPiece, discard, lengthOf, openPiece } from './blob-piece.ts';
import { type BlobSubject, blobTarget } from './blob-target.ts';
import { call, type Operation } from './call.ts';
import { algorithmOf, digestOfHash } from './model/digest.ts';
import { RegistryError } from './model/errors.ts';
import { isPassing, MOST_BARREN } from './passing.ts';
import type { CallOptions, Registry } from './registry.ts';

/** A blob on its way: `chunks` fails with `DigestMismatch` at its end when the content was not what was asked for. */
export interface BlobContent {
  /** Bytes of the whole blob, where known. */
  readonly size: number | undefined;
  /** The blob's byte that `chunks` begins with: 0, also where `resume` was given and the registry serves no ranges. */
  readonly from: number;
  /** Must be read to its end, or ended early by the loop that reads it. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface ReadBlobOptions extends CallOptions {
  /** Bytes that the descriptor tells: content of any other size fails as one of another digest does. */
  readonly size?: number | undefined;
  /** How many bytes are there from an earlier reading, and the hash that has taken exactly them; it takes the others too. */
  readonly resume?: { readonly from: number; readonly hash: Hash } | undefined;
}

/** A registry may send to its storage already for the question, with whichever redirect it sends readers. */
const HEAD: Operation = {
  name: 'look up',
  method: 'HEAD',
  rights: ['pull'],
  accepts: [200, 301, 302, 303, 307, 308],
};
const DELETE: Operation = { name: 'delete the blob', method: 'DELETE', rights: ['delete'], accepts: [200, 202] };

/** What HEAD tells of a blob. */
export interface BlobHead {
  /** Bytes, where the registry told. */
  readonly size: number | undefined;
}

/** Looks a blob up. Throws `BlobNotFound`. */
export async function headBlob(registry: Registry, subject: BlobSubject, options: CallOptions = {}): Promise<BlobHead> {
  const answer = await call(registry, HEAD, { ...blobTarget(subject), options });
  // the length of a redirect is that of the redirect
  return { size: answer.status === 200 ? lengthOf(answer) : undefined };
}

/** Whether the repository has a blob. Throws RegistryError where that cannot be told. */
export async function hasBlob(registry: Registry, subject: BlobSubject, options: CallOptions = {}): Promise<boolean> {
  try {
    await headBlob(registry, subject, options);
    return true;
  } catch (error) {
    if (error instanceof RegistryError && (error.id === 'BlobNotFound' || error.id === 'RepositoryNotFound'))
      return false;
    throw error;
  }
}

/** Takes a blob out of its repository. Throws `BlobNotFound`, `Unsupported`, `OutcomeUnknown` when the reply was lost. */
export async function deleteBlob(registry: Registry, subject: BlobSubject, options: CallOptions = {}): Promise<void> {
  await call(registry, DELETE, { ...blobTarget(subject), options });
}

/**
 * Opens a blob, following the redirect to its storage without credentials. A connection that breaks in the middle is taken up where it was,
 * from the registry anew, since a link to storage ends after some minutes.
 * Throws `BlobNotFound`, `RedirectRefused`, `DigestMismatch` for a size that cannot be right.
 */
export async function readBlob(
  registry: Registry,
  subject: BlobSubject,
  options: ReadBlobOptions = {},
): Promise<BlobContent> {
  const { size, resume } = options;
  const reading: Reading = { registry, subject, size, options, hash: createHash(algorithmOf(subject.digest)) };
  if (resume && resume.from === size) {
    return { size, from: size, chunks: verified({ ...reading, hash: resume.hash }, nothingAt(size)) };
  }
  const piece = await open(reading, resume?.from ?? 0);
  const from = resume && piece.from === resume.from ? resume.from : 0;
  const hash = from > 0 && resume ? resume.hash : reading.hash;
  const whole = { ...reading, hash, size: size ?? piece.size };
  return { size: whole.size, from, chunks: verified(whole, piece) };
}

interface Reading {
  readonly registry: Registry;
  readonly subject: BlobSubject;
  readonly size: number | undefined;
  readonly hash: Hash;
  readonly options: CallOptions;
}

const nothingAt = (size: number): BlobPiece => ({ from: size, end: size, size, chunks: (async function* () {})() });

/** Throws `DigestMismatch` where the answer tells another size. */
async function open({ registry, subject, size, options }: Reading, from: number): Promise<BlobPiece> {
  const piece = await openPiece(registry, subject, from, options);
  if (size === undefined || piece.size === undefined || piece.size === size) return piece;
  await discard(piece.chunks);
  throw mismatch(subject, `is told to have ${piece.size} bytes instead of ${size}`);
}

async function* verified(reading: Reading, first: BlobPiece): AsyncGenerator<Uint8Array> {
  const { registry, subject, size, hash, options } = reading;
  let at = first.from;
  let piece: BlobPiece | undefined = first;
  for (let barren = 0; ; ) {
    try {
      piece ??= await open(reading, at);
      let position = piece.from;
      for await (const chunk of piece.chunks) {
        // the answer to a range that was ignored begins with what is there
        const known = Math.min(at - position, chunk.length);
        position += chunk.length;
        if (known === chunk.length) continue;
        const news = known === 0 ? chunk : chunk.subarray(known);
        at += news.length;
        if (size !== undefined && at > size) throw mismatch(subject, `has more than its ${size} bytes`);
        hash.update(news);
        barren = 0;
        yield news;
      }
      // who answers with the same part for ever is not asked for ever
      if (piece.size === undefined || position >= piece.size || barren === MOST_BARREN) break;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isPassing(error) || barren === MOST_BARREN) throw error;
      // all of it is there; only its end was not told
      if (at === size) break;
    }
    piece = undefined;
    barren++;
    await registry.transport.pause(barren, options.signal);
  }
  if (size !== undefined && at !== size) throw mismatch(subject, `ended after ${at} of ${size} bytes`);
  const actual = digestOfHash(hash, algorithmOf(subject.digest));
  if (actual !== subject.digest) throw mismatch(subject, `arrived as ${actual}`);
}

const mismatch = ({ repository, digest }: BlobSubject, what: string) =>
  new RegistryError({
    id: 'DigestMismatch',
    message: `The blob ${repository}@${digest} ${what}`,
    recommendation:
      'Throw away what was read and try again; if it stays, something in between changes content, or it is damaged.',
  });
