import { createHash } from 'node:crypto';
import { ContentError } from '../content-error.ts';
import type { BlobPart, ContentSource } from '../content-source.ts';
import { EMPTY_INDEX, indexText, type LayoutIndex, withImage } from '../layout/layout-index.ts';
import { blobPath, INDEX_FILE, LAYOUT_FILE, LAYOUT_VERSION } from '../layout/layout-paths.ts';
import { DOCKER_LIST, dockerList } from '../tar/docker-list.ts';
import { END_SIZE, fileHeader, paddedSize } from '../tar/file-header.ts';
import type { ImageToSave } from './save-outcome.ts';

/** Where everything of a tar stands, before any of it is fetched: the same images make the same tar. */
export interface TarPlan {
  readonly index: LayoutIndex;
  /** Headers, manifests and whatever else is at hand, with the bytes of the tar that they begin at. */
  readonly known: readonly { readonly at: number; readonly bytes: Buffer }[];
  readonly blobs: readonly PlacedBlob[];
  /** Bytes of the whole tar. */
  readonly size: number;
  /** Differs where anything stands elsewhere or is another. */
  readonly key: string;
}

export interface PlacedBlob {
  readonly source: ContentSource;
  readonly part: BlobPart & { readonly size: number };
  /** The byte of the tar that it begins at. */
  readonly at: number;
}

/**
 * Plans a tar with a layout of these images, and a list of them as Docker has it; what they have in common stands in it once. Throws RegistryError,
 * ContentError.
 */
export async function planTar(images: readonly ImageToSave[], signal: AbortSignal): Promise<TarPlan> {
  let index = EMPTY_INDEX;
  const manifests = new Map<string, Uint8Array>();
  const parts = new Map<string, Omit<PlacedBlob, 'at'>>();
  for (const { source, tree, origin } of images) {
    // of one name twice the latter would be refused: it is the same image then
    index = withImage(index, tree, origin, false);
    for (const { digest, bytes } of tree.manifests) manifests.set(blobPath(digest), bytes);
    for (const part of tree.blobs) {
      const path = blobPath(part.digest);
      if (!parts.has(path)) parts.set(path, { source, part: { ...part, size: await sizeOf(source, part, signal) } });
    }
  }
  const tar = new Sequence();
  tar.file(LAYOUT_FILE, JSON.stringify({ imageLayoutVersion: LAYOUT_VERSION }));
  tar.file(INDEX_FILE, indexText(index));
  const list = dockerList(
    index,
    images.map(({ tree }) => tree),
  );
  if (list !== undefined) tar.file(DOCKER_LIST, list);
  for (const [path, bytes] of manifests) tar.file(path, bytes);
  const blobs = [...parts]
    .filter(([path]) => !manifests.has(path))
    .map(([path, { source, part }]) => ({ source, part, at: tar.gap(path, part.size) }));
  return { index, blobs, ...tar.end() };
}

/** One file behind the other, as they are going to stand in the tar. */
class Sequence {
  readonly #known: { readonly at: number; readonly bytes: Buffer }[] = [];
  readonly #key = createHash('sha256');
  #at = 0;

  /** A file whose bytes are at hand. */
  file(path: string, content: Uint8Array | string): void {
    const bytes = Buffer.from(content);
    this.#header(path, bytes.length);
    this.#key.update(bytes);
    this.#write(bytes);
    this.#pad();
  }

  /** Leaves room for a file of so many bytes; answers where it begins. */
  gap(path: string, size: number): number {
    this.#header(path, size);
    const start = this.#at;
    this.#at += size;
    this.#pad();
    return start;
  }

  end(): Pick<TarPlan, 'known' | 'size' | 'key'> {
    this.#write(Buffer.alloc(END_SIZE));
    return { known: this.#known, size: this.#at, key: this.#key.digest('hex') };
  }

  #header(path: string, size: number): void {
    const bytes = fileHeader(path, size);
    this.#key.update(bytes);
    this.#write(bytes);
  }

  /** Written and not left to the file system: somebody else may have been at what an earlier run left. */
  #pad(): void {
    this.#write(Buffer.alloc(paddedSize(this.#at) - this.#at));
  }

  #write(bytes: Buffer): void {
    this.#known.push({ at: this.#at, bytes });
    this.#at += bytes.length;
  }
}

/** A tar says how long a file is before it comes; schema 1 does not. */
async function sizeOf(source: ContentSource, part: BlobPart, signal: AbortSignal): Promise<number> {
  if (part.size !== undefined) return part.size;
  const { size, chunks } = await source.blob(part, { signal });
  // opened to be told the size: ended as soon as it comes
  for await (const _ of chunks) break;
  if (size !== undefined) return size;
  throw new ContentError(
    'UnknownSize',
    `Nobody tells how large the blob ${part.digest} of ${source.name} is, and a tar has to say so first.`,
    'Save it to a folder.',
  );
}
