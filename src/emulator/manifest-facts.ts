import { dockerList, dockerManifest, ociArtifact, ociIndex, ociManifest, orasArtifact } from './media-types.ts';

/** A pointer from one manifest to another, as ACR reports it (ACR wire facts §6.4, recording). */
export interface Reference {
  digest: string;
  architecture: string;
  os: string;
}

/** What the registry reads out of a manifest when it is pushed. */
export interface ManifestFacts {
  /**
   * ACR's `imageSize`: the sum of the layers without the config (2 479 for hello-world, recording), and 0 for an
   * index (recordings have 0 as well as the length of the document itself).
   */
  readonly imageSize: number;
  /** Children of an index. */
  readonly references?: readonly Reference[];
  /** Config and layers. */
  readonly blobs: readonly string[];
  readonly configDigest?: string;
  readonly configMediaType?: string;
  readonly artifactType?: string;
  readonly subject?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** From the config of an image, known once that blob was read. */
  readonly architecture?: string;
  readonly os?: string;
}

type Json = Readonly<Record<string, unknown>>;

const digestSyntax = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads a manifest; undefined if it is not one: no JSON, another schema version, a media type that contradicts the
 * Content-Type (recording: a Docker body sent as an OCI manifest is refused), or a descriptor that is none. The
 * platform of an image is read out of its config, if `readBlob` finds that.
 */
export function readManifest(
  mediaType: string,
  bytes: Buffer,
  readBlob: (digest: string) => Buffer | undefined,
): ManifestFacts | undefined {
  const document = parseObject(bytes);
  if (document === undefined) return undefined;
  const stated = document.mediaType;
  if (stated !== undefined && stated !== mediaType) return undefined;
  const facts = readers[mediaType]?.(document);
  if (facts?.configDigest === undefined) return facts;
  const config = readBlob(facts.configDigest);
  return config === undefined ? facts : { ...facts, ...readPlatform(config) };
}

/** Architecture and operating system from the bytes of an image's config. */
function readPlatform(config: Buffer): Pick<ManifestFacts, 'architecture' | 'os'> {
  const document = parseObject(config);
  const architecture = text(document?.architecture);
  const os = text(document?.os);
  return { ...(architecture !== undefined && { architecture }), ...(os !== undefined && { os }) };
}

const readers: Readonly<Record<string, (document: Json) => ManifestFacts | undefined>> = {
  [ociManifest]: readImage,
  [dockerManifest]: readImage,
  [ociIndex]: readIndex,
  [dockerList]: readIndex,
  [ociArtifact]: readArtifact,
  [orasArtifact]: readArtifact,
};

function readImage(document: Json): ManifestFacts | undefined {
  const config = descriptor(document.config);
  const layers = descriptors(document.layers);
  if (document.schemaVersion !== 2 || config === undefined) return undefined;
  if (layers === undefined) return undefined;
  return {
    imageSize: sum(layers),
    blobs: [config.digest, ...layers.map(layer => layer.digest)],
    configDigest: config.digest,
    configMediaType: config.mediaType,
    artifactType: text(document.artifactType) ?? config.mediaType,
    ...link(document),
  };
}

function readIndex(document: Json): ManifestFacts | undefined {
  const children = list(document.manifests);
  if (document.schemaVersion !== 2 || children === undefined) return undefined;
  const references: Reference[] = [];
  for (const child of children) {
    const points = descriptor(child);
    if (points === undefined) return undefined;
    const platform = object(object(child)?.platform);
    references.push({
      digest: points.digest,
      architecture: text(platform?.architecture) ?? '',
      os: text(platform?.os) ?? '',
    });
  }
  const artifactType = text(document.artifactType);
  return {
    imageSize: 0,
    references,
    blobs: [],
    ...(artifactType !== undefined && { artifactType }),
    ...link(document),
  };
}

/** OCI artifact manifests (withdrawn before 1.1) and ORAS's: blobs instead of config and layers, no schema version. */
function readArtifact(document: Json): ManifestFacts | undefined {
  const artifactType = text(document.artifactType);
  const blobs = descriptors(document.blobs ?? []);
  if (artifactType === undefined || blobs === undefined) return undefined;
  return {
    imageSize: sum(blobs),
    blobs: blobs.map(blob => blob.digest),
    artifactType,
    ...link(document),
  };
}

function link(document: Json): Pick<ManifestFacts, 'subject' | 'annotations'> {
  const subject = descriptor(document.subject);
  const annotations = object(document.annotations);
  return {
    ...(subject !== undefined && { subject: subject.digest }),
    ...(annotations !== undefined && { annotations: texts(annotations) }),
  };
}

interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
}

function descriptor(value: unknown): Descriptor | undefined {
  const { mediaType, digest, size } = object(value) ?? {};
  return typeof mediaType === 'string' &&
    typeof digest === 'string' &&
    digestSyntax.test(digest) &&
    typeof size === 'number'
    ? { mediaType, digest, size }
    : undefined;
}

function descriptors(value: unknown): Descriptor[] | undefined {
  const read = list(value)?.map(descriptor);
  const whole = read?.filter(each => each !== undefined);
  return whole?.length === read?.length ? whole : undefined;
}

function sum(of: readonly Descriptor[]): number {
  return of.reduce((total, each) => total + each.size, 0);
}

function texts(of: Json): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function parseObject(bytes: Buffer): Json | undefined {
  try {
    return object(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}
