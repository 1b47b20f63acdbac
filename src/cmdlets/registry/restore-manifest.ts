import { planRestore, planUntaggedRestore, RESTORE_RIGHTS } from '../../admin/plan-restore.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import { listDeletedManifests, listDeletedTags } from '../../registry/deleted.ts';
import { getManifest } from '../../registry/manifests.ts';
import { type Digest, parseDigest } from '../../registry/model/digest.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { SoftDeletedTag } from '../../registry/model/soft-deleted.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { isDigestPrefix, matchDigest } from './digest-prefix.ts';
import { deletedDigestKind, deletedTagKind } from './leaf.kind.ts';
import { manifestType } from './manifest.type.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { digestOf, findTarget, type Target, tagName } from './target.ts';

export const restoreManifestCmdlet = defineCmdlet({
  name: 'Restore-AzContainerRegistryManifest',
  synopsis: 'Brings back a manifest, or a tag, that was deleted and is kept by soft delete.',
  description:
    'By tag, the tag comes back with what it last pointed to; by digest, the manifest with every tag it had, or without one; by both, that manifest under that tag, which may be a new one. A tag that exists again and points elsewhere is only moved with -Force, and what it pointed to is left in place. The platforms of an index and the referrers of a manifest are not restored with it: the registry restores them one by one, a subject before its referrers; piped from Get-AzContainerRegistryDeletedManifest all come back, referrers that came too early in a second run.',
  grade: 'change',
  guarded: true,
  parameters: {
    repositoryName,
    tag: deletedTagKind({
      help: 'Tag to restore. Left out: all tags that the manifest had.',
      position: 1,
      aliases: ['Name'],
      pipeline: 'property',
    }),
    manifest: deletedDigestKind({
      help: 'Digest. Left out: what the tag last pointed to.',
      aliases: ['Digest'],
      pipeline: 'property',
    }),
    registryName,
    force: switched({ help: 'Moves a tag that exists again and points elsewhere; does not ask.' }),
  },
  output: manifestType,
  examples: [
    {
      says: 'Delete an image by mistake, and bring it back with its tags.',
      fixture: 'soft delete',
      transcript: `
        PS> Remove-AcrManifest library/hello-world -Tag v2 -Confirm:$false
        PS> Get-AcrDeletedManifest library/hello-world | Restore-AcrManifest | ForEach-Object Tags
        latest
        linux
        v2
      `,
    },
    {
      says: 'Bring a removed tag back.',
      fixture: 'soft delete',
      transcript: `
        PS> Remove-AcrTag team/api 1.4 -Confirm:$false
        PS> (Restore-AcrManifest team/api:1.4).Tags
        1
        1.4
        1.4.2
        latest
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const target = findTarget(context.session, args, true);
      const { connection, repository } = target;
      const place = { registry: connection.registry, registryName: connection.name, repository };
      const { digest, tags } = await whatToRestore(target, args, context);
      let isRestored = false;
      for (const tag of tags) {
        const plan = await planRestore({ ...place, digest, tag }, args, context.signal);
        if (plan.present) context.verbose(`${repository}:${tag} is there and points to ${digest}.`);
        const restored = plan.present ?? (await carryOut(plan, context));
        if (!restored) continue;
        isRestored = true;
      }
      if (tags.length === 0) {
        const plan = await planUntaggedRestore({ ...place, digest }, context.signal);
        isRestored = (await carryOut(plan, context)) !== undefined;
      }
      if (!isRestored) return;
      const options = { signal: context.signal, rights: RESTORE_RIGHTS };
      const manifest = await getManifest(connection.registry, { repository, digest }, options);
      yield { place: { connection, repository }, manifest };
      if (context.once(`${connection.name}/${repository}@${digest}`)) await tellOfMissing(target, manifest, context);
    },
  },
});

interface Wanted {
  readonly tag: string | undefined;
  readonly manifest: string | undefined;
}

/** Which manifest, and under which tags. Throws ShellError. */
async function whatToRestore(
  target: Target,
  args: Wanted,
  context: Context<Session>,
): Promise<{ readonly digest: Digest; readonly tags: readonly TagName[] }> {
  const written = args.manifest === undefined ? target.digest : await deletedDigest(args.manifest, target, context);
  const tag = args.tag === undefined ? target.tag : tagName(args.tag);
  if (written && tag) return { digest: written, tags: [tag] };
  const { repository } = target;
  if (!written && !tag) {
    throw new ShellError('MissingManifest', 'Neither a tag nor a manifest was named.', {
      category: 'InvalidArgument',
      recommendation: `Give -Tag or -Manifest; what is kept is listed by Get-AzContainerRegistryDeletedTag ${repository}`,
    });
  }
  const kept: SoftDeletedTag[] = [];
  const options = { signal: context.signal, rights: RESTORE_RIGHTS };
  for await (const { items } of listDeletedTags(target.connection.registry, repository, options)) {
    kept.push(...items.filter(each => (tag ? each.name === tag : each.digest === written)));
  }
  if (written) return { digest: written, tags: [...new Set(kept.map(each => each.name))] };
  const last = latest(kept);
  if (last && tag) return { digest: last.digest, tags: [tag] };
  throw new ShellError('TagNotFound', `Soft delete keeps no tag ${repository}:${tag}.`, {
    category: 'ObjectNotFound',
    recommendation: `List what it keeps: Get-AzContainerRegistryDeletedTag ${repository}`,
  });
}

/** Of equally late ones the last: the registry lists them so. */
function latest(tags: readonly SoftDeletedTag[]): SoftDeletedTag | undefined {
  const time = ({ deletedTime }: SoftDeletedTag) => Date.parse(deletedTime ?? '') || 0;
  return tags.reduce<SoftDeletedTag | undefined>(
    (last, each) => (last && time(last) > time(each) ? last : each),
    undefined,
  );
}

/** A digest, or for a person the beginning of one that is among the deleted. */
function deletedDigest(text: string, target: Target, context: Context<Session>): Promise<Digest> {
  const { connection, repository } = target;
  if (parseDigest(text) || !isDigestPrefix(text) || !context.interactive) return digestOf(text, target, context);
  const options = { signal: context.signal, rights: RESTORE_RIGHTS };
  return matchDigest(text, repository, listDeletedManifests(connection.registry, repository, options));
}

/** Warns of platforms of a restored index that are still deleted, so that it cannot be pulled whole. */
async function tellOfMissing(
  { connection, repository }: Target,
  { digest, references }: ManifestProperties,
  context: Context<Session>,
): Promise<void> {
  const listed = new Set(references?.map(each => each.digest));
  if (listed.size === 0) return;
  const options = { signal: context.signal, rights: RESTORE_RIGHTS };
  const missing: Digest[] = [];
  for await (const { items } of listDeletedManifests(connection.registry, repository, options)) {
    missing.push(...items.map(each => each.digest).filter(each => listed.has(each)));
  }
  const [first] = missing;
  if (!first) return;
  context.warning(
    `${repository}@${digest} lists ${missing.length === 1 ? 'a manifest that is' : `${missing.length} manifests that are`} still deleted: ${missing.join(', ')}. Restore each: Restore-AzContainerRegistryManifest ${repository} -Manifest ${first}`,
  );
}
