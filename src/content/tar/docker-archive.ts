import { createHash } from 'node:crypto';
import { type Digest, digestOf, digestOfHash, parseDigest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import { DOCKER_MANIFEST } from '../../registry/model/media-types.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { objectIn } from '../../registry/stored-json.ts';
import { isObject, type JsonObject } from '../../registry/transport/json-answer.ts';
import { ContentError, type ContentErrorId } from '../content-error.ts';
import type { BlobPart, ContentSource } from '../content-source.ts';
import { nameOfReference } from '../layout/stored-name.ts';
import { readStored, type StoredFiles } from '../stored-files.ts';
import type { StoredImage, StoredImages } from '../stored-images.ts';
import { verifiedChunks } from '../verified-chunks.ts';
import { DOCKER_LIST } from './docker-list.ts';

const LIST_LIMIT = 16 * 1024 * 1024;
const CONFIG_LIMIT = 8 * 1024 * 1024;

/** Docker image manifest v2 schema 2, "Media Types"; that of an unpacked layer stands in containers/image and moby alike. */
const CONFIG = 'application/vnd.docker.container.image.v1+json';
const PLAIN_LAYER = 'application/vnd.docker.image.rootfs.diff.tar';
const GZIP_LAYER = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

/**
 * Reads what `docker save` of before version 25 has written: configurations and unpacked layers, without the manifests that a registry wants.
 * Those are made, always the same bytes for the same image; layers stay as they are. Closes `files` with itself. Throws ContentError
 * `DamagedArchive`, `BlobNotFound`.
 */
export async function readDockerArchive(files: StoredFiles, options: CallOptions): Promise<StoredImages> {
  const listed = await readList(files, options);
  const manifests = new Map<Digest, ManifestContent>();
  const paths = new Map<Digest, string>();
  const images: StoredImage[] = [];
  for (const entry of listed) {
    const { config, layers } = await partsOf(files, entry, options);
    for (const { part, path } of [config, ...layers]) paths.set(part.digest, path);
    const content = manifestOf(
      config.part,
      layers.map(each => each.part),
    );
    manifests.set(content.digest, content);
    const names = entry.tags.map(nameOfReference);
    const unnamed = [{ name: undefined, repository: undefined, tag: undefined }];
    for (const named of names.length > 0 ? names : unnamed) images.push({ digest: content.digest, ...named });
  }
  return {
    source: archiveSource(files, manifests, paths),
    images,
    // whatever is not there has been missed while the manifests were made
    missing: async () => [],
    close: () => files.close(),
  };
}

/** The names alone, which are told without any layer being read. Throws ContentError `DamagedArchive`. */
export async function dockerNames(files: StoredFiles, options: CallOptions): Promise<readonly string[]> {
  const listed = await readList(files, options);
  return [...new Set(listed.flatMap(({ tags }) => tags))];
}

async function readList(files: StoredFiles, { signal }: CallOptions): Promise<readonly ListedImage[]> {
  const list = await readStored(files, DOCKER_LIST, { limit: LIST_LIMIT, signal });
  const listed = entriesIn(list?.toString('utf8') ?? '');
  if (!listed) throw damaged(files, `its ${DOCKER_LIST} cannot be read`);
  return listed;
}

interface ListedImage {
  readonly config: string;
  readonly layers: readonly string[];
  readonly tags: readonly string[];
}

function entriesIn(text: string): readonly ListedImage[] | undefined {
  // a list is no object, so it is read as part of one
  const { list } = objectIn(`{"list":${text}}`) ?? {};
  if (!Array.isArray(list)) return undefined;
  const images = list.map(value => {
    const { Config: config, Layers: written, RepoTags: tags } = isObject(value) ? value : {};
    // Go writes null for a list that has nothing in it
    const layers = written ?? [];
    if (typeof config !== 'string' || !Array.isArray(layers)) return undefined;
    return { config, layers: layers.filter(isText), tags: Array.isArray(tags) ? tags.filter(isText) : [] };
  });
  return images.every(each => each !== undefined) ? images : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** A part and the file that it stands in. */
interface FiledPart {
  readonly part: BlobPart & { readonly size: number };
  readonly path: string;
}

async function partsOf(files: StoredFiles, entry: ListedImage, options: CallOptions) {
  const bytes = await readStored(files, entry.config, { limit: CONFIG_LIMIT, signal: options.signal });
  if (!bytes) throw missing(files, entry.config);
  const config: FiledPart = {
    part: { digest: digestOf(bytes), size: bytes.length, mediaType: CONFIG },
    path: entry.config,
  };
  const diffs = diffIdsOf(objectIn(bytes.toString('utf8')) ?? {});
  if (diffs.length !== entry.layers.length) {
    throw damaged(files, `${entry.config} tells of ${diffs.length} layers, and ${entry.layers.length} are listed`);
  }
  const layers: FiledPart[] = [];
  for (const [index, path] of entry.layers.entries()) {
    layers.push(await layerOf(files, { path, diff: diffs[index] }, options));
  }
  return { config, layers };
}

/** OCI image-spec, "Image Configuration": the digests of the unpacked layers, lowest first. */
function diffIdsOf({ rootfs }: JsonObject): readonly (Digest | undefined)[] {
  const ids = isObject(rootfs) ? rootfs.diff_ids : undefined;
  return Array.isArray(ids) ? ids.map(each => (isText(each) ? parseDigest(each) : undefined)) : [];
}

/** The digest of an unpacked layer stands in the configuration; that of a packed one, as jib and crane write it, has to be worked out. */
async function layerOf(
  files: StoredFiles,
  { path, diff }: { readonly path: string; readonly diff: Digest | undefined },
  { signal }: CallOptions,
): Promise<FiledPart> {
  const size = await files.size(path);
  if (size === undefined) throw missing(files, path);
  const isPacked = await isGzip(files.chunks(path, signal));
  const digest = diff === undefined || isPacked ? await digestIn(files.chunks(path, signal)) : diff;
  return { part: { digest, size, mediaType: isPacked ? GZIP_LAYER : PLAIN_LAYER }, path };
}

async function isGzip(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const [first, second] of chunks) return first === 0x1f && second === 0x8b;
  return false;
}

async function digestIn(chunks: AsyncIterable<Uint8Array>): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return digestOfHash(hash, 'sha256');
}

function manifestOf(config: BlobPart, layers: readonly BlobPart[]): ManifestContent {
  const descriptor = ({ mediaType, size, digest }: BlobPart) => ({ mediaType, size, digest });
  const manifest = {
    schemaVersion: 2,
    mediaType: DOCKER_MANIFEST,
    config: descriptor(config),
    layers: layers.map(descriptor),
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  return { digest: digestOf(bytes), mediaType: DOCKER_MANIFEST, bytes };
}

const archiveSource = (
  files: StoredFiles,
  manifests: ReadonlyMap<Digest, ManifestContent>,
  paths: ReadonlyMap<Digest, string>,
): ContentSource => ({
  name: files.name,
  async manifest(digest) {
    const content = manifests.get(digest);
    if (content) return content;
    throw missing(files, `the manifest ${digest}`, 'ManifestNotFound');
  },
  referrers: async () => [],
  async blob(part, { signal }) {
    const path = paths.get(part.digest);
    if (path === undefined) throw missing(files, part.digest);
    const chunks = verifiedChunks(files.chunks(path, signal), part, `${path} in ${files.name}`);
    return { size: await files.size(path), from: 0, chunks };
  },
});

const missing = (files: StoredFiles, what: string, id: ContentErrorId = 'BlobNotFound'): ContentError =>
  new ContentError(id, `${files.name} does not hold ${what}.`, 'Save the image again.');

const damaged = (files: StoredFiles, why: string): ContentError =>
  new ContentError('DamagedArchive', `${files.name} is damaged: ${why}.`, 'Save the image again.');
