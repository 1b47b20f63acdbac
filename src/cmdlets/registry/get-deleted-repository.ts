import { Batch } from '../../engine/batch.ts';
import { listDeletedRepositories } from '../../registry/deleted.ts';
import { defineCmdlet } from '../define.ts';
import { tellingOfNone } from './deleted-listing.ts';
import { softDeletedRepositoryType } from './deleted-repository.type.ts';
import { first, nameFilter, pageSizeFor, select, whatCame } from './listing.ts';
import { registryName, repositoryFilter } from './place-parameters.ts';

export const getDeletedRepository = defineCmdlet({
  name: 'Get-AzContainerRegistryDeletedRepository',
  synopsis: 'Lists the repositories that were deleted as a whole and are kept by soft delete.',
  description:
    'Soft delete is a policy of the registry, off by default. What it keeps of a deleted repository is listed by Get-AzContainerRegistryDeletedManifest and Get-AzContainerRegistryDeletedTag and comes back with Restore-AzContainerRegistryManifest, which brings the repository back as well.',
  grade: 'read',
  parameters: {
    name: repositoryFilter,
    registryName,
    first,
  },
  output: softDeletedRepositoryType,
  examples: [
    {
      says: 'A repository that was deleted, on a registry with soft delete.',
      fixture: 'soft delete',
      transcript: `
        PS> Remove-AcrRepository test/busybox50 -Force | Out-Null
        PS> (Get-AcrDeletedRepository).RepositoryName
        test/busybox50
      `,
    },
  ],
  body: {
    async *process({ name, registryName, first }, context) {
      const connection = context.session.connection(registryName);
      const filter = nameFilter(name);
      const { signal } = context;
      const pages = listDeletedRepositories(connection.registry, {
        signal,
        pageSize: pageSizeFor(first, Boolean(filter)),
      });
      const found = whatCame(select(pages, filter && (each => filter(each.name)), { first }), context);
      for await (const repositories of tellingOfNone(found, context)) {
        yield new Batch(repositories.map(repository => ({ connection, repository })));
      }
    },
  },
});
