import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { list } from 'tar';
import { digestOfBytes } from './made-image.ts';

/** Regular files by their path within a layout, with `/`. */
export type LayoutFiles = ReadonlyMap<string, Buffer>;

/** All files of a folder; a link is told as a file that holds where it leads. */
export function filesInFolder(folder: string): LayoutFiles {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (lstatSync(path).isFile()) files.set(relative(folder, path).split(sep).join('/'), readFileSync(path));
  }
  return files;
}

/** All files of a tar, and whatever else it holds as an empty file. Throws where it is not whole. */
export function filesInTar(file: string): LayoutFiles {
  const files = new Map<string, Buffer>();
  const warnings: string[] = [];
  list({
    file,
    sync: true,
    onwarn: (_code, message) => void warnings.push(String(message)),
    onReadEntry(entry) {
      if (entry.type === 'Directory') return;
      const chunks: Buffer[] = [];
      entry.on('data', chunk => void chunks.push(chunk));
      entry.on('end', () => files.set(entry.path, Buffer.concat(chunks)));
    },
  });
  if (warnings.length > 0) throw new Error(`${file}: ${warnings.join(', ')}`);
  return files;
}

/** What `docker load` looks for in a tar. */
const DOCKER_LIST = 'manifest.json';

const BLOB = /^blobs\/(sha256)\/([0-9a-f]{64})$/;

/** What is neither content nor a part of the layout itself: what a run has left to be resumed. */
export const strangersIn = (files: LayoutFiles): string[] =>
  [...files.keys()].filter(name => !BLOB.test(name) && !['index.json', 'oci-layout', DOCKER_LIST].includes(name));

/** Manifests and blobs by their digests, as the names of the files tell them. */
export const contentOf = (files: LayoutFiles): LayoutFiles =>
  new Map(
    [...files].flatMap(([name, bytes]) => {
      const [, algorithm, hex] = BLOB.exec(name) ?? [];
      return hex === undefined ? [] : [[`${algorithm}:${hex}`, bytes] as const];
    }),
  );

/**
 * What is wrong with a layout, whoever has written it: a final name over content that is not what it says, an image in the index of which
 * a part is missing (OCI image-spec, Image Layout).
 */
export function wrongInLayout(files: LayoutFiles): string[] {
  const wrong: string[] = [];
  for (const [name, bytes] of files) {
    const [, algorithm, hex] = BLOB.exec(name) ?? [];
    if (hex !== undefined && digestOfBytes(bytes) !== `${algorithm}:${hex}`) wrong.push(`${name} holds something else`);
  }
  const index = files.get('index.json');
  if (index === undefined) return wrong;
  if (JSON.parse(files.get('oci-layout')?.toString() ?? '{}').imageLayoutVersion !== '1.0.0')
    wrong.push('there is no oci-layout of version 1.0.0');
  const listed = dockerListOf(files) ?? [];
  for (const path of listed.flatMap(({ Config, Layers }) => [Config, ...Layers]))
    if (!files.has(path)) wrong.push(`${path} is missing, of ${DOCKER_LIST}`);
  return [...wrong, ...missingBelow(files, index, 'index.json')];
}

/** The images of a tar as `docker load` finds them; undefined where it has no list. */
export function dockerListOf(
  files: LayoutFiles,
): readonly { readonly Config: string; readonly RepoTags: string[]; readonly Layers: string[] }[] | undefined {
  const list = files.get(DOCKER_LIST);
  return list && JSON.parse(list.toString());
}

/** The digests that the index of a layout names. */
export function namedInLayout(files: LayoutFiles): string[] {
  const index: unknown = JSON.parse(files.get('index.json')?.toString() ?? '{"manifests":[]}');
  return descriptorsIn(index).map(each => each.digest);
}

function missingBelow(files: LayoutFiles, bytes: Buffer, from: string): string[] {
  return descriptorsIn(JSON.parse(bytes.toString())).flatMap(({ digest, size, mediaType }) => {
    const content = files.get(`blobs/${digest.replace(':', '/')}`);
    if (content === undefined) return [`${digest} is missing, of ${from}`];
    if (content.length !== size) return [`${digest} has ${content.length} bytes and not ${size}, as ${from} says`];
    return /manifest|index/.test(mediaType) ? missingBelow(files, content, digest) : [];
  });
}

interface Told {
  readonly digest: string;
  readonly size: number;
  readonly mediaType: string;
}

/** All that a manifest or an index says belongs to it. */
function descriptorsIn(document: unknown): Told[] {
  if (typeof document !== 'object' || document === null) return [];
  const { manifests, config, layers } = document as Readonly<Record<string, unknown>>;
  return [manifests, config, layers].flat().filter(isTold);
}

const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && 'digest' in value && 'size' in value && 'mediaType' in value;
