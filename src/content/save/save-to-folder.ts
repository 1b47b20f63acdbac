import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { objectIn } from '../../registry/stored-json.ts';
import { ContentError } from '../content-error.ts';
import { type BlobPart, toldSize } from '../content-source.ts';
import {
  EMPTY_INDEX,
  indexText,
  type LayoutIndex,
  nameIn,
  parseLayoutIndex,
  withImage,
} from '../layout/layout-index.ts';
import { blobPath, INDEX_FILE, LAYOUT_FILE, LAYOUT_VERSION } from '../layout/layout-paths.ts';
import { isClaimOf } from '../process-claim.ts';
import { sideBySide } from '../side-by-side.ts';
import { requireSpace } from './free-space.ts';
import { isWhole } from './hash-file.ts';
import { checkFolders, inFolder, lookAt, makeFolders, regularFile } from './safe-file.ts';
import { saveAlone } from './save-alone.ts';
import { partialOf, saveBlob } from './save-blob.ts';
import { type ImageToSave, type SaveOptions, type SaveOutcome, Tally } from './save-outcome.ts';
import { writeError } from './write-error.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Saves an image into a layout, a new one or one that is there (OCI image-spec, "Image Layout"). Blobs that are there are verified and not
 * fetched again; the image is entered last, when all of it is there. Throws RegistryError; ContentError `NotALayout`, `DamagedLayout`,
 * `NameTaken`, `SaveInUse`, `UnsafePath`, `DiskFull`, `WriteFailed`.
 */
export async function saveToFolder(folder: string, image: ImageToSave, options: SaveOptions): Promise<SaveOutcome> {
  try {
    return await inFolder(folder, () => saveAlone(folder, LAYOUT_FILE, options, () => save(folder, image, options)));
  } catch (error) {
    throw writeError(error, folder);
  }
}

async function save(folder: string, image: ImageToSave, options: SaveOptions): Promise<SaveOutcome> {
  const { source, tree, origin } = image;
  const { signal, force, onProgress } = options;
  const isLayout = await checkLayout(folder, force);
  // a name that is taken is told before anything is fetched
  withImage(await readIndex(folder), tree, origin, force);
  const content = [...tree.blobs, ...tree.manifests.map(partOf)];
  const folders = [...new Set(content.map(({ digest }) => dirname(blobPath(digest))))].map(path => path.split('/'));
  for (const parts of folders) await checkFolders(folder, parts);
  await requireSpace(folder, await missing(folder, content));
  if (!isLayout) await writeWhole(join(folder, LAYOUT_FILE), JSON.stringify({ imageLayoutVersion: LAYOUT_VERSION }));
  for (const parts of folders) await makeFolders(folder, parts);
  const tally = new Tally(toldSize(tree.blobs), onProgress);
  await sideBySide(tree.blobs, signal, async (part, either) => {
    const path = join(folder, blobPath(part.digest));
    if (await isThere(path, part, { signal: either, force })) tally.onKept(part.size ?? 0);
    else await saveBlob(source, part, { path, partial: partialOf(path), replaces: true }, { ...tally, signal: either });
  });
  for (const manifest of tree.manifests) {
    const path = join(folder, blobPath(manifest.digest));
    if (!(await isThere(path, partOf(manifest), options))) await writeWhole(path, manifest.bytes);
  }
  // another program may have entered an image meanwhile
  const after = withImage(await readIndex(folder), tree, origin, force);
  await writeWhole(join(folder, INDEX_FILE), indexText(after));
  return { name: nameIn(after, tree.root, origin), fetched: tally.fetched, reused: tally.reused };
}

const partOf = ({ digest, mediaType, bytes }: ImageToSave['tree']['manifests'][number]): BlobPart => ({
  digest,
  mediaType,
  size: bytes.length,
});

/** A run that was killed at its start leaves these. */
const isStrange = (file: string): boolean => file !== partialOf(LAYOUT_FILE) && !isClaimOf(file, LAYOUT_FILE);

/** Whether the folder is a layout already. Throws ContentError where it must not be made one. */
async function checkLayout(folder: string, force: boolean): Promise<boolean> {
  const marker = join(folder, LAYOUT_FILE);
  if (await regularFile(marker)) {
    const layout = objectIn(await readFile(marker, 'utf8'));
    if (layout?.imageLayoutVersion !== LAYOUT_VERSION) throw otherLayout(folder);
    return true;
  }
  if (!force && (await readdir(folder)).some(isStrange)) throw notALayout(folder);
  return false;
}

async function readIndex(folder: string): Promise<LayoutIndex> {
  const path = join(folder, INDEX_FILE);
  return (await regularFile(path)) ? parseLayoutIndex(await readFile(path, 'utf8'), path) : EMPTY_INDEX;
}

/** Bytes of what has yet to be fetched, as far as that can be told without reading it. */
async function missing(folder: string, content: readonly BlobPart[]): Promise<number> {
  let bytes = 0;
  for (const { digest, size = 0 } of content) {
    const path = join(folder, blobPath(digest));
    if (await lookAt(path)) continue;
    const partial = await lookAt(partialOf(path));
    bytes += Math.max(0, size - (partial?.size ?? 0));
  }
  return bytes;
}

/** Whether content is there and whole. Throws ContentError where something else has its name. */
async function isThere(
  path: string,
  { digest, size }: BlobPart,
  { signal, force }: Pick<SaveOptions, 'signal' | 'force'>,
): Promise<boolean> {
  const found = await regularFile(path);
  if (!found) return false;
  if ((size === undefined || found.size === size) && (await isWhole(path, digest, signal))) return true;
  if (force) return false;
  throw new ContentError(
    'DamagedLayout',
    `${path} is not what its name says: it was changed or damaged.`,
    'Save to another path, or add -Force to fetch it again.',
  );
}

const notALayout = (folder: string) =>
  new ContentError(
    'NotALayout',
    `${folder} has something in it and is no image layout.`,
    'Save to a new folder, or add -Force to save into this one.',
  );

const otherLayout = (folder: string) =>
  new ContentError(
    'NotALayout',
    `${folder} is a layout of another version than ${LAYOUT_VERSION}.`,
    'Save to a new folder.',
  );
