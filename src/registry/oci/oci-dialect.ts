import type { Dialect } from '../dialect.ts';
import { ociDeleted } from './deleted.ts';
import { ociManifests } from './manifests.ts';
import { ociRepositories } from './repositories.ts';
import { ociTags } from './tags.ts';

/** What every registry offers that follows the OCI distribution-spec. */
export const ociDialect: Dialect = {
  kind: 'oci',
  repositories: ociRepositories,
  tags: ociTags,
  manifests: ociManifests,
  deleted: ociDeleted,
};
