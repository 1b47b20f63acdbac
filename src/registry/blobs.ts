import { createHash } from 'node:crypto';
import { authorized, type CallTarget, call, errorOfCall, type Operation } from './call.ts';
import { algorithmOf, type Digest } from './model/digest.ts';
import { RegistryError } from './model/errors.ts';
import type { RepositoryName } from './model/repository-name.ts';
import { followRedirects, isRedirect } from './redirect.ts';
import type { CallOptions, Registry } from './registry.ts';
import { header } from './transport/headers.ts';
import { unexpected } from './transport/json-answer.ts';

export interface BlobSubject {
  readonly repository: RepositoryName;
  readonly digest: Digest;
}

/** A blob on its way: `chunks` fails with `DigestMismatch` at its end when the content was not what was asked for. */
export interface BlobContent {
  /** Bytes, where the registry told. */
  readonly size: number | undefined;
  /** Must be read to its end, or ended early by the loop that reads it. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const READ: Operation = { name: 'read', method: 'GET', rights: ['pull'], accepts: [200] };

/** A registry may send to its storage already for the question. */
const HEAD: Operation = { name: 'look up', method: 'HEAD', rights: ['pull'], accepts: [200, 307] };

/** Whether the repository has a blob. Throws RegistryError where that cannot be told. */
export async function hasBlob(registry: Registry, subject: BlobSubject, options: CallOptions = {}): Promise<boolean> {
  const { repository, digest } = subject;
  try {
    await call(registry, HEAD, {
      path: `/v2/${repository}/blobs/${digest}`,
      repository,
      subject: { kind: 'blob', name: `${repository}@${digest}` },
      options,
    });
    return true;
  } catch (error) {
    if (error instanceof RegistryError && (error.id === 'BlobNotFound' || error.id === 'RepositoryNotFound'))
      return false;
    throw error;
  }
}

/** Bytes of an answer that is not the blob. */
const REFUSAL_LIMIT = 64 * 1024;

/**
 * Opens a blob, following the redirect to its storage without credentials.
 * Throws `BlobNotFound`, `RedirectRefused`.
 */
export async function readBlob(
  registry: Registry,
  subject: BlobSubject,
  options: CallOptions = {},
): Promise<BlobContent> {
  const { repository, digest } = subject;
  const target: CallTarget = {
    path: `/v2/${repository}/blobs/${digest}`,
    repository,
    subject: { kind: 'blob', name: `${repository}@${digest}` },
    headers: { accept: '*/*' },
    limit: REFUSAL_LIMIT,
    options,
  };
  const result = await authorized(registry, READ, target, request => registry.transport.stream(request));
  const moved = isRedirect(result.answer.status);
  if (!moved && result.answer.status !== 200) throw errorOfCall(registry, READ, target, result);
  const final = moved ? await followRedirects(registry, target, result.answer) : result.answer;
  const { chunks } = final;
  if (!chunks) throw unexpected(final, { method: 'GET', url: registry.server.origin + target.path }, 'no content');
  const length = header(final, 'content-length');
  return { size: length === undefined ? undefined : Number(length), chunks: verified(chunks, subject) };
}

async function* verified(chunks: AsyncIterable<Uint8Array>, { repository, digest }: BlobSubject) {
  const hash = createHash(algorithmOf(digest));
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  const actual = `${algorithmOf(digest)}:${hash.digest('hex')}`;
  if (actual === digest) return;
  throw new RegistryError({
    id: 'DigestMismatch',
    message: `The blob ${repository}@${digest} arrived as ${actual}`,
    recommendation:
      'Throw away what was read and try again; if it stays, something in between changes content, or it is damaged.',
  });
}
