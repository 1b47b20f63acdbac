import type { Attributes } from '../store/attributes.ts';
import type { Manifest, Repository, Tag } from '../store/repository.ts';

/**
 * What the four switches forbid (ACR wire facts §10, documentation and issue threads; no recording shows a refusal).
 * `writeEnabled: false` forbids deleting as well as overwriting. Switches of tag and manifest are independent; a
 * repository's `writeEnabled: false` extends to everything in it, its `deleteEnabled: false` only to itself.
 */

const deletable = (attributes: Attributes): boolean => attributes.deleteEnabled && attributes.writeEnabled;

export function mayDeleteTag(repository: Repository, tag: Tag): boolean {
  return repository.attributes.writeEnabled && deletable(tag.attributes);
}

export function mayDeleteManifest(repository: Repository, manifest: Manifest): boolean {
  return repository.attributes.writeEnabled && deletable(manifest.attributes);
}

/** A repository goes only with everything in it; that a locked tag holds it, too, is a guess. */
export function mayDeleteRepository(repository: Repository): boolean {
  return deletable(repository.attributes) && all(repository.manifests.values()) && all(repository.tags.values());
}

/** Whether a manifest may be pushed, under a tag that may exist already. */
export function mayPush(repository: Repository | undefined, tag: Tag | undefined): boolean {
  return (repository?.attributes.writeEnabled ?? true) && (tag?.attributes.writeEnabled ?? true);
}

/** Whether a manifest may be pulled, by digest or by tag. */
export function mayPull(repository: Repository, manifest: Manifest, tag: Tag | undefined): boolean {
  return repository.attributes.readEnabled && manifest.attributes.readEnabled && (tag?.attributes.readEnabled ?? true);
}

function all(items: Iterable<{ attributes: Attributes }>): boolean {
  for (const item of items) if (!deletable(item.attributes)) return false;
  return true;
}
