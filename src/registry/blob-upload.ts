import { type Chunk, inChunks, restOf } from './blob-chunks.ts';
import type { BlobSubject } from './blob-target.ts';
import { hasBlob } from './blobs.ts';
import { RegistryError, type RegistryErrorId } from './model/errors.ts';
import type { RepositoryName } from './model/repository-name.ts';
import { isPassing, MOST_BARREN } from './passing.ts';
import type { CallOptions, Registry } from './registry.ts';
import {
  cancelUpload,
  finishUpload,
  mountBlob,
  startUpload,
  type Upload,
  uploadChunk,
  uploadStatus,
} from './upload-session.ts';

export interface BlobUpload extends BlobSubject {
  /** Bytes that the descriptor tells; content of another size is not finished. */
  readonly size: number | undefined;
}

/** Opens the content from its first byte; called again when an upload has to begin anew. Must fail by itself where it is not the digest's. */
export type OpenContent = () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;

export interface PushBlobOptions extends CallOptions {
  /** A repository of the same registry that has the blob: it is mounted where the registry allows it. */
  readonly mountFrom?: RepositoryName | undefined;
  /** Told how many bytes of the blob have been sent; falls back when some have to be sent again. */
  readonly onSent?: ((bytes: number) => void) | undefined;
}

/** What came of a push: the blob was taken over from another repository, or was sent. */
export type PushedBlob = 'mounted' | 'sent';

/** Uploads of one blob that are begun in all: a registry forgets one, or puts it together wrongly. */
const MOST_BEGINNINGS = 3;

/**
 * Sees to it that a repository has a blob: by mounting, or by sending it in chunks. After a lost reply the registry is asked how far it is
 * and the upload goes on there (safety, section 2). Nothing is to be undone when it is stopped: an upload that is not finished is forgotten.
 * Throws `DigestMismatch`, `Locked`, `NoPermission`, what `open` fails with.
 */
export async function pushBlob(
  registry: Registry,
  blob: BlobUpload,
  open: OpenContent,
  options: PushBlobOptions = {},
): Promise<PushedBlob> {
  const mounted = await mount(registry, blob, options);
  if (mounted === true) return 'mounted';
  for (let beginning = 1; ; beginning++) {
    const upload = (beginning === 1 && mounted) || (await startUpload(registry, blob, options));
    try {
      await send({ registry, blob, options }, upload, await open());
      return 'sent';
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isForgotten(error)) await forget(registry, upload, options);
      if (!isWorthBeginningAnew(error) || beginning === MOST_BEGINNINGS) throw error;
      // what was finished with its reply lost is unknown as an upload and there as a blob
      if (await hasBlob(registry, blob, options)) return 'sent';
      options.onSent?.(0);
    }
  }
}

async function mount(
  registry: Registry,
  blob: BlobUpload,
  options: PushBlobOptions,
): Promise<true | Upload | undefined> {
  const { mountFrom } = options;
  if (mountFrom === undefined) return undefined;
  try {
    return await mountBlob(registry, { ...blob, from: mountFrom }, options);
  } catch (error) {
    // who may not read there may still push here
    if (error instanceof RegistryError && NOT_MOUNTED.has(error.id)) return undefined;
    throw error;
  }
}

const NOT_MOUNTED: ReadonlySet<RegistryErrorId> = new Set([
  'NoPermission',
  'RepositoryNotFound',
  'BlobNotFound',
  'NotFound',
  'Unsupported',
]);

/** An upload that has failed is not left for the registry to find out; whatever keeps us from that, the failure before it is what is told. */
async function forget(registry: Registry, upload: Upload, options: PushBlobOptions): Promise<void> {
  try {
    await cancelUpload(registry, upload, options);
  } catch {
    options.signal?.throwIfAborted();
  }
}

interface Sending {
  readonly registry: Registry;
  readonly blob: BlobUpload;
  readonly options: PushBlobOptions;
}

async function send(sending: Sending, begun: Upload, content: AsyncIterable<Uint8Array>): Promise<void> {
  const chunks = inChunks(content, begun.leastChunk);
  let upload = begun;
  try {
    for (let chunk = await nextOf(chunks); chunk; ) {
      if (chunk.isLast) verifySize(sending.blob, chunk.end);
      if (chunk.isLast && chunk.start === 0) return await finish(sending, upload, chunk);
      // the next one is read while this one is sent
      const next = nextOf(chunks);
      next.catch(() => {});
      upload = await sendChunk(sending, upload, chunk);
      chunk = await next;
    }
  } finally {
    await chunks.return(undefined);
  }
  await finish(sending, upload, undefined);
}

const nextOf = async (chunks: AsyncGenerator<Chunk, undefined>): Promise<Chunk | undefined> =>
  (await chunks.next()).value;

async function sendChunk(sending: Sending, begun: Upload, chunk: Chunk): Promise<Upload> {
  const { registry, options } = sending;
  let upload = begun;
  let isUnsure = false;
  for (let barren = 0; upload.offset < chunk.end; ) {
    const before = upload.offset;
    try {
      upload = isUnsure
        ? await uploadStatus(registry, upload, options)
        : await uploadChunk(registry, upload, restOf(chunk, before, options.onSent), options);
    } catch (error) {
      await rest(sending, error, barren++);
      isUnsure = true;
      continue;
    }
    const isStuck = !isUnsure && upload.offset <= before;
    if (isStuck || upload.offset < chunk.start || upload.offset > chunk.end) throw lost(upload, chunk.end);
    if (upload.offset > before) barren = 0;
    isUnsure = false;
  }
  return upload;
}

/** With the whole content, where that is one chunk. */
async function finish(sending: Sending, upload: Upload, chunk: Chunk | undefined): Promise<void> {
  const { registry, blob, options } = sending;
  let now = upload;
  let isUnsure = false;
  for (let barren = 0; ; barren++) {
    try {
      if (isUnsure) {
        if (await hasBlob(registry, blob, options)) return;
        now = await uploadStatus(registry, now, options);
        if (now.offset !== upload.offset) throw lost(now, upload.offset);
      }
      return await finishUpload(registry, now, chunk && restOf(chunk, 0, options.onSent), options);
    } catch (error) {
      await rest(sending, error, barren);
      isUnsure = true;
    }
  }
}

/** Waits before the registry is asked how far it is; throws what no waiting helps against. */
async function rest({ registry, options }: Sending, error: unknown, barren: number): Promise<void> {
  options.signal?.throwIfAborted();
  const isBehind = error instanceof RegistryError && error.status === 416;
  if ((!isPassing(error) && !isBehind) || barren === MOST_BARREN) throw error;
  await registry.transport.pause(barren + 1, options.signal);
}

function verifySize({ repository, digest, size }: BlobUpload, actual: number): void {
  if (size === undefined || size === actual) return;
  throw new RegistryError({
    id: 'DigestMismatch',
    message: `The blob ${repository}@${digest} was to have ${size} bytes and has ${actual}`,
    recommendation: 'What it was read from has changed or is damaged; nothing of it is kept in the registry.',
  });
}

/** OCI distribution-spec, "Error Codes": the registry knows nothing of the upload any more, or not what was sent. */
const FORGOTTEN: ReadonlySet<string | undefined> = new Set(['BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID']);

const isForgotten = (error: unknown): boolean => error instanceof RegistryError && FORGOTTEN.has(error.code);

const isWorthBeginningAnew = (error: unknown): boolean =>
  isForgotten(error) || (error instanceof RegistryError && error.code === 'DIGEST_INVALID');

const lost = ({ blob, offset }: Upload, sent: number) =>
  new RegistryError({
    id: 'UnexpectedAnswer',
    code: 'BLOB_UPLOAD_INVALID',
    message: `The registry says to have ${offset} bytes of ${blob.repository}@${blob.digest}, of which ${sent} were sent`,
    recommendation: 'Try again; if it stays, several servers may answer for the registry that do not share uploads.',
  });
