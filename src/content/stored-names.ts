import type { CallOptions } from '../registry/registry.ts';
import { readLayout } from './layout/layout-source.ts';
import { openStored } from './open-images.ts';
import { dockerNames } from './tar/docker-archive.ts';

/**
 * What the images in a folder or tar are called, each once, in the order in which they are listed; no layer is read. Throws as `openImages`.
 */
export async function storedNames(path: string, options: CallOptions): Promise<readonly string[]> {
  const { files, isDockerOnly } = await openStored(path, path, options);
  try {
    if (isDockerOnly) return await dockerNames(files, options);
    const { images } = await readLayout(files, options);
    return [...new Set(images.flatMap(({ name }) => name ?? []))];
  } finally {
    await files.close();
  }
}
