import { Batch } from '../../engine/batch.ts';
import { listDeletedTags } from '../../registry/deleted.ts';
import { defineCmdlet } from '../define.ts';
import { tellingOfNone } from './deleted-listing.ts';
import { deletedTagType } from './deleted-tag.type.ts';
import { deletedTagPattern } from './leaf.kind.ts';
import { first, nameFilter, pageSizeFor, select, whatCame } from './listing.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { findTarget } from './target.ts';

export const getDeletedTag = defineCmdlet({
  name: 'Get-AzContainerRegistryDeletedTag',
  synopsis:
    'Lists the tags of a repository that were removed, or deleted with their manifest, and are kept by soft delete.',
  description:
    'A tag that was deleted several times comes once for each, the latest last. Piped to Restore-AzContainerRegistryManifest, tags come back with what they pointed to.',
  grade: 'read',
  parameters: {
    repositoryName,
    name: deletedTagPattern({
      help: 'Tag; wildcards are allowed.',
      position: 1,
      aliases: ['Tag'],
      pipeline: 'property',
    }),
    registryName,
    first,
  },
  output: deletedTagType,
  examples: [
    {
      says: 'Tags that were removed, on a registry with soft delete.',
      fixture: 'soft delete',
      transcript: `
        PS> Remove-AcrTag team/api 1.4.0 -Confirm:$false
        PS> Remove-AcrTag team/api 1.4.1 -Confirm:$false
        PS> (Get-AcrDeletedTag team/api 1.4*).Name
        1.4.0
        1.4.1
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const { connection, repository, tag } = findTarget(context.session, args);
      const filter = nameFilter(args.name ?? tag);
      const pages = listDeletedTags(connection.registry, repository, {
        signal: context.signal,
        pageSize: pageSizeFor(args.first, filter !== undefined),
      });
      const found = whatCame(select(pages, filter && (each => filter(each.name)), args), context);
      for await (const tags of tellingOfNone(found, context)) {
        yield new Batch(tags.map(each => ({ place: { connection, repository }, tag: each })));
      }
    },
  },
});
