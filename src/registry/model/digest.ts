import type { Hash } from 'node:crypto';

declare const digestBrand: unique symbol;

/** A content digest, `sha256:` + 64 or `sha512:` + 128 lower-case hex digits. Made by the functions of this file only. */
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

/** OCI image-spec, "Digests": the grammar of any digest, also of algorithms that are not registered. */
const ANY = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[A-Za-z0-9=_-]+$/;

/**
 * Reads a digest that a registry tells of its own content. Taken as it is, so that one entry of an unusual kind does
 * not hide all others; what is read by it is verified all the same. `undefined` for anything of another shape.
 */
export function parseToldDigest(text: string): Digest | undefined {
  return ANY.test(text) ? (text as Digest) : undefined;
}

/** The algorithm in front of the colon. */
export function algorithmOf(digest: Digest): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The digest of all that a hash of this algorithm has taken; it takes no more then. */
export const digestOfHash = (hash: Hash, algorithm: DigestAlgorithm): Digest =>
  `${algorithm}:${hash.digest('hex')}` as Digest;

/** The digest of exactly these bytes. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  // loaded on first use: most sessions verify nothing, and Node's crypto takes milliseconds to load
  const { createHash } = process.getBuiltinModule('node:crypto');
  return digestOfHash(createHash(algorithm).update(bytes), algorithm);
}
