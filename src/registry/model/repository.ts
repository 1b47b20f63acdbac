import type { ChangeableAttributes } from './attributes.ts';
import type { Digest } from './digest.ts';
import type { RepositoryName } from './repository-name.ts';
import type { TagName } from './tag-name.ts';

/** What a registry tells of one repository; a field that a registry without ACR's API cannot tell is `undefined`. */
export interface RepositoryProperties {
  readonly name: RepositoryName;
  /** As received: UTC with up to 7 fraction digits. */
  readonly createdTime: string | undefined;
  readonly lastUpdateTime: string | undefined;
  readonly manifestCount: number | undefined;
  readonly tagCount: number | undefined;
  readonly changeableAttributes: ChangeableAttributes | undefined;
}

/** What went with a deleted repository. */
export interface DeletedRepository {
  readonly manifestsDeleted: readonly Digest[];
  readonly tagsDeleted: readonly TagName[];
}
