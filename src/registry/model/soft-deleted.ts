import type { Digest } from './digest.ts';
import type { RepositoryName } from './repository-name.ts';
import type { TagName } from './tag-name.ts';

/** When something was made and when it was deleted, as received: UTC with up to 7 fraction digits. */
interface KeptTimes {
  readonly createdTime: string | undefined;
  readonly deletedTime: string | undefined;
}

/** A repository that was deleted as a whole and is kept by soft delete. */
export interface SoftDeletedRepository extends KeptTimes {
  readonly name: RepositoryName;
}

export interface SoftDeletedManifest extends KeptTimes {
  readonly digest: Digest;
}

/** A tag that was removed, or went with its manifest; the same name comes once for each time. */
export interface SoftDeletedTag extends KeptTimes {
  readonly name: TagName;
  /** What it pointed to. */
  readonly digest: Digest;
}
