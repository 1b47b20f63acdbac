import { isDeepStrictEqual } from 'node:util';

/** The bytes that the digest of a manifest is of: of a signed one of schema 1 those without its signatures, of any other all. */
export const signedPart = (bytes: Uint8Array, mediaType: string): Uint8Array =>
  (isSigned(mediaType) && payloadOf(Buffer.from(bytes))) || bytes;

/**
 * Docker image manifest schema 1 carries its signatures inside, and its digest leaves them out
 * (Docker "Image Manifest Version 2, Schema 1", "Signed Manifests"): each signature's `protected` part says how many bytes
 * at the beginning belong to the content, and with which text they end.
 */
function isSigned(mediaType: string): boolean {
  return mediaType.startsWith('application/vnd.docker.distribution.manifest.v1+prettyjws');
}

/**
 * The bytes that the digest of a signed manifest is of; `undefined` when it carries no signature that can be read, or says more than those
 * bytes do: whatever stands beside a signature is verified by nothing.
 */
function payloadOf(manifest: Buffer): Buffer | undefined {
  try {
    const { signatures, ...content } = JSON.parse(manifest.toString('utf8'));
    const { formatLength, formatTail } = JSON.parse(Buffer.from(signatures[0].protected, 'base64url').toString('utf8'));
    if (!Number.isInteger(formatLength)) return undefined;
    const payload = Buffer.concat([manifest.subarray(0, formatLength), Buffer.from(formatTail, 'base64url')]);
    return isDeepStrictEqual(JSON.parse(payload.toString('utf8')), content) ? payload : undefined;
  } catch {
    return undefined;
  }
}
