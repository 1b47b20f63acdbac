import type { Store } from '../../../src/emulator/store/store.ts';
import { digestOfBytes } from '../made-image.ts';

/** What is wrong after an image was pushed as `v1`, by what the registry holds: a tag though it failed, none though it did not, or one without all of its image. */
export function wrongInPush(store: Store, repository: string, errors: readonly string[]): string[] {
  const digest = store.repository(repository)?.tags.get('v1')?.digest;
  if (digest === undefined) return errors.length === 0 ? ['the tag was not set'] : [];
  const early = errors.length > 0 ? [`the tag was set though it failed with ${errors}`] : [];
  return [...early, ...lost(store, repository, digest)];
}

/** What the registry does not hold of a tagged image, or holds as something else. */
function lost(store: Store, repository: string, digest: string): string[] {
  const manifest = store.repository(repository)?.manifests.get(digest);
  if (manifest === undefined) return [`the manifest ${digest} is missing`];
  if (digestOfBytes(manifest.bytes) !== digest) return [`the manifest ${digest} is another`];
  const { manifests = [], config, layers = [] } = JSON.parse(manifest.bytes.toString());
  const children: { digest: string }[] = manifests;
  const blobs: { digest: string; size: number }[] = [config, ...layers].filter(each => each !== undefined);
  return [
    ...children.flatMap(child => lost(store, repository, child.digest)),
    ...blobs.flatMap(part => {
      const blob = store.blobOf(repository, part.digest);
      if (blob === undefined) return [`the blob ${part.digest} is missing`];
      return digestOfBytes(blob.bytes()) === part.digest && blob.size === part.size
        ? []
        : [`${part.digest} is another`];
    }),
  ];
}
