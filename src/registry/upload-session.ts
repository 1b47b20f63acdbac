import { type BlobSubject, blobTarget } from './blob-target.ts';
import { type CallTarget, call, type Operation } from './call.ts';
import { RegistryError } from './model/errors.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { CallOptions, Registry } from './registry.ts';
import { header } from './transport/headers.ts';
import { unexpected } from './transport/json-answer.ts';
import { redactUrl } from './transport/redact.ts';
import type { HttpAnswer, PiecedBody } from './transport/transport.ts';

/** An upload as the registry told of it last; every answer says anew where it goes on (ACR recordings: a new `_state` each time). */
export interface Upload {
  readonly blob: BlobSubject;
  /** Path and query at the registry's origin. */
  readonly path: string;
  /** Bytes that the registry has. */
  readonly offset: number;
  /** Bytes that every chunk but the last must have; 0 where the registry did not tell (OCI distribution-spec, "OCI-Chunk-Min-Length"). */
  readonly leastChunk: number;
}

export interface BlobMount extends BlobSubject {
  /** A repository of the same registry that has the blob. */
  readonly from: RepositoryName;
}

// an upload that nobody goes on with is forgotten by the registry, so that beginning twice does no harm
const START: Operation = {
  name: 'upload',
  method: 'POST',
  rights: ['pull', 'push'],
  accepts: [201, 202],
  repeatable: true,
};
const CHUNK: Operation = { ...START, method: 'PATCH', accepts: [201, 202, 204], repeatable: false };
const STATUS: Operation = { ...START, method: 'GET', accepts: [200, 204] };
const FINISH: Operation = { ...START, method: 'PUT', accepts: [201, 204], repeatable: false };
const CANCEL: Operation = {
  name: 'cancel the upload of',
  method: 'DELETE',
  rights: ['delete'],
  accepts: [200, 202, 204],
};

/** The registry puts the parts of a blob together before it answers to the last. */
const FINISH_WITHIN_MS = 5 * 60_000;

/** Begins an upload. Throws `Locked`, `NoPermission`. */
export async function startUpload(registry: Registry, blob: BlobSubject, options: CallOptions = {}): Promise<Upload> {
  const target = { ...blobTarget(blob, `/v2/${blob.repository}/blobs/uploads/`), options };
  return begun(registry, target, blob, await call(registry, START, target));
}

/**
 * Takes a blob over from another repository of the registry: true when that is done, else the upload that the registry has begun instead
 * (OCI distribution-spec, "Mounting a blob from another repository"). Throws `NoPermission` where the other may not be read.
 */
export async function mountBlob(
  registry: Registry,
  { repository, digest, from }: BlobMount,
  options: CallOptions = {},
): Promise<true | Upload> {
  const blob = { repository, digest };
  const path = `/v2/${repository}/blobs/uploads/?mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(from)}`;
  const target = { ...blobTarget(blob, path), alsoRead: from, options };
  const answer = await call(registry, START, target);
  return answer.status === 201 || begun(registry, target, blob, answer);
}

/**
 * Sends the bytes that follow those which the registry has. Throws `OutcomeUnknown` when the reply was lost: `uploadStatus` tells then
 * where to go on.
 */
export async function uploadChunk(
  registry: Registry,
  upload: Upload,
  body: PiecedBody,
  options: CallOptions = {},
): Promise<Upload> {
  const target: CallTarget = {
    ...blobTarget(upload.blob, upload.path),
    headers: {
      'content-type': 'application/octet-stream',
      // the specification wants it, Azure's own clients do not send it (ACR recordings)
      ...(registry.dialect.kind !== 'acr' && { 'content-range': `${upload.offset}-${upload.offset + body.size - 1}` }),
    },
    body,
    options,
  };
  const answer = await call(registry, CHUNK, target);
  return continued(registry, target, { ...upload, offset: upload.offset + body.size }, answer);
}

/** Asks how far an upload is. Throws `NotFound` with code `BLOB_UPLOAD_UNKNOWN` when it has been finished or forgotten. */
export async function uploadStatus(registry: Registry, upload: Upload, options: CallOptions = {}): Promise<Upload> {
  const target = { ...blobTarget(upload.blob, upload.path), options };
  return continued(registry, target, upload, await call(registry, STATUS, target));
}

/**
 * Ends an upload, with the bytes that are left if there are any: the registry compares the digest and keeps the blob.
 * Throws `DigestMismatch`, `OutcomeUnknown` when the reply was lost.
 */
export async function finishUpload(
  registry: Registry,
  upload: Upload,
  body: PiecedBody | undefined,
  options: CallOptions = {},
): Promise<void> {
  const { path, blob } = upload;
  await call(registry, FINISH, {
    ...blobTarget(blob, `${path}${path.includes('?') ? '&' : '?'}digest=${encodeURIComponent(blob.digest)}`),
    ...(body && { headers: { 'content-type': 'application/octet-stream' }, body }),
    answerWithin: FINISH_WITHIN_MS,
    options,
  });
}

/** Has an upload forgotten; ACR wants the right to delete for it (ACR recordings). */
export async function cancelUpload(registry: Registry, upload: Upload, options: CallOptions = {}): Promise<void> {
  await call(registry, CANCEL, { ...blobTarget(upload.blob, upload.path), options });
}

function begun(registry: Registry, target: CallTarget, blob: BlobSubject, answer: HttpAnswer): Upload {
  const leastChunk = Number(/^\d+$/.exec(header(answer, 'oci-chunk-min-length') ?? '')?.[0] ?? 0);
  return { blob, path: locationOf(registry, target, answer), offset: 0, leastChunk };
}

/** Where the registry does not tell how far it is, it has all that was sent. */
function continued(registry: Registry, target: CallTarget, sent: Upload, answer: HttpAnswer): Upload {
  const last = /^(?:bytes=)?0-(\d+)$/.exec(header(answer, 'range') ?? '')?.[1];
  // ACR recordings: 0-0 stands also for nothing; chunks of one byte are not sent
  const offset = last === undefined ? sent.offset : last === '0' ? 0 : Number(last) + 1;
  return { ...sent, offset, path: locationOf(registry, target, answer) };
}

/** Content goes to the registry alone: to another origin it would take the upload's secrets along (safety, section 1). */
function locationOf({ server }: Registry, target: CallTarget, answer: HttpAnswer): string {
  const location = header(answer, 'location');
  const to = URL.parse(location ?? '', server.origin + target.path);
  if (!to || location === undefined)
    throw unexpected(answer, { method: 'POST', url: server.origin + target.path }, 'no address to upload to');
  if (to.origin === server.origin) return to.pathname + to.search;
  throw new RegistryError({
    id: 'RedirectRefused',
    message: `'${server.name}' wants the upload to go to ${to.origin}, which is another address than its own`,
    recommendation:
      'The registry does not know the address that it is reached at; ask whoever runs it to configure that.',
    url: redactUrl(to.href),
  });
}
