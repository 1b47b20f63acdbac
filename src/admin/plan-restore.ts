import { listDeletedManifests, restoreManifest } from '../registry/deleted.ts';
import { getManifest } from '../registry/manifests.ts';
import type { ManifestProperties } from '../registry/model/manifest.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import type { CallOptions } from '../registry/registry.ts';
import { getTag } from '../registry/tags.ts';
import { AdminError } from './admin-error.ts';
import { bringBack, takeMomentaryTag } from './bring-back.ts';
import { type Effect, failure, loss, note } from './effect.ts';
import { tagThere } from './find-lock.ts';
import { manifestThere } from './manifest-there.ts';
import type { Plan, Stopping } from './plan.ts';
import { type ManifestPlace, manifestText, shortDigest, type TagPlace, tagText } from './subject.ts';

/** What looking at deleted things, restoring one and reading it back takes. */
export const RESTORE_RIGHTS = ['deleted_read', 'deleted_restore', 'metadata_read'] as const;

/** A restore; `present` is the tag as it is already, pointing to what is to be restored: nothing needs to be sent then. */
export interface RestorePlan extends Plan<TagProperties> {
  readonly present: TagProperties | undefined;
}

/**
 * Plans to restore a manifest that soft delete keeps, under a tag; a manifest that is there gets its deleted tag back. A tag that exists again and
 * points elsewhere blocks it, unless `force` moves that. Throws AdminError `ManifestGone` where the manifest is neither there nor kept,
 * RegistryError `Unsupported` without the policy.
 */
export async function planRestore(
  place: TagPlace & ManifestPlace,
  { force }: { readonly force: boolean },
  signal: AbortSignal,
): Promise<RestorePlan> {
  const { registry, repository, digest, tag } = place;
  const find = (abort: AbortSignal) => tagThere(place, { signal: abort, rights: RESTORE_RIGHTS });
  const options = { signal, rights: RESTORE_RIGHTS };
  const live = await manifestThere(place, options);
  const deletedTime = live ? undefined : await deletedTimeOf(place, options);
  const taken = await find(signal);
  const moves = taken !== undefined && taken.digest !== digest;
  const blocked = moves && !force ? tagTaken(place, taken) : undefined;
  return {
    change: {
      action: 'Restore manifest',
      target: tagText(place),
      effects: blocked
        ? [failure(blocked)]
        : [
            live
              ? note(`puts the tag back on manifest ${shortDigest(digest)}, which is there`)
              : note(`brings back manifest ${shortDigest(digest)}${deletedTime ? `, deleted ${deletedTime}` : ''}`),
            ...(live ? [] : [note('what an index lists and what refers to a manifest is restored on its own')]),
            ...(moves ? await moveEffects(place, taken, options) : []),
          ],
      grade: moves ? 'moderate' : 'mild',
      item: { digest, tags: [tag] },
    },
    subject: { ...place, tags: [tag] },
    blocked,
    present: moves ? undefined : taken,
    verify: async abort => {
      const now = await find(abort);
      if (now && now.digest !== taken?.digest) throw tagTaken(place, now);
    },
    send: async stopping => {
      // a tag that has appeared meanwhile is not to be moved, so force is sent only where one is known
      const subject = { repository, digest, tag, force: moves };
      await restoreManifest(registry, subject, { ...stopping, rights: RESTORE_RIGHTS });
      const now = await getTag(registry, place, { signal: stopping.abandon, rights: RESTORE_RIGHTS });
      if (now.digest === digest) return now;
      throw tagTaken(place, now);
    },
    settle: async abort => {
      const now = await find(abort);
      if (now?.digest === digest) return { kind: 'done', result: now };
      if (now?.digest === taken?.digest) return { kind: 'repeat' };
      throw now ? tagTaken(place, now) : tagVanished(place);
    },
    // taking the tag off again leaves everything as it was only where the manifest was there
    made: live && !moves ? { kind: 'retag', repository, tag, digest, attributes: undefined } : undefined,
  };
}

/**
 * Plans to restore a manifest that had no tag: the registry restores under a tag only, so it gets one for the moment. Throws AdminError
 * `ManifestGone`, `BackAlready`, RegistryError `Unsupported` without the policy.
 */
export async function planUntaggedRestore(
  place: ManifestPlace,
  signal: AbortSignal,
): Promise<Plan<ManifestProperties>> {
  const read = (abort: AbortSignal) => getManifest(place.registry, place, { signal: abort, rights: RESTORE_RIGHTS });
  const there = (abort: AbortSignal) => manifestThere(place, { signal: abort, rights: RESTORE_RIGHTS });
  const finish = async (stopping: Stopping) => {
    await takeMomentaryTag(place, stopping);
    return read(stopping.abandon);
  };
  if (await there(signal)) throw thereAlready(place);
  const deletedTime = await deletedTimeOf(place, { signal, rights: RESTORE_RIGHTS });
  return {
    change: {
      action: 'Restore manifest',
      target: manifestText(place),
      effects: [
        note(`brings it back${deletedTime ? `, deleted ${deletedTime}` : ''}, without a tag as it was`),
        note('what an index lists and what refers to a manifest is restored on its own'),
      ],
      grade: 'mild',
      item: { digest: place.digest, tags: [] },
    },
    subject: { ...place, tags: [] },
    blocked: undefined,
    // one that is there by now gets no tag that it would have to lose again
    verify: async () => {},
    send: async stopping => {
      if (!(await there(stopping.signal))) await bringBack(place, { tags: [], content: undefined }, stopping);
      return finish(stopping);
    },
    settle: async abort =>
      (await there(abort))
        ? { kind: 'done', result: await finish({ signal: abort, abandon: abort }) }
        : { kind: 'repeat' },
  };
}

/** When it was deleted, in minutes; "" where that is not told. */
async function deletedTimeOf(place: ManifestPlace, options: CallOptions): Promise<string> {
  for await (const { items } of listDeletedManifests(place.registry, place.repository, options)) {
    const found = items.find(each => each.digest === place.digest);
    if (found) return (found.deletedTime ?? '').slice(0, 16).replace('T', ' ');
  }
  throw new AdminError(
    'ManifestGone',
    `${manifestText(place)} is neither in the repository nor among what soft delete keeps of it.`,
    `List what is kept: Get-AzContainerRegistryDeletedManifest -RegistryName ${place.registryName} -RepositoryName ${place.repository}`,
  );
}

async function moveEffects(place: TagPlace, taken: TagProperties, options: CallOptions): Promise<Effect[]> {
  const { tags } = await getManifest(place.registry, { repository: place.repository, digest: taken.digest }, options);
  const old = shortDigest(taken.digest);
  return [
    { text: `moves the tag away from manifest ${old}`, kind: 'changes' },
    ...(tags.some(each => each !== place.tag) ? [] : [loss(`leaves manifest ${old} untagged`)]),
  ];
}

const tagTaken = (place: TagPlace & ManifestPlace, { digest }: TagProperties): AdminError =>
  new AdminError(
    'TagTaken',
    `${tagText(place)} exists and points to ${shortDigest(digest)}; it was left alone.`,
    `Restore under another tag, or move this one: Restore-AzContainerRegistryManifest -RegistryName ${place.registryName} -RepositoryName ${place.repository} -Manifest ${place.digest} -Tag ${place.tag} -Force`,
  );

const thereAlready = (place: ManifestPlace): AdminError =>
  new AdminError(
    'BackAlready',
    `${manifestText(place)} is there, and soft delete keeps no tag of it.`,
    'To give it a tag, name one: -Tag <tag>',
  );

const tagVanished = (place: TagPlace): AdminError =>
  new AdminError(
    'TagMoved',
    `${tagText(place)} was removed by somebody else while it was to be moved.`,
    'Look at it again, and repeat the command if it is still wanted.',
  );
