import { createHash } from 'node:crypto';

declare const digestBrand: unique symbol;

/** A content digest, `sha256:` + 64 or `sha512:` + 128 lower-case hex digits. Made by {@link parseDigest} or {@link digestOf} only. */
export type Digest = string & { readonly [digestBrand]: true };

export type DigestAlgorithm = 'sha256' | 'sha512';

const GRAMMAR = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/**
 * Reads a digest; `undefined` for anything that is none.
 * The two registered algorithms of the OCI image-spec, "Descriptors: Registered Algorithms".
 */
export function parseDigest(text: string): Digest | undefined {
  return GRAMMAR.test(text) ? (text as Digest) : undefined;
}

/** The algorithm in front of the colon. */
export function algorithmOf(digest: Digest): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The digest of exactly these bytes. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}` as Digest;
}
