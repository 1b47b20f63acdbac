import type { ManifestSubject } from './dialect.ts';
import { type ImageConfig, readImageConfig, schema1Config } from './image-config.ts';
import { keepManifest, keptBlob, keptManifest } from './kept-bodies.ts';
import { readManifest } from './manifest-content.ts';
import { type ContentPart, type ManifestDocument, type Platform, readDocument } from './manifest-document.ts';
import type { Digest } from './model/digest.ts';
import { RegistryError } from './model/errors.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { TagName } from './model/tag-name.ts';
import type { CallOptions, Registry } from './registry.ts';
import { objectIn } from './stored-json.ts';

/** What stands behind a tag or digest, once for each platform. */
export interface Image {
  readonly digest: Digest;
  readonly document: ManifestDocument;
  /** From the configuration, else from the index; undefined for what runs nowhere. */
  readonly platform: Platform | undefined;
  /** Of what can be run; undefined for everything else. */
  readonly config: ImageConfig | undefined;
  /** The configuration as it is stored; undefined where there is none, or it is gone, or no JSON. */
  readonly configText: string | undefined;
  /** The index that lists it, where it was found by one. */
  readonly index: ImageIndex | undefined;
}

export interface ImageIndex {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** How it lists the image. */
  readonly entry: ContentPart;
}

/** An image named by a tag, or by the digest that a tag was seen to point to. */
export interface ImageReference {
  readonly repository: RepositoryName;
  readonly reference: TagName | { readonly digest: Digest };
}

export interface ImageOptions extends CallOptions {
  /** Which images of an index are read; left out, all of them. */
  readonly wants?: ((entry: ContentPart) => boolean) | undefined;
  /** An index is not followed: it stands for itself. */
  readonly stopsAtIndex?: boolean;
  /** Told of what an index lists and the repository does not hold. */
  readonly onMissing?: (entry: ContentPart) => void;
}

/** Bytes; a configuration is a few thousand. */
const CONFIG_LIMIT = 8 * 1024 * 1024;

/** Indexes of indexes are read so deep. */
const DEEPEST = 3;

/**
 * Reads a manifest and what it leads to: an index to its images, those to their configurations. What BuildKit lists beside the images, its
 * attestations, is left out. Throws RegistryError: `TagNotFound`, `ManifestNotFound`, `DigestMismatch`.
 */
export async function readImages(
  registry: Registry,
  image: ImageReference,
  options: ImageOptions = {},
): Promise<readonly Image[]> {
  const digest = await findDigest(registry, image, options);
  return behind(registry, { repository: image.repository, digest }, options);
}

/** The digest that is named or tagged so; the manifest of a tag is read and kept for what comes next. Throws as `readManifest`. */
export async function findDigest(
  registry: Registry,
  { repository, reference }: ImageReference,
  options: CallOptions = {},
): Promise<Digest> {
  if (typeof reference !== 'string') return reference.digest;
  const content = await readManifest(registry, { repository, reference }, options);
  keepManifest(registry, { repository, digest: content.digest }, content);
  return content.digest;
}

async function behind(
  registry: Registry,
  subject: ManifestSubject,
  options: ImageOptions,
  index?: ImageIndex,
  depth = 0,
): Promise<readonly Image[]> {
  const { repository, digest } = subject;
  const document = readDocument(await keptManifest(registry, subject, options));
  if (document.kind !== 'index' || options.stopsAtIndex || depth >= DEEPEST) {
    return [await imageOf(registry, { ...subject, document, index }, options)];
  }
  const entries = document.children.filter(each => !isAttestation(each) && (options.wants?.(each) ?? true));
  const { mediaType, annotations } = document;
  const images = await Promise.all(
    entries.map(async entry => {
      try {
        const child = { repository, digest: entry.digest };
        return await behind(registry, child, options, { digest, mediaType, annotations, entry }, depth + 1);
      } catch (error) {
        if (!(error instanceof RegistryError && error.id === 'ManifestNotFound')) throw error;
        options.onMissing?.(entry);
        return [];
      }
    }),
  );
  return images.flat();
}

/** BuildKit writes into an index which of its images an attestation is of (BuildKit, "Image attestation storage"). */
export const ATTESTED = 'vnd.docker.reference.digest';

/** BuildKit lists what it attests of an image beside it, as a manifest of no platform (BuildKit, "Image attestation storage"). */
export const isAttestation = ({ annotations }: ContentPart): boolean =>
  annotations['vnd.docker.reference.type'] === 'attestation-manifest';

async function imageOf(
  registry: Registry,
  {
    repository,
    digest,
    document,
    index,
  }: ManifestSubject & { readonly document: ManifestDocument; readonly index: ImageIndex | undefined },
  options: CallOptions,
): Promise<Image> {
  if (document.kind === 'schema1') {
    const { json, config } = schema1Config(document.json);
    return {
      digest,
      document,
      platform: config.platform,
      config,
      configText: JSON.stringify(json),
      index,
    };
  }
  const text = document.config && (await readConfig(registry, { repository, digest: document.config.digest }, options));
  const json = text === undefined ? undefined : objectIn(text);
  const config = document.kind === 'image' && text !== undefined ? readImageConfig(json ?? {}) : undefined;
  return {
    digest,
    document,
    platform: config?.platform ?? index?.entry.platform,
    config,
    configText: json && text,
    index,
  };
}

/** undefined: it is gone, or too large to be one. */
async function readConfig(
  registry: Registry,
  subject: ManifestSubject,
  options: CallOptions,
): Promise<string | undefined> {
  try {
    return Buffer.from(await keptBlob(registry, subject, CONFIG_LIMIT, options)).toString('utf8');
  } catch (error) {
    if (error instanceof RegistryError && (error.id === 'BlobNotFound' || error.id === 'AnswerTooLarge')) {
      return undefined;
    }
    throw error;
  }
}
