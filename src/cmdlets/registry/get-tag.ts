import type { Context } from '../../engine/context.ts';
import { getTag, listTags } from '../../registry/tags.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { digestKind, tagPattern } from './leaf.kind.ts';
import { first, nameFilter, orderBy, orderOf, overheard, pageSizeFor, select, whatCame } from './listing.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { tagType } from './tag.type.ts';
import { withTagHint } from './tag-hint.ts';
import { tagRecords } from './tag-manifests.ts';
import { digestOf, findTarget, type Named, tagName } from './target.ts';

export const getTagCmdlet = defineCmdlet({
  name: 'Get-AzContainerRegistryTag',
  synopsis: 'Lists the tags of a repository, or shows one.',
  grade: 'read',
  parameters: {
    repositoryName,
    name: tagPattern({ help: 'Tag; wildcards are allowed.', position: 1, aliases: ['Tag'], pipeline: 'property' }),
    registryName,
    digest: digestKind({ help: 'Only the tags of this manifest.', aliases: ['Manifest'] }),
    first,
    orderBy,
  },
  output: tagType,
  examples: [
    {
      says: 'The tags of a release, by name.',
      transcript: `
        PS> Get-AcrTag team/api 1.4* | ForEach-Object Name
        1.4
        1.4.0
        1.4.1
        1.4.2
      `,
    },
    {
      says: 'The digest that a tag points to, as with Az.ContainerRegistry.',
      transcript: `
        PS> (Get-AcrTag team/api 1.4.2).Attributes.Digest -eq (Get-AcrTag team/api:latest).Digest
        True
      `,
    },
  ],
  body: {
    async *process(args, context) {
      try {
        yield* tagsOf(args, context);
      } catch (error) {
        const word = args.name === undefined ? args.repositoryName : undefined;
        throw withTagHint(
          error,
          word,
          context.session,
          tag => `${hasWildcard(tag) ? `ls ${tag}, or ` : ''}Get-AzContainerRegistryTag -Name ${tag}`,
        );
      }
    },
  },
});

interface TagArguments extends Named {
  readonly name: string | undefined;
  readonly digest: string | undefined;
  readonly first: number | undefined;
  readonly orderBy: Parameters<typeof orderOf>[0];
}

async function* tagsOf(args: TagArguments, context: Context<Session>) {
  const { session, signal } = context;
  const target = findTarget(session, args);
  const { connection, repository } = target;
  const place = { connection, repository };
  const name = args.name ?? target.tag;
  if (name !== undefined && !hasWildcard(name)) {
    const tag = await getTag(connection.registry, { repository, tag: tagName(name) }, { signal });
    yield* tagRecords(place, [[tag]], context);
    return;
  }
  const filter = nameFilter(name);
  const digest = args.digest === undefined ? target.digest : await digestOf(args.digest, target, context);
  const pages = listTags(connection.registry, repository, {
    signal,
    digest,
    orderBy: orderOf(args.orderBy),
    pageSize: pageSizeFor(args.first, filter !== undefined),
  });
  const passes = filter && ((tag: { readonly name: string }) => filter(tag.name));
  const noted = overheard(pages, tags => session.names.learnTags(connection.registry, repository, tags));
  yield* whatCame(tagRecords(place, select(noted, passes, args), context), context);
}
