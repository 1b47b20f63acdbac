import { bytesOf, everyOf, textOf } from './fields.ts';
import { type Digest, parseToldDigest } from './model/digest.ts';
import type { ManifestChild, ManifestContent } from './model/manifest.ts';
import { isBlob, isElsewhere } from './model/media-types.ts';
import type { RepositoryName } from './model/repository-name.ts';
import { type ReadingOptions, readManifests } from './read-manifests.ts';
import type { Registry } from './registry.ts';
import { childOf, parseJson, subjectOf } from './stored-json.ts';
import { isObject, type JsonObject } from './transport/json-answer.ts';

/** What a manifest's own bytes say of other things in the registry. */
export interface ManifestOutline {
  /** What an index lists; empty for everything else. */
  readonly children: readonly ManifestChild[];
  /** What the manifest is about: that of a signature is the image. */
  readonly subject: Digest | undefined;
  /** `artifactType`, else the media type of the configuration. */
  readonly artifactType: string | undefined;
  /** The layers that the registry itself holds, those among them that BuildKit's cache lists like manifests. */
  readonly layers: readonly Layer[];
  /** The configuration as it is stored. */
  readonly config: Layer | undefined;
  /** What it uses and does not tell the size of (Docker, "Image Manifest Version 2, Schema 1"). */
  readonly unsized: readonly Digest[];
  /** false: nobody knows what it lists or uses, since it is damaged or of a kind of its own. */
  readonly isReadable: boolean;
}

export interface Layer {
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
}

/** So many outlines are kept for each registry, some 500 bytes each; what a digest names never changes. */
const KEPT = 50_000;
const known = new WeakMap<Registry, Map<Digest, ManifestOutline>>();

/** Which of these are not known yet and cost a request each. */
export function unreadOutlines(registry: Registry, digests: readonly Digest[]): readonly Digest[] {
  const cache = known.get(registry);
  return [...new Set(digests)].filter(each => !cache?.has(each));
}

/**
 * The outlines of these manifests, one request for each that was not read before. One that is missing or damaged is left out; throws
 * RegistryError for any other failure.
 */
export async function readOutlines(
  registry: Registry,
  { repository, digests }: { readonly repository: RepositoryName; readonly digests: readonly Digest[] },
  options: ReadingOptions = {},
): Promise<ReadonlyMap<Digest, ManifestOutline>> {
  const cache = known.get(registry) ?? new Map<Digest, ManifestOutline>();
  known.set(registry, cache);
  const found = new Map<Digest, ManifestOutline>();
  const missing: Digest[] = [];
  for (const digest of new Set(digests)) {
    const outline = cache.get(digest);
    if (outline) found.set(digest, outline);
    else missing.push(digest);
  }
  const take = ({ digest, bytes }: ManifestContent) => {
    const outline = outlineOf(bytes);
    found.set(digest, outline);
    keep(cache, digest, outline);
  };
  const subjects = missing.map(digest => ({ repository, digest }));
  await readManifests(registry, subjects, take, options);
  return found;
}

function keep(cache: Map<Digest, ManifestOutline>, digest: Digest, outline: ManifestOutline): void {
  cache.set(digest, outline);
  for (const oldest of cache.keys()) {
    if (cache.size <= KEPT) return;
    cache.delete(oldest);
  }
}

/** Reads a manifest of any kind; what it does not say is empty. */
function outlineOf(bytes: Uint8Array): ManifestOutline {
  const manifest = parseJson(bytes);
  const { manifests, config } = manifest;
  const children = everyOf(manifests ?? [], childOf);
  const layers = everyOf(partsOf(manifest) ?? [], partOf);
  const cached = everyOf(manifests ?? [], partOf)?.filter(each => isBlob(each.mediaType)) ?? [];
  const held = [...(layers ?? []), ...cached].filter(each => !isElsewhere(each.mediaType));
  const stored = partOf(config);
  return {
    children: children ?? [],
    subject: subjectOf(manifest),
    artifactType: textOf(manifest.artifactType) ?? (isObject(config) ? textOf(config.mediaType) : undefined),
    layers: held.flatMap(sized),
    config: stored && sized(stored)[0],
    unsized: [...held, ...(stored ? [stored] : [])].filter(each => each.size === undefined).map(each => each.digest),
    isReadable: children !== undefined && layers !== undefined && isOfKnownKind(manifest),
  };
}

/** OCI's and ORAS's artifact manifests call their layers blobs, schema 1 calls them fsLayers. */
const partsOf = ({ layers, blobs, fsLayers }: JsonObject): unknown => layers ?? blobs ?? fsLayers;

/** Go writes `null` for a list that has nothing in it. An artifact manifest may do without (OCI image-spec v1.1.0-rc2, "Image Artifact Manifest"). */
const isOfKnownKind = (manifest: JsonObject): boolean =>
  ['manifests', 'layers', 'blobs', 'fsLayers'].some(each => manifest[each] === null || Array.isArray(manifest[each])) ||
  (textOf(manifest.mediaType)?.includes('.artifact.manifest.') ?? false);

function partOf(value: unknown) {
  if (!isObject(value)) return undefined;
  const digest = parseToldDigest(textOf(value.digest ?? value.blobSum) ?? '');
  return digest && { digest, size: bytesOf(value.size), mediaType: textOf(value.mediaType) ?? '' };
}

const sized = ({ digest, size }: { readonly digest: Digest; readonly size: number | undefined }): Layer[] =>
  size === undefined ? [] : [{ digest, size }];
