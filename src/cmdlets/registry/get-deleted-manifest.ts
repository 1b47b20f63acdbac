import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { listDeletedManifests, listDeletedTags } from '../../registry/deleted.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { tellingOfNone } from './deleted-listing.ts';
import { deletedManifestType } from './deleted-manifest.type.ts';
import { first, pageSizeFor, select, whatCame } from './listing.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { findTarget, type Target } from './target.ts';

export const getDeletedManifest = defineCmdlet({
  name: 'Get-AzContainerRegistryDeletedManifest',
  synopsis:
    'Lists the manifests of a repository that were deleted and are kept by soft delete, with the tags they had.',
  description:
    'Only the digest, the times and the tags are known of them. Restore-AzContainerRegistryManifest brings them back.',
  grade: 'read',
  parameters: {
    repositoryName,
    registryName,
    first,
  },
  output: deletedManifestType,
  examples: [
    {
      says: 'A manifest that was deleted, on a registry with soft delete.',
      fixture: 'soft delete',
      transcript: `
        PS> Remove-AcrManifest library/hello-world -Tag v1 -Confirm:$false
        PS> (Get-AcrDeletedManifest library/hello-world).Tags
        v1
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const target = findTarget(context.session, args);
      const { connection, repository, digest } = target;
      const { first } = args;
      const tags = await tagsByDigest(target, context);
      const pages = listDeletedManifests(connection.registry, repository, {
        signal: context.signal,
        pageSize: pageSizeFor(first, digest !== undefined),
      });
      const found = select(pages, digest && (each => each.digest === digest), { first });
      for await (const manifests of tellingOfNone(whatCame(found, context), context)) {
        yield new Batch(
          manifests.map(manifest => ({
            place: { connection, repository },
            manifest,
            tags: [...(tags.get(manifest.digest) ?? [])],
          })),
        );
      }
    },
  },
});

/** The names of the deleted tags, each once, by what they pointed to. */
async function tagsByDigest({ connection, repository }: Target, { signal }: Context<Session>) {
  const byDigest = new Map<Digest, Set<TagName>>();
  for await (const { items } of listDeletedTags(connection.registry, repository, { signal })) {
    for (const { name, digest } of items) byDigest.set(digest, (byDigest.get(digest) ?? new Set()).add(name));
  }
  return byDigest;
}
