import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digestOf } from '../../src/registry/model/digest.ts';
import { passingFolder } from '../support/passing-folder.ts';
import { type Entry, MemorySource } from './memory-source.ts';
import { type TarMember, tarOf } from './tar-of.ts';

/** The files of a layout that holds all of a source. */
export function layoutOf(source: MemorySource, listed: readonly unknown[]): Map<string, Buffer> {
  const files = new Map<string, Buffer>([
    ['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')],
    ['index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: listed }))],
  ]);
  const path = (digest: Digest) => `blobs/${digest.replace(':', '/')}`;
  for (const [digest, { bytes }] of source.manifests) files.set(path(digest), Buffer.from(bytes));
  for (const [digest, bytes] of source.blobs) files.set(path(digest), bytes);
  return files;
}

export async function written(files: ReadonlyMap<string, Buffer>): Promise<string> {
  const folder = passingFolder('layout');
  for (const [name, bytes] of files) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

export async function writtenTar(members: readonly TarMember[]): Promise<string> {
  const path = `${passingFolder('image')}.tar`;
  await writeFile(path, tarOf(members));
  return path;
}

export const membersOf = (files: ReadonlyMap<string, Buffer>): TarMember[] =>
  [...files].map(([path, content]) => ({ path, content }));

export const named = (entry: Entry, name: string, more: Readonly<Record<string, string>> = {}) => ({
  ...entry,
  annotations: { 'org.opencontainers.image.ref.name': name, ...more },
});

/** What docker save of before version 25 writes: a folder for each layer, links for those that are the same. */
export function dockerSave(
  layers: readonly Buffer[],
  tags: readonly string[] | null,
  diffIds = layers.map(each => digestOf(each)),
) {
  const config = JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: diffIds } });
  const list = [{ Config: 'config.json', RepoTags: tags, Layers: layers.map((_, index) => `${index}/layer.tar`) }];
  const members: TarMember[] = [
    ...layers.map((content, index) => ({ path: `${index}/layer.tar`, content })),
    { path: 'config.json', content: config },
    { path: 'manifest.json', content: JSON.stringify(list) },
    { path: 'repositories', content: '{}' },
  ];
  return { config: Buffer.from(config), members };
}

/** A layout with an index of two platforms, which share a layer. */
export async function twoPlatforms(tag: string): Promise<{
  readonly made: MemorySource;
  readonly index: Entry;
  readonly folder: string;
}> {
  const made = new MemorySource();
  const index = made.putIndex({
    'linux/amd64': made.putImage(['base', 'for amd64']),
    'linux/arm64': made.putImage(['base', 'for arm64'], 'arm64'),
  });
  return { made, index, folder: await written(layoutOf(made, [named(index, tag)])) };
}
