import { isAttestation } from '../../registry/images.ts';
import type { ManifestDocument } from '../../registry/manifest-document.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ContentTree } from '../content-tree.ts';
import { annotation, type LayoutIndex } from '../layout/layout-index.ts';
import { blobPath, IMAGE_NAME } from '../layout/layout-paths.ts';

/** The list of images in a tar of `docker save` (moby, image/tarexport: manifest.json). */
export const DOCKER_LIST = 'manifest.json';

/** Layers that whoever reads the list can unpack, as they are or compressed (OCI image-spec, "Image Layer Filesystem Changeset"; Docker's). */
const LAYER = /^application\/vnd\.(?:oci\.image\.layer\.v1|docker\.image\.rootfs\.diff)\.tar(?:[.+](?:gzip|zstd))?$/;

/**
 * The images of a layout as `docker load` without containerd's image store and older podman want them listed, as `docker save` does beside its
 * layout (containerd, images/archive: exporter). Of an index one platform stands under its names: linux/amd64, wherever the tar is written, else
 * the first. What cannot be run is left out; undefined where that is everything.
 */
export function dockerList({ entries }: LayoutIndex, trees: readonly ContentTree[]): string | undefined {
  const documents = new Map<string, ManifestDocument>(
    trees.flatMap(({ manifests }) => manifests.map(({ digest, document }) => [digest, document] as const)),
  );
  const listed = new Map<string, { Config: string; RepoTags: string[]; Layers: readonly string[] }>();
  for (const entry of entries) {
    const image = runnable(documents, String(entry.digest));
    if (!image) continue;
    const { digest, config, layers } = image;
    const item = listed.get(digest) ?? { Config: blobPath(config), RepoTags: [], Layers: layers.map(blobPath) };
    listed.set(digest, item);
    const name = annotation(entry, IMAGE_NAME);
    if (name !== undefined && !item.RepoTags.includes(name)) item.RepoTags.push(name);
  }
  return listed.size === 0 ? undefined : JSON.stringify([...listed.values()]);
}

interface Runnable {
  readonly digest: string;
  readonly config: Digest;
  readonly layers: readonly Digest[];
}

/** The image that stands for a manifest; undefined where nothing of it can be loaded. */
function runnable(documents: ReadonlyMap<string, ManifestDocument>, digest: string): Runnable | undefined {
  const document = documents.get(digest);
  if (document?.kind === 'index') {
    const images = document.children
      .filter(each => !isAttestation(each) && documents.get(each.digest)?.kind === 'image')
      .map(({ platform, digest: child }) => ({ platform, image: runnable(documents, child) }))
      .filter(({ image }) => image !== undefined);
    const usual = images.find(({ platform }) => platform?.os === 'linux' && platform.architecture === 'amd64');
    return (usual ?? images[0])?.image;
  }
  if (document?.kind !== 'image' || document.config === undefined) return undefined;
  // moby has no image without layers in such a list (image/tarexport, save: "empty export")
  if (document.layers.length === 0 || !document.layers.every(({ mediaType }) => LAYER.test(mediaType)))
    return undefined;
  return { digest, config: document.config.digest, layers: document.layers.map(each => each.digest) };
}
