import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Registry } from './registry.ts';
import { bytes, type Reply } from './reply.ts';

/** How long a link to blob storage lives, and the shape of its path (ACR wire facts §5, recording). */
const LINK_LIFETIME = 20 * 60_000;
const REGISTRY_ID = 'f1a2c3d4e5f60718293a4b5c6d7e8f90';
const path = /^\/[0-9a-f]{32}-contoso\/\/docker\/registry\/v2\/blobs\/sha256\/[0-9a-f]{2}\/([0-9a-f]{64})\/data$/;

/** A link to a blob in storage, signed and good for 20 minutes. */
export function signedUrl(registry: Pick<Registry, 'clock' | 'storageOrigin' | 'storageKey'>, digest: string): string {
  const hex = digest.slice('sha256:'.length);
  const expiry = new Date(registry.clock.now().getTime() + LINK_LIFETIME).toISOString().replace(/\.\d+Z$/, 'Z');
  const query = new URLSearchParams({
    se: expiry,
    sig: signature(hex, expiry, registry.storageKey),
    sp: 'r',
    spr: 'https',
    sr: 'b',
    sv: '2018-03-28',
    regid: REGISTRY_ID,
  });
  return `${registry.storageOrigin}/${REGISTRY_ID}-contoso//docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data?${query}`;
}

/** A request as blob storage sees it. */
export interface StorageRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
}

/**
 * Answers a read of blob storage: an Authorization header is refused, Range is honoured, and there is no
 * Docker-Content-Digest (ACR wire facts §5, recording).
 */
export function answerFromStorage(
  request: StorageRequest,
  registry: Pick<Registry, 'clock' | 'store' | 'storageKey'>,
): Reply {
  if (request.headers.authorization !== undefined)
    return failure(
      400,
      'InvalidAuthenticationInfo',
      'Authentication information is not given in the correct format. Check the value of Authorization header.',
    );
  const [, hex] = path.exec(request.path) ?? [];
  const blob = hex && registry.store.blobs.get(`sha256:${hex}`);
  if (!hex || !blob || (request.method !== 'GET' && request.method !== 'HEAD'))
    return failure(404, 'BlobNotFound', 'The specified blob does not exist.');
  const expiry = request.query.get('se') ?? '';
  if (
    request.query.get('sig') !== signature(hex, expiry, registry.storageKey) ||
    Date.parse(expiry) <= registry.clock.now().getTime()
  )
    return failure(
      403,
      'AuthenticationFailed',
      'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.',
    );
  const content = blob.bytes();
  const headers = {
    ...common(),
    'Accept-Ranges': 'bytes',
    ETag: `"0x8${createHash('md5').update(hex).digest('hex').slice(0, 14).toUpperCase()}"`,
    'x-ms-blob-type': 'AppendBlob',
    'x-ms-lease-state': 'available',
    'x-ms-lease-status': 'unlocked',
    'x-ms-server-encrypted': 'true',
  };
  const range = readRange(request.headers.range, content.length);
  if (range === 'unsatisfiable')
    return {
      ...failure(416, 'InvalidRange', 'The range specified is invalid for the current size of the resource.'),
      headers: { ...common(), 'Content-Range': `bytes */${content.length}` },
    };
  if (range === undefined) return bytes(200, 'application/octet-stream', content, headers);
  const [from, to] = range;
  return bytes(206, 'application/octet-stream', content.subarray(from, to + 1), {
    ...headers,
    'Content-Range': `bytes ${from}-${to}/${content.length}`,
  });
}

/** First and last byte of a single range (RFC 9110 §14.1.2); storage knows no suffix ranges (documentation of Get Blob). */
function readRange(range: string | undefined, length: number): [number, number] | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined) return undefined;
  const last = Math.min(to ? Number(to) : length - 1, length - 1);
  return Number(from) > last ? 'unsatisfiable' : [Number(from), last];
}

function signature(hex: string, expiry: string, key: Buffer): string {
  return createHmac('sha256', key).update(`${hex} ${expiry}`).digest('base64');
}

function common(): Record<string, string | string[]> {
  return {
    Server: ['Windows-Azure-Blob/1.0', 'Microsoft-HTTPAPI/2.0'],
    'x-ms-request-id': randomUUID(),
    'x-ms-version': '2018-03-28',
  };
}

/** An error as blob storage writes it (recording of the first; the others by documentation). */
function failure(status: number, code: string, message: string): Reply {
  return bytes(
    status,
    'application/xml',
    `\uFEFF<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    { ...common(), 'x-ms-error-code': code },
  );
}
