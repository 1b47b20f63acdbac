import { textOf } from './fields.ts';
import { type Digest, parseToldDigest } from './model/digest.ts';
import type { ManifestChild } from './model/manifest.ts';
import { isObject, type JsonObject } from './transport/json-answer.ts';

/** The object that stored bytes hold, a manifest or a configuration; empty when they are no JSON or no object. */
export const parseJson = (bytes: Uint8Array): JsonObject => objectIn(Buffer.from(bytes).toString('utf8')) ?? {};

/** The object that a text holds; undefined when it is no JSON or no object. */
export function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a manifest is about (OCI image-spec, "Image Manifest": subject); undefined where it is about nothing. */
export function subjectOf(manifest: JsonObject): Digest | undefined {
  const subject = isObject(manifest.subject) ? manifest.subject : {};
  return parseToldDigest(textOf(subject.digest) ?? '');
}

/** What an index lists (OCI image-spec, "Image Index"); undefined when it cannot be read. */
export function childOf(value: unknown): ManifestChild | undefined {
  if (!isObject(value)) return undefined;
  const digest = parseToldDigest(textOf(value.digest) ?? '');
  const platform = isObject(value.platform) ? value.platform : {};
  return digest && { digest, architecture: textOf(platform.architecture), os: textOf(platform.os) };
}
