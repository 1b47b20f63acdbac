import { bytesOf, textOf } from './fields.ts';
import { type Digest, parseToldDigest } from './model/digest.ts';
import type { ManifestContent } from './model/manifest.ts';
import { bareType, IMAGE_CONFIGS, isElsewhere } from './model/media-types.ts';
import { parseJson, subjectOf } from './stored-json.ts';
import { isObject, type JsonObject } from './transport/json-answer.ts';

/** Where an image runs (OCI image-spec, "Image Index": platform). */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** `v8` */
  readonly variant: string | undefined;
  /** Of Windows: `10.0.20348.2700`. */
  readonly osVersion: string | undefined;
}

/** What a manifest says of something else that the registry holds. */
export interface ContentPart {
  readonly digest: Digest;
  readonly mediaType: string;
  /** Bytes; undefined where schema 1 does not tell. */
  readonly size: number | undefined;
  readonly artifactType: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  readonly platform: Platform | undefined;
  /** The registry does not hold it (OCI image-spec, "Non-distributable layers"; Docker's foreign ones). */
  readonly isElsewhere: boolean;
}

/** A manifest of any kind, read as far as it can be. */
export interface ManifestDocument {
  /** unknown: nothing that we know how to read; `json` has what it says. */
  readonly kind: 'index' | 'image' | 'artifact' | 'schema1' | 'unknown';
  readonly mediaType: string;
  readonly artifactType: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  readonly subject: Digest | undefined;
  readonly config: ContentPart | undefined;
  /** Lowest first. */
  readonly layers: readonly ContentPart[];
  /** What an index lists. */
  readonly children: readonly ContentPart[];
  readonly json: JsonObject;
}

/** Reads the bytes of a manifest; what cannot be read is left out. */
export function readDocument(content: Pick<ManifestContent, 'mediaType' | 'bytes'>): ManifestDocument {
  const json = parseJson(content.bytes);
  const mediaType = bareType(content.mediaType);
  const config = partOf(json.config);
  const artifactType = textOf(json.artifactType);
  return {
    kind: kindOf(json, mediaType, config),
    mediaType,
    artifactType: artifactType ?? (config && !IMAGE_CONFIGS.has(config.mediaType) ? config.mediaType : undefined),
    annotations: textsOf(json.annotations),
    subject: subjectOf(json),
    config,
    layers: json.fsLayers === undefined ? partsOf(json.layers ?? json.blobs) : schema1Layers(json.fsLayers),
    children: partsOf(json.manifests),
    json,
  };
}

function kindOf(json: JsonObject, mediaType: string, config: ContentPart | undefined): ManifestDocument['kind'] {
  if (Array.isArray(json.manifests)) return 'index';
  if (json.schemaVersion === 1 && Array.isArray(json.fsLayers)) return 'schema1';
  // OCI's withdrawn artifact manifest and ORAS's have blobs and no configuration
  if (Array.isArray(json.blobs) || mediaType.includes('.artifact.manifest.')) return 'artifact';
  if (!config) return 'unknown';
  return IMAGE_CONFIGS.has(config.mediaType) && textOf(json.artifactType) === undefined ? 'image' : 'artifact';
}

const partsOf = (value: unknown): readonly ContentPart[] =>
  Array.isArray(value) ? value.map(partOf).filter(each => each !== undefined) : [];

function partOf(value: unknown): ContentPart | undefined {
  if (!isObject(value)) return undefined;
  const digest = parseToldDigest(textOf(value.digest) ?? '');
  const mediaType = textOf(value.mediaType) ?? '';
  return (
    digest && {
      digest,
      mediaType,
      size: bytesOf(value.size),
      artifactType: textOf(value.artifactType),
      annotations: textsOf(value.annotations),
      platform: platformOf(value.platform),
      isElsewhere: isElsewhere(mediaType),
    }
  );
}

/** From an index or a configuration, which have the same fields; undefined where there is none. */
export function platformOf(value: unknown): Platform | undefined {
  if (!isObject(value)) return undefined;
  const os = textOf(value.os);
  const architecture = textOf(value.architecture);
  // BuildKit writes so of what runs nowhere
  if (!os || !architecture || os === 'unknown') return undefined;
  return { os, architecture, variant: textOf(value.variant) || undefined, osVersion: textOf(value['os.version']) };
}

/** `linux/arm64/v8` */
export const platformText = ({ os, architecture, variant }: Platform): string =>
  [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');

/** Docker "Image Manifest Version 2, Schema 1": the newest layer stands first, and no sizes are told. */
const schema1Layers = (value: unknown): readonly ContentPart[] =>
  (Array.isArray(value) ? value : [])
    .map(each => (isObject(each) ? parseToldDigest(textOf(each.blobSum) ?? '') : undefined))
    .filter(each => each !== undefined)
    .map(digest => ({
      digest,
      mediaType: 'application/vnd.docker.container.image.rootfs.diff+x-gtar',
      size: undefined,
      artifactType: undefined,
      annotations: {},
      platform: undefined,
      isElsewhere: false,
    }))
    .toReversed();

/** The entries of an object that are texts. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
