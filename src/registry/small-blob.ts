import { type BlobSubject, blobTarget } from './blob-target.ts';
import { type CallTarget, errorOfCall, type Operation } from './call.ts';
import { algorithmOf, digestOf } from './model/digest.ts';
import { RegistryError } from './model/errors.ts';
import { throughRedirects } from './redirect.ts';
import type { CallOptions, Registry } from './registry.ts';

const READ: Operation = { name: 'read', method: 'GET', rights: ['pull'], accepts: [200] };

/** Until the answer begins; how long it may take depends on its size, as long as it goes on. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * The whole of a blob of at most so many bytes, verified; nothing streams, which for the configurations of a thousand images is the larger
 * part of the work. Throws `BlobNotFound`, `RedirectRefused`, `DigestMismatch`, `AnswerTooLarge`.
 */
export async function readSmallBlob(
  registry: Registry,
  subject: BlobSubject,
  limit: number,
  options: CallOptions = {},
): Promise<Uint8Array> {
  const { repository, digest } = subject;
  const target: CallTarget = {
    ...blobTarget(subject),
    headers: { accept: '*/*' },
    limit,
    answerWithin: ANSWER_WITHIN_MS,
    options,
  };
  const result = await throughRedirects(registry, READ, target, request => registry.transport.send(request));
  const { status, body } = result.answer;
  if (status !== 200) throw errorOfCall(registry, READ, target, result);
  const actual = digestOf(body, algorithmOf(digest));
  if (actual === digest) return body;
  throw new RegistryError({
    id: 'DigestMismatch',
    message: `The blob ${repository}@${digest} arrived as ${actual}`,
    recommendation: 'Try again; if it stays, something in between changes content, or it is damaged.',
  });
}
