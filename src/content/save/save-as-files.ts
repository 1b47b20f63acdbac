import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ContentError } from '../content-error.ts';
import { toldSize } from '../content-source.ts';
import { chartTitles } from '../files/chart-titles.ts';
import { CLAIMED, partialName } from '../files/safe-path.ts';
import { type TitledFile, titledFiles } from '../files/titled-files.ts';
import { sideBySide } from '../side-by-side.ts';
import { requireSpace } from './free-space.ts';
import { isWhole } from './hash-file.ts';
import { checkFolders, inFolder, makeFolders, regularFile } from './safe-file.ts';
import { saveAlone } from './save-alone.ts';
import { saveBlob } from './save-blob.ts';
import { type ImageToSave, type SaveOptions, type SaveOutcome, Tally } from './save-outcome.ts';
import { writeError } from './write-error.ts';

export interface FilesOutcome extends SaveOutcome {
  readonly files: readonly string[];
  /** Layers that say no name, and were left out. */
  readonly untitled: number;
  /** Those of the files that are tars of a folder. */
  readonly packed: readonly string[];
}

/**
 * Saves the layers of an artifact as files under their titles, as oras does, and Helm charts as `helm pull` does. All names are looked at before anything is fetched; what exists
 * with other content is replaced with `force` only. Throws RegistryError; ContentError `NoTitles`, `UnsafeName`, `SameFile`, `FileExists`,
 * `SaveInUse`, `UnsafePath`, `DiskFull`, `WriteFailed`.
 */
export async function saveAsFiles(folder: string, image: ImageToSave, options: SaveOptions): Promise<FilesOutcome> {
  try {
    const { source, tree } = image;
    const titled = titledFiles(tree, source.name, await chartTitles(source, tree, options));
    return await inFolder(folder, () =>
      saveAlone(folder, CLAIMED, options, () => save(folder, titled, image, options)),
    );
  } catch (error) {
    throw writeError(error, folder);
  }
}

async function save(
  folder: string,
  { files, untitled }: ReturnType<typeof titledFiles>,
  { source }: ImageToSave,
  options: SaveOptions,
): Promise<FilesOutcome> {
  const { signal, force, onProgress } = options;
  const tally = new Tally(toldSize(files.map(({ part }) => part)), onProgress);
  const missing: (TitledFile & { readonly path: string })[] = [];
  for (const file of files) {
    const { part, parts } = file;
    await checkFolders(folder, parts.slice(0, -1));
    const path = join(folder, ...parts);
    const found = await regularFile(path);
    if (!found) missing.push({ ...file, path });
    else if (found.size === part.size && (await isWhole(path, part.digest, signal))) tally.onKept(found.size);
    else if (force) missing.push({ ...file, path });
    else throw exists(path);
  }
  await requireSpace(folder, toldSize(missing.map(({ part }) => part)));
  for (const { parts } of missing) await makeFolders(folder, parts.slice(0, -1));
  await sideBySide(missing, signal, ({ part, parts, path }, either) => {
    const partial = join(dirname(path), partialName(createHash('sha256').update(parts.join('/')).digest('hex')));
    return saveBlob(source, part, { path, partial, replaces: force }, { ...tally, signal: either });
  });
  const pathOf = ({ parts }: TitledFile) => join(folder, ...parts);
  return {
    name: undefined,
    fetched: tally.fetched,
    reused: tally.reused,
    files: files.map(pathOf),
    untitled: untitled.length,
    packed: files.filter(each => each.isPacked).map(pathOf),
  };
}

const exists = (path: string) =>
  new ContentError(
    'FileExists',
    `${path} exists and has other content.`,
    'Save to another folder, or add -Force to replace it.',
  );
