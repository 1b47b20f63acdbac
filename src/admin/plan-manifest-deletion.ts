import { keptManifest } from '../registry/kept-bodies.ts';
import { deleteManifest } from '../registry/manifest-content.ts';
import { getManifest } from '../registry/manifests.ts';

import { RegistryError } from '../registry/model/errors.ts';
import type { ManifestContent, ManifestProperties } from '../registry/model/manifest.ts';
import { assertSameTags } from './as-planned.ts';
import { type Effect, failure, loss, note } from './effect.ts';
import { graphOf } from './graph/planned-together.ts';
import { manifestLock } from './lock.ts';
import { childEffects, indexEffects, readReferrers, referrerEffects } from './manifest-effects.ts';
import { listText, manyText } from './manifest-words.ts';
import type { Plan } from './plan.ts';
import { settleDeletion } from './settle-deletion.ts';
import { type ManifestPlace, manifestText } from './subject.ts';

/** What deleting a manifest and telling its effects takes. */
export const DELETION_RIGHTS = ['delete', 'metadata_read', 'pull'] as const;

/**
 * Plans to delete one manifest by digest, and with it every tag on it. Throws RegistryError `ManifestNotFound`.
 * The result is the manifest as it was.
 */
export async function planManifestDeletion(
  place: ManifestPlace,
  signal: AbortSignal,
): Promise<Plan<ManifestProperties>> {
  const { registry, repository } = place;
  const read = (abort: AbortSignal) => getManifest(registry, place, { signal: abort, rights: DELETION_RIGHTS });
  const planned = await read(signal);
  const blocked = manifestLock(place, planned.changeableAttributes);
  const verify = async (abort: AbortSignal) => compare(place, planned, await read(abort));
  const effects = blocked ? undefined : await effectsOf(place, planned, signal);
  const { digest, tags } = planned;
  return {
    change: {
      action: 'Delete manifest',
      target: manifestText(place),
      effects: blocked ? [failure(blocked)] : (effects?.told ?? []),
      grade: 'moderate',
      item: { digest, tags },
      ...(effects ? { deletes: { space: effects.graph, digests: [digest] } } : {}),
    },
    blocked,
    subject: { ...place, tags },
    removes: true,
    made: { kind: 'deletion', repository, tag: undefined, digest, tags, attributes: planned.changeableAttributes },
    body: abort => bodyOf(place, abort),
    verify,
    send: async stopping => {
      await deleteManifest(registry, place, { ...stopping, rights: DELETION_RIGHTS });
      effects?.graph.forget(digest);
      return planned;
    },
    settle: async abort => {
      const settled = await settleDeletion({ verify, gone: 'ManifestNotFound', planned }, abort);
      if (settled.kind === 'done') effects?.graph.forget(digest);
      return settled;
    },
  };
}

/** Nothing is kept of one that is damaged, too large or not ours to read: it can be deleted all the same. */
async function bodyOf(place: ManifestPlace, signal: AbortSignal): Promise<ManifestContent | undefined> {
  try {
    return await keptManifest(place.registry, place, { signal, rights: DELETION_RIGHTS });
  } catch (error) {
    if (error instanceof RegistryError && !signal.aborted) return undefined;
    throw error;
  }
}

async function effectsOf(place: ManifestPlace, planned: ManifestProperties, signal: AbortSignal) {
  const options = { signal, rights: DELETION_RIGHTS };
  const referrers = await readReferrers(place, options);
  const graph = await graphOf(place, options);
  const told = [
    ...tagEffects(planned),
    ...childEffects(planned, graph),
    ...referrerEffects(place, referrers, graph),
    ...indexEffects(place, graph),
  ];
  return { told, graph };
}

function tagEffects({ tags }: ManifestProperties): Effect[] {
  if (tags.length === 0) return [note('it has no tags')];
  return [loss(`removes ${manyText(tags.length, 'tag')}: ${listText(tags)}`)];
}

function compare(place: ManifestPlace, planned: ManifestProperties, now: ManifestProperties): void {
  const lock = manifestLock(place, now.changeableAttributes);
  if (lock) throw lock;
  assertSameTags(place, planned, now);
}
