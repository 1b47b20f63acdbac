import { type ContentPart, type ManifestDocument, readDocument } from '../registry/manifest-document.ts';
import { type Digest, parseDigest } from '../registry/model/digest.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { Descriptor, ManifestContent } from '../registry/model/manifest.ts';
import { isBlob } from '../registry/model/media-types.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import { choosePlatform } from './choose-platform.ts';
import { ContentError } from './content-error.ts';
import type { BlobPart, BoundReferrer, ContentSource } from './content-source.ts';
import type { ContentManifest, ContentTree } from './content-tree.ts';

export interface TreeOptions {
  /** Only this one of an index, which itself is left out then: `linux/arm64`. */
  readonly platform?: string | undefined;
  /** How messages name the image; left out: by its digest. */
  readonly called?: string | undefined;
  /** Also what refers to any of it, and what refers to those. */
  readonly referrers: boolean;
  readonly signal: AbortSignal;
  /** Told after each manifest how many have been read. */
  readonly onRead?: ((manifests: number) => void) | undefined;
}

/** Manifests of one image; nobody has so many, and a registry that invents them is not followed for ever. */
const MOST = 10_000;

/** Bytes of them together, which are all held at once; a manifest has a few thousand. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What an index lists, or what refers to a manifest: nobody nests so deep. */
const DEEPEST = 8;

interface Found {
  readonly content: ManifestContent;
  readonly document: ManifestDocument;
  readonly referrers: readonly BoundReferrer[];
}

/**
 * Reads the manifests of an image, with all that they list. Throws RegistryError, and ContentError `IncompleteImage` where something listed is
 * not there, `PlatformNotFound`, `AmbiguousPlatform`, `SizeMismatch`, `UnknownDigest`, `UnreadableManifest`, `TooManyManifests`.
 */
export async function readContentTree(
  source: ContentSource,
  digest: Digest,
  options: TreeOptions,
): Promise<ContentTree> {
  const { platform, called, signal } = options;
  const root = platform === undefined ? digest : await choosePlatform(source, digest, platform, { signal, called });
  const stop = new AbortController();
  const walk = new Walk(source, { ...options, signal: AbortSignal.any([signal, stop.signal]) });
  try {
    await walk.read(root, undefined, 0);
    return walk.treeOf(root);
  } finally {
    // where one has failed, the others are not read to their end for nobody
    stop.abort();
  }
}

class Walk {
  readonly #source: ContentSource;
  readonly #options: TreeOptions;
  readonly #found = new Map<Digest, Found>();
  readonly #seen = new Set<Digest>();
  readonly #gone = new Map<Digest, Descriptor>();
  #bytes = 0;

  constructor(source: ContentSource, options: TreeOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** Reads a manifest and what hangs on it; `size` as it was listed with. */
  async read(digest: Digest, size: number | undefined, depth: number): Promise<void> {
    if (this.#seen.has(digest)) return;
    this.#seen.add(digest);
    if (this.#seen.size > MOST || depth > DEEPEST) throw tooMany(this.#source);
    const { signal, onRead } = this.#options;
    const content = await this.#source.manifest(verifiable(digest, this.#source), { signal });
    if (size !== undefined && size !== content.bytes.length) throw wrongSize(this.#source, content, size);
    this.#bytes += content.bytes.length;
    if (this.#bytes > MOST_BYTES) throw tooMany(this.#source);
    const document = readDocument(content);
    if (!isReadable(document)) throw unreadable(this.#source, digest);
    // before the first of them is asked for
    if (document.children.length > MOST) throw tooMany(this.#source);
    const referrers = this.#options.referrers ? await this.#source.referrers(digest, { signal }) : [];
    this.#found.set(digest, { content, document, referrers });
    onRead?.(this.#found.size);
    await Promise.all([
      ...manifestsIn(document).map(each => this.#readChild(digest, each, depth + 1)),
      ...referrers.map(each => this.#readReferrer(each, depth + 1)),
    ]);
  }

  async #readChild(parent: Digest, child: ContentPart, depth: number): Promise<void> {
    try {
      await this.read(child.digest, child.size, depth);
    } catch (error) {
      if (isGone(error)) throw incomplete(this.#source, parent, child, error);
      throw error;
    }
  }

  async #readReferrer(referrer: BoundReferrer, depth: number): Promise<void> {
    try {
      await this.read(referrer.digest, referrer.size, depth);
    } catch (error) {
      // the list may be older than what it tells of
      if (!isGone(error)) throw error;
      this.#gone.set(referrer.digest, referrer);
    }
  }

  treeOf(root: Digest): ContentTree {
    const listed = new Set(
      [...this.#found.values()].flatMap(({ document }) => manifestsIn(document).map(each => each.digest)),
    );
    const manifests = new Map<Digest, ContentManifest>();
    const placed = new Set<Digest>();
    const place = (digest: Digest, tag: TagName | undefined): void => {
      const found = this.#found.get(digest);
      if (!found || placed.has(digest)) return;
      placed.add(digest);
      for (const child of manifestsIn(found.document)) place(child.digest, undefined);
      const isRoot = digest === root || !listed.has(digest);
      manifests.set(digest, { ...found.content, document: found.document, isRoot, tag });
      for (const each of found.referrers) place(each.digest, each.tag);
    };
    place(root, undefined);
    const parts = [...manifests.values()].flatMap(({ document }) => partsOf(document));
    return {
      root,
      manifests: [...manifests.values()],
      blobs: this.#each(parts.filter(part => !part.isElsewhere)),
      elsewhere: this.#each(parts.filter(part => part.isElsewhere)),
      gone: [...this.#gone.values()],
    };
  }

  /** Each once. Throws ContentError where two manifests contradict each other. */
  #each(parts: readonly ContentPart[]): readonly BlobPart[] {
    const found = new Map<Digest, BlobPart>();
    for (const { digest, size, mediaType } of parts) {
      const known = found.get(verifiable(digest, this.#source));
      if (known?.size !== undefined && size !== undefined && known.size !== size) {
        throw new ContentError(
          'SizeMismatch',
          `${this.#source.name} tells two sizes of the blob ${digest}: ${known.size} and ${size} bytes.`,
          'One of its manifests is wrong: push the image again, or take another one.',
        );
      }
      if (known?.size === undefined) found.set(digest, { digest, size, mediaType });
    }
    return [...found.values()];
  }
}

const partsOf = ({ config, layers, children }: ManifestDocument): readonly ContentPart[] => [
  ...(config ? [config] : []),
  ...layers,
  ...children.filter(each => isBlob(each.mediaType)),
];

/** Whether all that a manifest lists is known; it could not be moved whole otherwise. */
function isReadable({ json, config, layers, children }: ManifestDocument): boolean {
  return (
    Object.keys(json).length > 0 &&
    countOf(json.fsLayers ?? json.layers ?? json.blobs) === layers.length &&
    countOf(json.manifests) === children.length &&
    countOf(json.config && [json.config]) === (config ? 1 : 0)
  );
}

/** Go writes null for a list that has nothing in it; undefined: it is no list. */
const countOf = (list: unknown): number | undefined => (Array.isArray(list) ? list.length : list ? undefined : 0);

const manifestsIn = ({ children }: ManifestDocument): readonly ContentPart[] =>
  children.filter(each => !isBlob(each.mediaType));

const isGone = (error: unknown): boolean =>
  (error instanceof RegistryError || error instanceof ContentError) && error.id === 'ManifestNotFound';

function verifiable(digest: Digest, { name }: ContentSource): Digest {
  if (parseDigest(digest)) return digest;
  throw new ContentError(
    'UnknownDigest',
    `${name} names content by ${digest}, which cannot be verified here.`,
    'Digests of sha256 and sha512 can: push the image with one of them.',
  );
}

const incomplete = ({ name }: ContentSource, parent: Digest, { digest, platform }: ContentPart, cause: unknown) =>
  new ContentError(
    'IncompleteImage',
    `${name}@${parent} lists ${digest}${platform ? ` for ${platform.os}/${platform.architecture}` : ''}, which is not there.`,
    'Take one platform that is there, with -Platform, or push the image again.',
    cause,
  );

const unreadable = ({ name }: ContentSource, digest: Digest) =>
  new ContentError(
    'UnreadableManifest',
    `The manifest ${digest} of ${name} cannot be read, or lists something by what is no digest: nobody knows what belongs to it.`,
    'Look at it with Get-AzContainerRegistryManifestContent -Raw; the image has to be pushed again.',
  );

const wrongSize = ({ name }: ContentSource, { digest, bytes }: ManifestContent, told: number) =>
  new ContentError(
    'SizeMismatch',
    `The manifest ${digest} of ${name} has ${bytes.length} bytes, and what lists it tells ${told}.`,
    'The image is damaged: push it again, or take another one.',
  );

const tooMany = ({ name }: ContentSource) =>
  new ContentError(
    'TooManyManifests',
    `What hangs together in ${name} has more than ${MOST} manifests or 64 MB of them, or is nested more than ${DEEPEST} deep.`,
    'Take one platform with -Platform, or leave -Referrers out.',
  );
