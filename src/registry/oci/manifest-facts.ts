import type { ManifestSubject } from '../dialect.ts';
import { bytesOf, everyOf, textOf } from '../fields.ts';
import { keptBlob } from '../kept-bodies.ts';
import { readManifest } from '../manifest-content.ts';
import { parseToldDigest } from '../model/digest.ts';
import { RegistryError } from '../model/errors.ts';
import type { ManifestProperties } from '../model/manifest.ts';
import type { CallOptions, Registry } from '../registry.ts';
import { childOf, parseJson } from '../stored-json.ts';
import { isObject, type JsonObject } from '../transport/json-answer.ts';

/** What a manifest's own content tells of it. */
export type ManifestFacts = Pick<
  ManifestProperties,
  'mediaType' | 'imageSize' | 'configMediaType' | 'architecture' | 'os' | 'references'
>;

/** Bytes; a configuration is a few thousand. */
const CONFIG_LIMIT = 1024 * 1024;

/** The media types of a configuration that names a platform (OCI image-spec, "Image Configuration"; Docker schema 2). */
const IMAGE_CONFIGS = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/**
 * Reads a manifest, and an image's configuration too. Size is that of all layers, as ACR counts it (ACR recordings);
 * an index has none of its own. Throws `ManifestNotFound`; what the content does not say is `undefined`.
 */
export async function readFacts(
  registry: Registry,
  subject: ManifestSubject,
  options: CallOptions,
): Promise<ManifestFacts> {
  const { repository, digest } = subject;
  const { bytes, mediaType } = await readManifest(registry, { repository, reference: digest }, options);
  const manifest = parseJson(bytes);
  const config = isObject(manifest.config) ? manifest.config : {};
  const configMediaType = textOf(config.mediaType);
  const isImage = configMediaType !== undefined && IMAGE_CONFIGS.has(configMediaType);
  const platform = isImage
    ? await readConfig(registry, { ...subject, digest: textOf(config.digest) ?? '' }, options)
    : {};
  return {
    mediaType,
    imageSize: sizeOf(manifest.layers),
    configMediaType,
    architecture: textOf(platform.architecture),
    os: textOf(platform.os),
    references: everyOf(manifest.manifests, childOf),
  };
}

/** The configuration as JSON; empty when it is gone or no JSON. */
async function readConfig(
  registry: Registry,
  config: { readonly repository: ManifestSubject['repository']; readonly digest: string },
  options: CallOptions,
): Promise<JsonObject> {
  const digest = parseToldDigest(config.digest);
  if (!digest) return {};
  try {
    return parseJson(await keptBlob(registry, { repository: config.repository, digest }, CONFIG_LIMIT, options));
  } catch (error) {
    if (error instanceof RegistryError && (error.id === 'BlobNotFound' || error.id === 'AnswerTooLarge')) return {};
    throw error;
  }
}

/** The sum of all sizes; `undefined` where there are none or one is not told. */
function sizeOf(descriptors: unknown): number | undefined {
  const sizes = everyOf(descriptors, value => (isObject(value) ? bytesOf(value.size) : undefined));
  return sizes?.reduce((sum, size) => sum + size, 0);
}
