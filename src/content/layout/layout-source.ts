import { MANIFEST_LIMIT } from '../../registry/manifest-content.ts';
import { type ContentPart, type ManifestDocument, readDocument } from '../../registry/manifest-document.ts';
import { algorithmOf, type Digest, digestOf, parseDigest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import { OCI_INDEX, OCI_MANIFEST } from '../../registry/model/media-types.ts';
import { parseReferrerTag, referrerTag } from '../../registry/model/referrer-tag.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { objectIn } from '../../registry/stored-json.ts';
import { ContentError } from '../content-error.ts';
import type { BlobPart, BoundReferrer, ContentSource } from '../content-source.ts';
import { noImage } from '../no-image.ts';
import { readStored, type StoredFiles } from '../stored-files.ts';
import type { StoredImage, StoredImages } from '../stored-images.ts';
import { damagedContent, verifiedChunks } from '../verified-chunks.ts';
import { blobPath, INDEX_FILE, LAYOUT_FILE } from './layout-paths.ts';
import { storedName } from './stored-name.ts';

/** Bytes of index.json; one of some 50,000 images. */
const INDEX_LIMIT = 16 * 1024 * 1024;

/** An entry of index.json with what it leads to. */
interface Entry {
  readonly part: ContentPart;
  readonly named: Omit<StoredImage, 'digest'>;
  /** undefined where it is not there. */
  readonly document: ManifestDocument | undefined;
}

/**
 * Reads an image layout (OCI image-spec, "Image Layout") of a folder or tar; closes `files` with itself. Throws ContentError `NotAnImage`,
 * `DamagedLayout`.
 */
export async function readLayout(files: StoredFiles, options: CallOptions): Promise<StoredImages> {
  await checkVersion(files, options);
  const bytes = await readStored(files, INDEX_FILE, { limit: INDEX_LIMIT, signal: options.signal });
  const json = bytes && objectIn(bytes.toString('utf8'));
  if (!bytes || !json || !Array.isArray(json.manifests)) throw noIndex(files, bytes !== undefined);
  const mediaTypes = new Map<Digest, string>();
  const { children } = readDocument({ mediaType: OCI_INDEX, bytes });
  if (children.length < json.manifests.length) throw unreadableEntry(files);
  const source = new LayoutSource(files, mediaTypes);
  source.learn(children);
  const entries: Entry[] = [];
  for (const part of children) {
    const named = storedName(part.annotations);
    entries.push({ part, named, document: await source.document(part.digest, options) });
  }
  source.entries = entries;
  return {
    source,
    images: imagesOf(entries),
    async missing(parts) {
      const absent: BlobPart[] = [];
      for (const part of parts) if (!(await source.holds(part))) absent.push(part);
      return absent;
    },
    close: () => files.close(),
  };
}

/** oras lists every manifest in index.json: the platforms of an index that stands there, and what refers to others, were not meant themselves. */
function imagesOf(entries: readonly Entry[]): readonly StoredImage[] {
  const listed = new Set(entries.flatMap(({ document }) => document?.children.map(each => each.digest) ?? []));
  return entries
    .filter(({ part, named, document }) => {
      if (named.tag !== undefined && parseReferrerTag(named.tag)) return false;
      return named.name !== undefined || (document?.subject === undefined && !listed.has(part.digest));
    })
    .map(({ part, named }) => ({ digest: part.digest, ...named }));
}

class LayoutSource implements ContentSource {
  readonly name: string;
  entries: readonly Entry[] = [];
  readonly #files: StoredFiles;
  readonly #mediaTypes: Map<Digest, string>;

  constructor(files: StoredFiles, mediaTypes: Map<Digest, string>) {
    this.name = files.name;
    this.#files = files;
    this.#mediaTypes = mediaTypes;
  }

  /** Notes of what type the parts are said to be: manifests need not say it themselves. */
  learn(parts: readonly ContentPart[]): void {
    for (const { digest, mediaType } of parts) if (mediaType !== '') this.#mediaTypes.set(digest, mediaType);
  }

  async manifest(digest: Digest, options: CallOptions): Promise<ManifestContent> {
    const content = await this.#read(digest, options);
    // it is what a registry is told in a header of the request
    if (content && !MEDIA_TYPE.test(content.mediaType)) throw noMediaType(this.name, content);
    if (content) return content;
    throw new ContentError(
      'ManifestNotFound',
      `${this.name} does not hold the manifest ${digest}.`,
      'Save the image again with all its platforms, or choose one that is there: -Platform linux/amd64',
    );
  }

  /** What a manifest says; undefined where it is not there. Throws ContentError `DamagedContent`. */
  async document(digest: Digest, options: CallOptions): Promise<ManifestDocument | undefined> {
    const content = await this.#read(digest, options);
    return content && readDocument(content);
  }

  async referrers(digest: Digest, options: CallOptions): Promise<readonly BoundReferrer[]> {
    const found: BoundReferrer[] = [];
    const stem = referrerTag(digest);
    for (const { part, named, document } of this.entries) {
      const bound = named.tag === undefined ? undefined : parseReferrerTag(named.tag);
      const isBound = bound?.stem === stem;
      if (document && isBound && bound.suffix !== '') found.push(referrerOf(part, document, named.tag));
      else if (document?.subject === digest) found.push(referrerOf(part, document, undefined));
      // the index that stands in for the referrers API lists them (OCI distribution-spec, "Referrers Tag Schema")
      else if (isBound) found.push(...(await this.#listedBy(document, options)));
    }
    // one that is entered twice goes by its tag
    const inTurn = found.toSorted((one, other) => Number(one.tag !== undefined) - Number(other.tag !== undefined));
    return [...new Map(inTurn.map(each => [each.digest, each])).values()];
  }

  async #listedBy(list: ManifestDocument | undefined, options: CallOptions): Promise<readonly BoundReferrer[]> {
    const found: BoundReferrer[] = [];
    for (const child of list?.children ?? []) {
      const document = await this.document(child.digest, options);
      if (document) found.push(referrerOf(child, document, undefined));
    }
    return found;
  }

  async blob(part: BlobPart, { signal }: CallOptions) {
    const path = pathOf(part.digest);
    const size = path === undefined ? undefined : await this.#files.size(path);
    if (path === undefined || size === undefined) throw missingBlob(this.name, part);
    if (part.size !== undefined && part.size !== size) throw wrongLength(this.name, part, size);
    return { size, from: 0, chunks: verifiedChunks(this.#files.chunks(path, signal), part, this.name) };
  }

  /** Whether a blob is there in its full length. */
  async holds({ digest, size }: BlobPart): Promise<boolean> {
    const path = pathOf(digest);
    const stored = path === undefined ? undefined : await this.#files.size(path);
    return stored !== undefined && (size === undefined || stored === size);
  }

  async #read(digest: Digest, { signal }: CallOptions): Promise<ManifestContent | undefined> {
    const path = pathOf(digest);
    const bytes =
      path === undefined ? undefined : await readStored(this.#files, path, { limit: MANIFEST_LIMIT, signal });
    if (!bytes) return undefined;
    const actual = digestOf(bytes, algorithmOf(digest));
    if (actual !== digest) throw damagedContent(this.name, digest, actual);
    const document = readDocument({ mediaType: this.#mediaTypes.get(digest) ?? '', bytes });
    this.learn(document.children);
    return { digest, mediaType: mediaTypeOf(document), bytes };
  }
}

function referrerOf(part: ContentPart, document: ManifestDocument, tag: TagName | undefined): BoundReferrer {
  const { digest, mediaType, size = 0 } = part;
  const { artifactType, annotations } = document;
  return { digest, mediaType, size, artifactType, annotations, tag };
}

/** What a manifest says itself counts, then what lists it; else what it looks like. */
function mediaTypeOf({ json, mediaType, kind }: ManifestDocument): string {
  if (typeof json.mediaType === 'string' && json.mediaType !== '') return json.mediaType;
  if (mediaType !== '') return mediaType;
  return kind === 'index' ? OCI_INDEX : OCI_MANIFEST;
}

/** RFC 6838, "Naming Requirements". */
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i;

const noMediaType = (name: string, { digest, mediaType }: ManifestContent): ContentError =>
  new ContentError(
    'DamagedLayout',
    `The manifest ${digest} in ${name} says to be of a type that is none: ${JSON.stringify(mediaType.slice(0, 100))}.`,
    'No registry takes that: save the image again, or choose another one with -Name.',
  );

/** OCI image-spec, "Image Layout": blobs; undefined for a digest of an algorithm that nobody can verify. */
function pathOf(digest: Digest): string | undefined {
  return parseDigest(digest) && blobPath(digest);
}

async function checkVersion(files: StoredFiles, { signal }: CallOptions): Promise<void> {
  const bytes = await readStored(files, LAYOUT_FILE, { limit: 64 * 1024, signal });
  const version = bytes && objectIn(bytes.toString('utf8'))?.imageLayoutVersion;
  if (bytes === undefined || (typeof version === 'string' && version.startsWith('1.'))) return;
  throw new ContentError(
    'NotAnImage',
    `${files.name} is an image layout of a version that is not known: ${typeof version === 'string' ? version : 'it tells none'}.`,
    'Save the image again as an OCI image layout of version 1.0.0.',
  );
}

const noIndex = (files: StoredFiles, isThere: boolean): ContentError =>
  isThere
    ? new ContentError('DamagedLayout', `${INDEX_FILE} in ${files.name} lists no images.`, 'Save the image again.')
    : noImage(files.name, `there is neither ${INDEX_FILE} nor manifest.json in it`);

const unreadableEntry = ({ name }: StoredFiles): ContentError =>
  new ContentError(
    'DamagedLayout',
    `${INDEX_FILE} in ${name} lists something by what is no digest: nobody knows which image that is.`,
    'Save the image again, or take that entry out of it.',
  );

const missingBlob = (name: string, { digest }: BlobPart): ContentError =>
  new ContentError('BlobNotFound', `${name} does not hold ${digest}.`, 'Save the image again.');

const wrongLength = (name: string, { digest, size }: BlobPart, actual: number): ContentError =>
  new ContentError(
    'DamagedContent',
    `${digest} in ${name} is damaged: it has ${actual} bytes and should have ${size}.`,
    'Save the image again; nothing was tagged.',
  );
