import { isLocked } from '../../admin/effective-lock.ts';
import type { Context } from '../../engine/context.ts';
import { getManifest, listManifests } from '../../registry/manifests.ts';
import type { ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import { getRepository } from '../../registry/repositories.ts';
import { getTag, listTags } from '../../registry/tags.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { digestKind, tagPattern } from '../registry/leaf.kind.ts';
import { nameFilter } from '../registry/listing.ts';
import { registryName } from '../registry/place-parameters.ts';
import { reference } from '../registry/repository.kind.ts';
import { digestOf, findTarget, type Target, tagName } from '../registry/target.ts';
import { type LockRecord, lockType } from './lock.type.ts';

export const getLock = defineCmdlet({
  name: 'Get-AzContainerRegistryLock',
  synopsis: 'Shows what the locks of tag, manifest and repository block together, and the command that lifts them.',
  description:
    'Tag, manifest and repository have four attributes each, independent of one another; writing switched off blocks deleting too, and that of a repository counts for everything in it. Of a tag or a manifest the whole is shown; of a repository everything in it that has an attribute switched off.',
  grade: 'read',
  parameters: {
    repositoryName: reference({
      help: 'Repository, or a whole reference such as team/api:1.4.2. Left out, as in :1.4.2 too: the repository of the current location.',
      position: 0,
      aliases: ['ImageName', 'Repository'],
      pipeline: 'both',
    }),
    name: tagPattern({ help: 'Tag; wildcards are allowed.', position: 1, aliases: ['Tag'], pipeline: 'property' }),
    manifest: digestKind({ help: 'Digest of a manifest.', aliases: ['Digest'] }),
    registryName,
  },
  output: lockType,
  examples: [
    {
      says: 'What is locked about a tag, and how is that lifted?',
      transcript: `
        PS> (Get-AcrLock team/api:1.4.1).Reasons
        delete manifest: DeleteEnabled of the manifest, WriteEnabled of the manifest
        PS> Get-AcrLock team/api:1.4.1 | Unlock-AcrManifest | ForEach-Object Mode
        rwld
      `,
    },
    {
      says: 'Everything that is locked in a repository.',
      transcript: `
        PS> Lock-AcrTag team/api latest | Out-Null
        PS> Get-AcrLock team/api | ForEach-Object { "$($_.Kind) $($_.Tags): $($_.Blocks)" }
        Tag latest: remove tag push
        Manifest 1.4.1: delete manifest
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const target = findTarget(context.session, args);
      const { connection, repository } = target;
      const { changeableAttributes } = await getRepository(connection.registry, repository, { signal: context.signal });
      const name = args.name ?? target.tag;
      if (name !== undefined && !hasWildcard(name)) {
        yield await lockOfTag(target, name, { repository: changeableAttributes, context });
        return;
      }
      const digest = args.manifest === undefined ? target.digest : await digestOf(args.manifest, target, context);
      if (digest !== undefined) {
        const manifest = await getManifest(connection.registry, { repository, digest }, { signal: context.signal });
        const parts = { repository: changeableAttributes, manifest: manifest.changeableAttributes, tag: undefined };
        yield { place: { connection, repository }, tag: undefined, digest, tags: manifest.tags, parts };
        return;
      }
      yield* locksIn(target, name, { repository: changeableAttributes, context });
    },
  },
});

interface Around {
  readonly repository: ChangeableAttributes | undefined;
  readonly context: Context<Session>;
}

async function lockOfTag(
  { connection, repository }: Target,
  name: string,
  { repository: around, context: { signal } }: Around,
): Promise<LockRecord> {
  const { registry } = connection;
  const tag = await getTag(registry, { repository, tag: tagName(name) }, { signal });
  const manifest = await getManifest(registry, { repository, digest: tag.digest }, { signal });
  return {
    place: { connection, repository },
    tag: tag.name,
    digest: tag.digest,
    tags: [tag.name],
    parts: { repository: around, manifest: manifest.changeableAttributes, tag: tag.changeableAttributes },
  };
}

/** The tags that fit a pattern; without one, whatever is locked. */
async function* locksIn(
  { connection, repository }: Target,
  pattern: string | undefined,
  { repository: around, context: { signal } }: Around,
): AsyncGenerator<LockRecord> {
  const { registry } = connection;
  const place = { connection, repository };
  const manifests = new Map<Digest, ManifestProperties>();
  for await (const { items } of listManifests(registry, repository, { signal })) {
    for (const each of items) manifests.set(each.digest, each);
  }
  if (pattern === undefined && isLocked(around)) {
    const parts = { repository: around, manifest: undefined, tag: undefined };
    yield { place, tag: undefined, digest: undefined, tags: [], parts };
  }
  const passes = nameFilter(pattern);
  for await (const { items } of listTags(registry, repository, { signal })) {
    for (const tag of items) {
      if (pattern === undefined ? !isLocked(tag.changeableAttributes) : passes && !passes(tag.name)) continue;
      const parts = {
        repository: around,
        manifest: manifests.get(tag.digest)?.changeableAttributes,
        tag: tag.changeableAttributes,
      };
      yield { place, tag: tag.name, digest: tag.digest, tags: [tag.name], parts };
    }
  }
  if (pattern !== undefined) return;
  for (const { digest, tags, changeableAttributes: manifest } of manifests.values()) {
    if (!isLocked(manifest)) continue;
    yield { place, tag: undefined, digest, tags, parts: { repository: around, manifest, tag: undefined } };
  }
}
