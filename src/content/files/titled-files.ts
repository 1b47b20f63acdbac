import type { Digest } from '../../registry/model/digest.ts';
import { ContentError } from '../content-error.ts';
import type { BlobPart } from '../content-source.ts';
import type { ContentTree } from '../content-tree.ts';
import { safePath, sameFileKey, TITLE } from './safe-path.ts';

/** A layer that is a file of its own. */
export interface TitledFile {
  readonly part: BlobPart;
  /** Below the folder that it is saved to: folders and name. */
  readonly parts: readonly string[];
  /** oras has packed a folder into it. */
  readonly isPacked: boolean;
}

export interface TitledFiles {
  readonly files: readonly TitledFile[];
  /** Layers without a title. */
  readonly untitled: readonly BlobPart[];
}

/** oras-go, content/file: "true" where the layer is a tar of the folder that the title names. */
const UNPACK = 'io.deis.oras.content.unpack';

/**
 * The files of an artifact, by the titles of its layers; `others` are those of layers that say none themselves. Throws ContentError `NoTitles`,
 * `UnsafeName`, `SameFile`.
 */
export function titledFiles(
  { root, manifests }: ContentTree,
  source: string,
  others: ReadonlyMap<Digest, string>,
): TitledFiles {
  const files = new Map<string, TitledFile>();
  const folders = new Map<string, string>();
  const untitled: BlobPart[] = [];
  const layers = manifests.flatMap(({ document }) => document.layers.filter(each => !each.isElsewhere));
  for (const part of layers) {
    const title = part.annotations[TITLE] || others.get(part.digest);
    if (title === undefined) {
      untitled.push(part);
      continue;
    }
    const path = safePath(title);
    if ('why' in path) throw unsafeName(source, title, path.why);
    const { parts } = path;
    const key = sameFileKey(parts);
    const other = files.get(key);
    if (other?.part.digest === part.digest && other.parts.join('/') === parts.join('/')) continue;
    const clash = other?.parts.join('/') ?? folders.get(key);
    if (clash !== undefined) throw sameFile(source, clash, parts.join('/'));
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth);
      const folderKey = sameFileKey(folder);
      const file = files.get(folderKey);
      const spelled = folders.get(folderKey) ?? folder.join('/');
      if (file || spelled !== folder.join('/'))
        throw sameFile(source, file?.parts.join('/') ?? spelled, parts.join('/'));
      folders.set(folderKey, spelled);
    }
    files.set(key, { part, parts, isPacked: part.annotations[UNPACK] === 'true' });
  }
  if (files.size === 0) throw noTitles(`${source}@${root}`);
  return { files: [...files.values()], untitled };
}

const unsafeName = (source: string, title: string, why: string) =>
  new ContentError(
    'UnsafeName',
    `${source} has a file called ${JSON.stringify(title)}, which is not written: ${why}.`,
    'Leave -AsFiles out: a layout keeps files by their digests.',
  );

const sameFile = (source: string, one: string, other: string) =>
  new ContentError(
    'SameFile',
    `${source} has files called ${JSON.stringify(one)} and ${JSON.stringify(other)}, which would be one file.`,
    'Take one of several images with -Platform, or leave -AsFiles out: a layout keeps files by their digests.',
  );

const noTitles = (name: string) =>
  new ContentError(
    'NoTitles',
    `${name}: no layer there says what its file is called.`,
    `It is no artifact of files: leave -AsFiles out. Titles are annotations, ${TITLE}.`,
  );
