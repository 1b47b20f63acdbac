import { stat } from 'node:fs/promises';
import type { CallOptions } from '../registry/registry.ts';
import { folderFiles } from './layout/folder-files.ts';
import { INDEX_FILE } from './layout/layout-paths.ts';
import { readLayout } from './layout/layout-source.ts';
import { noImage } from './no-image.ts';
import type { StoredFiles } from './stored-files.ts';
import type { StoredImages } from './stored-images.ts';
import { readDockerArchive } from './tar/docker-archive.ts';
import { DOCKER_LIST } from './tar/docker-list.ts';
import { openTarFiles } from './tar/tar-files.ts';

/**
 * Opens what images were saved to: an OCI image layout in a folder or tar, or the tar of `docker save`, of which newer ones are both and read as
 * layouts. `name`: how messages call it. To be closed. Throws ContentError, and what the disk says.
 */
export async function openImages(path: string, name: string, options: CallOptions): Promise<StoredImages> {
  const { files, isDockerOnly } = await openStored(path, name, options);
  try {
    return await (isDockerOnly ? readDockerArchive(files, options) : readLayout(files, options));
  } catch (error) {
    await files.close();
    throw error;
  }
}

/** The files of it, to be closed, and whether only Docker's own list tells what they are. */
export async function openStored(
  path: string,
  name: string,
  { signal }: CallOptions,
): Promise<{ readonly files: StoredFiles; readonly isDockerOnly: boolean }> {
  const found = await stat(path);
  const isFolder = found.isDirectory();
  // whoever opens a pipe waits for somebody who writes into it
  if (!isFolder && !found.isFile()) throw noImage(name);
  const files = isFolder ? folderFiles(path, name) : await openTarFiles(path, name, signal);
  const isListed = async (file: string) => (await files.size(file)) !== undefined;
  return { files, isDockerOnly: !isFolder && !(await isListed(INDEX_FILE)) && (await isListed(DOCKER_LIST)) };
}
