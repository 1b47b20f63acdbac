import { textOf } from './fields.ts';
import { parseToldDigest } from './model/digest.ts';
import type { ManifestChild } from './model/manifest.ts';
import { isObject, type JsonObject } from './transport/json-answer.ts';

/** The object that stored bytes hold, a manifest or a configuration; empty when they are no JSON or no object. */
export function parseJson(bytes: Uint8Array): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** What an index lists (OCI image-spec, "Image Index"); undefined when it cannot be read. */
export function childOf(value: unknown): ManifestChild | undefined {
  if (!isObject(value)) return undefined;
  const digest = parseToldDigest(textOf(value.digest) ?? '');
  const platform = isObject(value.platform) ? value.platform : {};
  return digest && { digest, architecture: textOf(platform.architecture), os: textOf(platform.os) };
}
