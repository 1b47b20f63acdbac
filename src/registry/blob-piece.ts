import { type BlobSubject, blobTarget } from './blob-target.ts';
import { type CallTarget, errorOfCall, type Operation } from './call.ts';
import { throughRedirects } from './redirect.ts';
import type { CallOptions, Registry } from './registry.ts';
import { header } from './transport/headers.ts';
import { unexpected } from './transport/json-answer.ts';
import type { HttpAnswer } from './transport/transport.ts';

/** What one answer brings of a blob; positions are bytes of the blob. */
export interface BlobPiece {
  readonly from: number;
  /** Behind its last byte, where the answer told. */
  readonly end: number | undefined;
  /** Of the whole blob, where the answer told. */
  readonly size: number | undefined;
  /** Must be read to its end, or ended early by the loop that reads it. Not verified. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const READ: Operation = { name: 'read', method: 'GET', rights: ['pull'], accepts: [200, 206] };

/** Bytes of an answer that is not the blob. */
const REFUSAL_LIMIT = 64 * 1024;

/**
 * Opens a blob at this byte, following the redirect to its storage without credentials. It begins at 0 instead where the range is not
 * served (RFC 9110, "Range": a server may ignore it). Throws `BlobNotFound`, `RedirectRefused`.
 */
export async function openPiece(
  registry: Registry,
  subject: BlobSubject,
  from: number,
  options: CallOptions,
): Promise<BlobPiece> {
  const target: CallTarget = {
    ...blobTarget(subject),
    headers: { accept: '*/*', ...(from > 0 && { range: `bytes=${from}-` }) },
    limit: REFUSAL_LIMIT,
    options,
  };
  const result = await throughRedirects(registry, READ, target, request => registry.transport.stream(request));
  const { answer } = result;
  if (from > 0 && answer.status === 416) return openPiece(registry, subject, 0, options);
  const { chunks } = answer;
  if (!chunks) throw errorOfCall(registry, READ, target, result);
  if (answer.status === 200) {
    const size = lengthOf(answer);
    return { from: 0, end: size, size, chunks };
  }
  const range = rangeOf(answer);
  if (range?.from === from) return { ...range, chunks };
  await discard(chunks);
  if (from > 0) return openPiece(registry, subject, 0, options);
  throw unexpected(answer, { method: 'GET', url: registry.server.origin + target.path }, 'a part of the blob');
}

/** Frees the connection of what is not going to be read. */
export async function discard(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks) return;
}

/** Content-Length in bytes; undefined where it is missing or no number. */
export function lengthOf(answer: HttpAnswer): number | undefined {
  const length = header(answer, 'content-length');
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined;
}

/** RFC 9110, "Content-Range"; undefined where it is missing, damaged or at odds with the answer's length. */
function rangeOf(answer: HttpAnswer): Omit<BlobPiece, 'chunks'> | undefined {
  const [, first, last, whole] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header(answer, 'content-range') ?? '') ?? [];
  if (first === undefined || last === undefined) return undefined;
  const from = Number(first);
  const end = Number(last) + 1;
  const size = whole === '*' ? undefined : Number(whole);
  const length = lengthOf(answer) ?? end - from;
  return end > from && length === end - from && (size === undefined || end <= size) ? { from, end, size } : undefined;
}
