import { putManifest, readManifest } from '../registry/manifest-content.ts';
import { getManifest, updateManifest } from '../registry/manifests.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { ManifestDeleted } from '../registry/model/made-change.ts';
import type { ManifestContent, ManifestProperties } from '../registry/model/manifest.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import type { CallOptions } from '../registry/registry.ts';
import { AdminError } from './admin-error.ts';
import { ATTRIBUTES, differenceText, pascal } from './attribute-words.ts';
import { bringBack, takeMomentaryTag } from './bring-back.ts';
import type { ContentPresence } from './content-presence.ts';
import { type Effect, failure, loss, note } from './effect.ts';
import { tagThere } from './find-lock.ts';
import { manifestThere } from './manifest-there.ts';
import type { Plan, Settlement, Stopping } from './plan.ts';
import { attributesLeft, restoreTagAttributes, tagTaken } from './restore-tag-attributes.ts';
import { type ManifestPlace, manifestText, shortDigest } from './subject.ts';

const RIGHTS = ['pull', 'push', 'metadata_read', 'metadata_write'] as const;

/** Where the bytes of what was deleted are; undefined: they were not kept, or are damaged. */
export type KeptBytes = (digest: Digest) => Promise<ManifestContent | undefined>;

export interface Restoring {
  readonly kept: KeptBytes;
  readonly presence: ContentPresence;
}

/** What is there of a manifest that was deleted, and which of its tags are free, or another's. */
interface Found {
  readonly manifest: ManifestProperties | undefined;
  /** Also one that is back without its attributes, since an undo was cut short. */
  readonly free: readonly TagName[];
  readonly taken: readonly { readonly tag: TagName; readonly digest: Digest }[];
}

/**
 * Plans to put a deleted manifest back: the kept bytes are pushed by their digest, then under each of its tags that is free, and its attributes
 * are set again (safety, section 3, undo). What soft delete keeps is restored, since its digest cannot be pushed. Blocked where what it needs is gone: a registry deletes layers that nothing uses soon. Throws
 * AdminError `NotKept`, RegistryError.
 */
export async function planPushBack(
  place: ManifestPlace,
  { tags, attributes, tagAttributes }: Pick<ManifestDeleted, 'tags' | 'attributes' | 'tagAttributes'>,
  { kept, presence }: Restoring,
  signal: AbortSignal,
): Promise<Plan<ManifestProperties>> {
  const { repository, digest } = place;
  const content = await kept(digest);
  const options = { signal, rights: RIGHTS };
  const found = await find(place, { tags, tagAttributes }, options);
  const isSoftDeleted = !found.manifest && (await presence.isSoftDeleted(place, options));
  if (!content && !isSoftDeleted && !found.manifest) throw notKept(place);
  const gone = found.manifest || isSoftDeleted || !content ? [] : await presence.missing(place, content, options);
  const blocked =
    gone.length > 0 ? contentGone(place, gone) : isWhole(found, attributes) ? backAlready(place) : undefined;
  const source = { content, isSoftDeleted };
  const putBack = (stopping: Stopping) =>
    restore(place, source, { tags: found.free, attributes, tagAttributes }, stopping);
  return {
    change: {
      action: 'Restore manifest',
      target: manifestText(place),
      effects: blocked
        ? [failure(blocked)]
        : [...effectsOf(found, attributes, isSoftDeleted), ...tagEffects(found, tagAttributes)],
      grade: 'mild',
      item: { digest, tags: found.free },
    },
    subject: { ...place, tags: found.free },
    blocked,
    made: { kind: 'restoration', repository, tag: undefined, digest, tags: found.free, attributes, tagAttributes },
    verify: async abort => {
      const now = await find(place, { tags: found.free, tagAttributes }, { signal: abort, rights: RIGHTS });
      const [taken] = now.taken;
      if (taken) throw tagTaken({ ...place, tag: taken.tag }, taken.digest);
    },
    send: putBack,
    settle: async (abort): Promise<Settlement<ManifestProperties>> => {
      const now = await find(place, { tags: found.free, tagAttributes }, { signal: abort, rights: RIGHTS });
      const [taken] = now.taken;
      if (taken) throw tagTaken({ ...place, tag: taken.tag }, taken.digest);
      // pushing is looked at before each step, so that only what is missing is sent again
      if (now.manifest === undefined || now.free.length > 0) return { kind: 'repeat' };
      return { kind: 'done', result: await putBack({ signal: abort, abandon: abort }) };
    },
  };
}

/** Whoever was cut short in between has put it back without its attributes. */
const isWhole = ({ manifest, free }: Found, attributes: ManifestDeleted['attributes']): boolean =>
  manifest !== undefined && free.length === 0 && attributesLeft(manifest, attributes).length === 0;

async function find(
  place: ManifestPlace,
  { tags, tagAttributes = [] }: Pick<ManifestDeleted, 'tags' | 'tagAttributes'>,
  options: CallOptions,
): Promise<Found> {
  const manifest = await manifestThere(place, options);
  const free: TagName[] = [];
  const taken: Found['taken'][number][] = [];
  for (const tag of tags) {
    const was = tagAttributes.find(each => each.tag === tag)?.attributes;
    const isThere = was === undefined && manifest?.tags.includes(tag);
    const now = isThere ? manifest : await tagThere({ ...place, tag }, options);
    if (now && now.digest !== place.digest) taken.push({ tag, digest: now.digest });
    else if (!now || (was && attributesLeft(now, was).length > 0)) free.push(tag);
  }
  return { manifest, free, taken };
}

/** Once the manifest is back, its tags and attributes follow even where it is stopped, or it would be left half done. */
async function restore(
  place: ManifestPlace,
  source: Source,
  { tags, attributes, tagAttributes = [] }: Pick<ManifestDeleted, 'tags' | 'attributes' | 'tagAttributes'>,
  stopping: Stopping,
): Promise<ManifestProperties> {
  const { registry, digest } = place;
  const later = { signal: stopping.abandon, rights: RIGHTS, sending: stopping.sending };
  const there = await manifestThere(place, later);
  if (source.isSoftDeleted) {
    if (!there) await bringBack(place, { tags, content: source.content }, stopping);
    if (tags.length === 0) await takeMomentaryTag(place, stopping);
  } else if (!there) await push(place, source, digest, { ...stopping, rights: RIGHTS });
  for (const tag of tags) {
    const now = await tagThere({ ...place, tag }, later);
    if (now && now.digest !== digest) throw tagTaken({ ...place, tag }, now.digest);
    if (!now) await push(place, source, tag, later);
    const was = tagAttributes.find(each => each.tag === tag);
    if (was) await restoreTagAttributes({ ...place, tag }, { digest, attributes: was.attributes }, later);
  }
  const now = await getManifest(registry, place, later);
  const off = attributesLeft(now, attributes);
  if (off.length === 0) return now;
  await updateManifest(registry, place, Object.fromEntries(off.map(each => [each, attributes?.[each]])), later);
  const updated = await getManifest(registry, place, later);
  const still = attributesLeft(updated, attributes);
  if (still.length === 0) return updated;
  throw new AdminError(
    'NotInEffect',
    `${manifestText(place)} is back, but ${still.map(pascal).join(', ')} did not take effect.`,
    'Look at it, and set what is missing with Update-AzContainerRegistryManifest.',
  );
}

/** What a manifest is put back from; one that soft delete keeps has its bytes in the registry. */
interface Source {
  readonly content: ManifestContent | undefined;
  readonly isSoftDeleted: boolean;
}

async function push(place: ManifestPlace, { content }: Source, reference: TagName | Digest, options: CallOptions) {
  const { registry, repository, digest } = place;
  const { mediaType, bytes } = content ?? (await readManifest(registry, { repository, reference: digest }, options));
  await putManifest(registry, { repository, reference, mediaType, bytes }, options);
}

function effectsOf(
  { manifest, free, taken }: Found,
  attributes: ManifestDeleted['attributes'],
  isSoftDeleted: boolean,
): Effect[] {
  const off = ATTRIBUTES.filter(each => attributes?.[each] === false);
  return [
    note(
      manifest
        ? 'the manifest is there again'
        : isSoftDeleted
          ? 'restores what soft delete keeps'
          : 'pushes the bytes that were kept; its created time becomes new',
    ),
    ...(free.length === 0
      ? []
      : [note(`puts back ${free.length === 1 ? 'the tag' : `${free.length} tags:`} ${free.join(', ')}`)]),
    ...taken.map(({ tag, digest }) => loss(`the tag ${tag} points to ${shortDigest(digest)} now and stays there`)),
    ...off.map((each): Effect => ({ text: differenceText(each, true, false), kind: 'changes' })),
  ];
}

/** What the tags that are put back have switched off. */
const tagEffects = ({ free }: Found, tagAttributes: ManifestDeleted['tagAttributes'] = []): Effect[] =>
  tagAttributes
    .filter(each => free.includes(each.tag))
    .map(({ tag, attributes }): Effect => {
      const off = ATTRIBUTES.filter(each => !attributes[each]).map(pascal);
      return { text: `switches ${off.join(', ')} off again for the tag ${tag}`, kind: 'changes' };
    });

const notKept = (place: ManifestPlace): AdminError =>
  new AdminError(
    'NotKept',
    `${manifestText(place)} cannot be put back: its bytes were not kept when it was deleted, or can no longer be read.`,
    'Push the image again.',
  );

const contentGone = (place: ManifestPlace, gone: readonly string[]): AdminError =>
  new AdminError(
    'ContentGone',
    `${manifestText(place)} cannot be put back: the registry no longer has ${gone.length === 1 ? '' : `${gone.length} of its parts: `}${gone.join(', ')}.`,
    'Push the image again.',
  );

const backAlready = (place: ManifestPlace): AdminError =>
  new AdminError(
    'BackAlready',
    `${manifestText(place)} is there again; nothing is left to put back.`,
    'Look at it again.',
  );
