import type { Dialect } from '../dialect.ts';
import { acrDeleted } from './deleted.ts';
import { acrManifests } from './manifests.ts';
import { acrRepositories } from './repositories.ts';
import { acrTags } from './tags.ts';

/** Azure Container Registry's own API (its data-plane swagger 2021-07-01). */
export const acrDialect: Dialect = {
  kind: 'acr',
  repositories: acrRepositories,
  tags: acrTags,
  manifests: acrManifests,
  deleted: acrDeleted,
};
