import { pageOf, readPageRequest } from '../rules/page.ts';
import { repositoryUnknown } from '../rules/refusals.ts';
import { listed, listQuery } from './listing.ts';
import { onRepository, type Route } from './route.ts';

/** The tag names of /v2. */
export const tagNameRoutes: readonly Route[] = [
  {
    // Needs metadata_read, not pull (issue threads); empty list `[]` (recording); Link by documentation; 404 as CNCF Distribution.
    name: 'tag-names',
    method: 'GET',
    pattern: '/v2/<name>/tags/list',
    family: 'v2',
    needs: onRepository('metadata_read'),
    knows: listQuery,
    handle({ registry, param, query }) {
      const repository = registry.store.repository(param('name'));
      if (repository === undefined) return repositoryUnknown(param('name'));
      const page = pageOf(repository.tags, readPageRequest(query), {
        path: `/v2/${repository.name}/tags/list`,
        key: tag => tag.name,
      });
      return listed(page, {
        name: repository.name,
        tags: page.items.map(tag => tag.name),
      });
    },
  },
];
