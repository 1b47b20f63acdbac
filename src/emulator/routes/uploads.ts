import { createHmac, randomUUID } from 'node:crypto';
import { empty, type Reply } from '../reply.ts';
import { mayPush } from '../rules/locks.ts';
import { digestInvalid, disallowed, rangeInvalid, uploadUnknown } from '../rules/refusals.ts';
import { digestOf } from '../store/blobs.ts';
import type { Upload } from '../store/store.ts';
import { type Exchange, onRepository, type Route } from './route.ts';

const start = '/v2/<name>/blobs/uploads/';
const pattern = '/v2/<name>/blobs/uploads/<upload>';
const digestSyntax = /^sha256:[0-9a-f]{64}$/;

/** Where an upload goes on; the state is a signature followed by JSON, and new each time (ACR wire facts §5, recording). */
function location({ registry }: Exchange, upload: Upload): string {
  const state = Buffer.from(
    JSON.stringify({
      Name: upload.repository,
      UUID: upload.id,
      Offset: upload.size,
      StartedAt: upload.startedAt.toISOString(),
    }),
  );
  const signed = createHmac('sha256', registry.storageKey).update(state).update(randomUUID()).digest();
  const text = Buffer.concat([signed, state]).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  return `/v2/${upload.repository}/blobs/uploads/${upload.id}?_nouploadcache=false&_state=${encodeURIComponent(text)}`;
}

/** `0-0` before the first byte, later `0-<last byte>` (recording). */
const progress = (exchange: Exchange, upload: Upload) => ({
  'Docker-Upload-Uuid': upload.id,
  Location: location(exchange, upload),
  Range: `0-${Math.max(upload.size - 1, 0)}`,
});

function find({ registry, param }: Exchange): Upload | undefined {
  const upload = registry.store.uploads.get(param('upload'));
  return upload?.repository === param('name') ? upload : undefined;
}

const stored = (name: string, digest: string): Reply =>
  empty(201, {
    'Docker-Content-Digest': digest,
    Location: `/v2/${name}/blobs/${digest}`,
  });

/**
 * Starts an upload; with `mount` and `from`, links a blob that is there already (201), else falls back to an ordinary
 * upload (ACR wire facts §5, recording; the fallback by OCI distribution-spec). With `digest` the body is the whole
 * blob (OCI distribution-spec, Single POST; no recording).
 */
function begin(exchange: Exchange): Reply {
  const { registry, param, query, body } = exchange;
  const name = param('name');
  if (!mayPush(registry.store.repository(name), undefined)) return disallowed();
  const mount = query.get('mount') ?? '';
  if (registry.store.blobOf(query.get('from') ?? '', mount) !== undefined) {
    registry.store.blobs.link(name, mount);
    exchange.effect({ kind: 'blob mounted', repository: name, digest: mount });
    return stored(name, mount);
  }
  const upload: Upload = {
    id: randomUUID(),
    repository: name,
    startedAt: registry.clock.now(),
    chunks: [],
    size: 0,
  };
  registry.store.uploads.set(upload.id, upload);
  if (query.has('digest')) {
    append(upload, body);
    return finish(exchange, upload);
  }
  return empty(202, progress(exchange, upload));
}

/** A chunk; Content-Range is optional, and a chunk that leaves a gap is refused (SDKs send none: recording; the refusal by OCI). */
function continued(exchange: Exchange): Reply {
  const upload = find(exchange);
  if (upload === undefined) return uploadUnknown();
  const [, from] = /^(?:bytes )?(\d+)-\d+/.exec(exchange.headers['content-range'] ?? '') ?? [];
  if (from !== undefined && Number(from) !== upload.size) return rangeInvalid();
  append(upload, exchange.body);
  return empty(202, progress(exchange, upload));
}

function append(upload: Upload, chunk: Buffer): void {
  upload.chunks.push(chunk);
  upload.size += chunk.length;
}

/** Compares the digest in the query with that of the bytes; either way the upload is over, as in CNCF Distribution. */
function finish(exchange: Exchange, upload: Upload): Reply {
  const { registry, query } = exchange;
  registry.store.uploads.delete(upload.id);
  const digest = query.get('digest') ?? '';
  if (!digestSyntax.test(digest)) return digestInvalid('digest parsing failed');
  const content = Buffer.concat(upload.chunks);
  if (digestOf(content) !== digest) return digestInvalid({ Digest: digest, Reason: {} });
  registry.store.blobs.add(upload.repository, content);
  exchange.effect({ kind: 'blob pushed', repository: upload.repository, digest });
  return stored(upload.repository, digest);
}

/** Uploads of blobs. */
export const uploadRoutes: readonly Route[] = [
  {
    name: 'upload.start',
    method: 'POST',
    pattern: start,
    family: 'v2',
    // A mount also needs to read the source (ACR wire facts §2.1, transcribed recording).
    needs(param, query) {
      const target = onRepository('pull', 'push')(param, query);
      const from = query.get('from');
      return from === null || !query.has('mount')
        ? target
        : [...target, { type: 'repository', name: from, actions: ['pull'] }];
    },
    handle: begin,
  },
  {
    name: 'upload.chunk',
    method: 'PATCH',
    pattern,
    family: 'v2',
    needs: onRepository('pull', 'push'),
    handle: continued,
  },
  {
    name: 'upload.finish',
    method: 'PUT',
    pattern,
    family: 'v2',
    needs: onRepository('pull', 'push'),
    handle(exchange) {
      const upload = find(exchange);
      if (upload === undefined) return uploadUnknown();
      append(upload, exchange.body);
      return finish(exchange, upload);
    },
  },
  {
    name: 'upload.status',
    method: 'GET',
    pattern,
    family: 'v2',
    needs: onRepository('pull', 'push'),
    handle(exchange) {
      const upload = find(exchange);
      return upload === undefined ? uploadUnknown() : empty(204, progress(exchange, upload));
    },
  },
  {
    // Needs `delete`, so a push token does not do (ACR wire facts §3, transcribed recording).
    name: 'upload.cancel',
    method: 'DELETE',
    pattern,
    family: 'v2',
    needs: onRepository('delete'),
    handle(exchange) {
      const upload = find(exchange);
      if (upload === undefined) return uploadUnknown();
      exchange.registry.store.uploads.delete(upload.id);
      return empty(204, { 'Docker-Upload-Uuid': upload.id });
    },
  },
];
