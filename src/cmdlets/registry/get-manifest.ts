import type { Context } from '../../engine/context.ts';
import { switched } from '../../engine/kinds.ts';
import { readOutlines } from '../../registry/manifest-outline.ts';
import { getManifest, listManifests } from '../../registry/manifests.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { Page } from '../../registry/model/page.ts';
import { getTag } from '../../registry/tags.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { digestKind, tagPattern } from './leaf.kind.ts';
import { first, nameFilter, orderBy, orderOf, pageSizeFor, whatCame } from './listing.ts';
import { type ManifestRecord, manifestType } from './manifest.type.ts';
import { manifestKind } from './manifest-kind.ts';
import { manifestRecords } from './manifest-listing.ts';
import { ManifestRelations } from './manifest-relations.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { withTagHint } from './tag-hint.ts';
import { digestOf, findTarget, type Named, tagName } from './target.ts';

export const getManifestCmdlet = defineCmdlet({
  name: 'Get-AzContainerRegistryManifest',
  synopsis: 'Lists the manifests of a repository, untagged ones included, or shows one.',
  grade: 'read',
  parameters: {
    repositoryName,
    name: digestKind({
      help: 'Digest of one manifest.',
      position: 1,
      aliases: ['Digest', 'Manifest'],
      pipeline: 'property',
      // the name of a tag is none of a manifest
      filledBy: ['Digest', 'Manifest', 'Name'],
    }),
    registryName,
    tag: tagPattern({ help: 'Only manifests with a tag like this; wildcards are allowed.' }),
    untagged: switched({ help: 'Only manifests without a tag.' }),
    child: digestKind({ help: 'Only indexes that list this manifest; each index is read, once in a session.' }),
    first,
    orderBy,
  },
  output: manifestType,
  examples: [
    {
      says: 'The manifest behind a tag.',
      transcript: `
        PS> (Get-AcrManifest team/api:1.4.2).Tags -contains 'latest'
        True
      `,
    },
    {
      says: 'The release that an image for one platform belongs to.',
      transcript: `
        PS> $image = (Get-AcrImage team/api:1.4.2 -Platform linux/arm64).Digest
        PS> (Get-AcrManifest team/api -Child $image).Tags -contains '1.4.2'
        True
      `,
    },
    {
      says: 'How many manifests no tag points to.',
      transcript: `
        PS> (Get-AcrManifest team/api -Untagged).Count -gt 0
        True
      `,
    },
  ],
  body: {
    async *process(args, context) {
      try {
        yield* manifestsOf(args, context);
      } catch (error) {
        const word = args.name === undefined && args.tag === undefined ? args.repositoryName : undefined;
        throw withTagHint(error, word, context.session, tag => `Get-AzContainerRegistryManifest -Tag ${tag}`);
      }
    },
  },
});

interface ManifestArguments extends Named {
  readonly name: string | undefined;
  readonly tag: string | undefined;
  readonly untagged: boolean;
  readonly child: string | undefined;
  readonly first: number | undefined;
  readonly orderBy: Parameters<typeof orderOf>[0];
}

async function* manifestsOf(args: ManifestArguments, context: Context<Session>) {
  const { session, signal } = context;
  const target = findTarget(session, args);
  const { connection, repository } = target;
  const { registry } = connection;
  const place = { connection, repository };
  const isOne = args.tag !== undefined && !args.untagged && !hasWildcard(args.tag);
  const meant = isOne ? { ...target, tag: tagName(args.tag) } : target;
  const one = args.name === undefined ? await oneMeant(meant, signal) : await digestOf(args.name, target, context);
  if (one !== undefined) {
    const manifest = await getManifest(registry, { repository, digest: one }, { signal });
    yield { place, manifest, relations: new ManifestRelations(place) };
    return;
  }
  const tagFilter = nameFilter(args.tag);
  const filtered = tagFilter !== undefined || args.untagged || args.child !== undefined;
  const passes = ({ tags }: ManifestProperties) =>
    args.untagged ? tags.length === 0 : tagFilter ? tags.some(tagFilter) : true;
  const pages = listManifests(registry, repository, {
    signal,
    orderBy: orderOf(args.orderBy),
    pageSize: pageSizeFor(args.first, filtered),
  });
  const { interactive } = context;
  const bounds = { first: args.first, interactive };
  const listed =
    args.child === undefined
      ? pages
      : indexesListing(await digestOf(args.child, target, context), place, pages, signal);
  yield* whatCame(manifestRecords(place, listed, filtered ? passes : undefined, bounds), context);
}

/** The indexes of a listing that list a manifest. */
async function* indexesListing(
  child: Digest,
  { connection, repository }: ManifestRecord['place'],
  pages: AsyncIterable<Page<ManifestProperties>>,
  signal: AbortSignal,
): AsyncGenerator<Page<ManifestProperties>> {
  for await (const page of pages) {
    const indexes = page.items.filter(each => manifestKind(each) === 'index');
    const digests = indexes.map(each => each.digest);
    const outlines = await readOutlines(connection.registry, { repository, digests }, { signal });
    const lists = ({ digest }: ManifestProperties) =>
      outlines.get(digest)?.children.some(each => each.digest === child) ?? false;
    yield { ...page, items: indexes.filter(lists) };
  }
}

/** The manifest of `team/api@sha256:…`, of `team/api:1.4.2` or -Tag 1.4.2; undefined when a repository alone was named. */
async function oneMeant({ connection, repository, digest, tag }: ReturnType<typeof findTarget>, signal: AbortSignal) {
  if (digest !== undefined || tag === undefined) return digest;
  return (await getTag(connection.registry, { repository, tag }, { signal })).digest;
}
