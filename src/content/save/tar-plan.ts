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

/** Plans a tar with a layout of these images, and a list of them as Docker has it; what they have in common stands in it once. Throws RegistryError, ContentError. */
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
  const known: { at: number; bytes: Buffer }[] = [];
  const blobs: PlacedBlob[] = [];
  const key = createHash('sha256');
  let at = 0;
  const header = (path: string, size: number) => {
    const bytes = fileHeader(path, size);
    known.push({ at, bytes });
    key.update(bytes);
    at += bytes.length;
  };
  // written and not left to the file system: somebody else may have been at what an earlier run left
  const padding = (size: number) => {
    known.push({ at, bytes: Buffer.alloc(paddedSize(size) - size) });
    at = paddedSize(at);
  };
  const file = (path: string, content: Uint8Array | string) => {
    const bytes = Buffer.from(content);
    header(path, bytes.length);
    known.push({ at, bytes });
    key.update(bytes);
    at += bytes.length;
    padding(bytes.length);
  };
  file(LAYOUT_FILE, JSON.stringify({ imageLayoutVersion: LAYOUT_VERSION }));
  file(INDEX_FILE, indexText(index));
  const list = dockerList(
    index,
    images.map(({ tree }) => tree),
  );
  if (list !== undefined) file(DOCKER_LIST, list);
  for (const [path, bytes] of manifests) file(path, bytes);
  for (const [path, { source, part }] of parts) {
    if (manifests.has(path)) continue;
    header(path, part.size);
    blobs.push({ source, part, at });
    at += part.size;
    padding(part.size);
  }
  known.push({ at, bytes: Buffer.alloc(END_SIZE) });
  return { index, known, blobs, size: at + END_SIZE, key: key.digest('hex') };
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
