import { putManifest } from '../../registry/manifest-content.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { AdminError } from '../admin-error.ts';
import { type Effect, failure, loss, note } from '../effect.ts';
import { tagLock } from '../lock.ts';
import type { Plan } from '../plan.ts';
import { shortDigest, type TagPlace, tagText } from '../subject.ts';
import type { KnownContent } from './known-content.ts';
import { otherTags, type TagBefore, tagBefore } from './tag-before.ts';

/** What pushing takes, and looking at the tags before; a token that allows less is tried all the same. */
export const PUSH_RIGHTS = ['pull', 'push', 'metadata_read'] as const;

/** Where a tag is to point. */
export interface TagTarget {
  readonly tag: TagName;
  readonly digest: Digest;
}

export interface PlanTagOptions {
  /** It may point elsewhere now. */
  readonly moving: boolean;
  /** All that is tagged together with it: what it leaves may lose several tags at once. */
  readonly together?: readonly TagTarget[];
  readonly signal: AbortSignal;
}

/** A tag that is put on a manifest. */
export interface TagPlan extends Plan<Digest> {
  /** What it is put on. */
  readonly digest: Digest;
  /** What it points to before that; undefined for a new one. */
  readonly before: Digest | undefined;
  /** It points there already, and nothing needs to be sent. */
  readonly isThere: boolean;
  /** It points elsewhere now. */
  readonly moves: boolean;
}

/**
 * Plans to push a manifest under a tag. One that points elsewhere is moved only with `moving`, or the plan is blocked; so it is where the tag is
 * locked. Throws RegistryError.
 */
export async function planTag(
  place: TagPlace,
  { digest, mediaType, bytes }: ManifestContent,
  { moving, together = [], signal }: PlanTagOptions,
): Promise<TagPlan> {
  const { registry, repository, tag } = place;
  const find = (abort: AbortSignal) => tagBefore(place, { signal: abort, rights: PUSH_RIGHTS });
  const before = await find(signal);
  const isThere = before?.digest === digest;
  const moves = before !== undefined && !isThere;
  const lock = isThere ? undefined : lockOf(place, before);
  const blocked = lock ?? (moves && !moving ? tagExists(place, before.digest) : undefined);
  return {
    change: {
      action: moves ? 'Move tag' : 'Push tag',
      target: tagText(place),
      effects: blocked ? [failure(blocked)] : await effectsOf(place, { digest, before, together, signal }),
      grade: moves ? 'moderate' : 'mild',
      item: { digest, tags: [tag] },
    },
    subject: { ...place, tags: [tag], digest: undefined },
    blocked,
    digest,
    before: before?.digest,
    isThere,
    moves,
    verify: async abort => {
      const now = await find(abort);
      if (now?.digest !== before?.digest && now?.digest !== digest) throw overtaken(place, now);
    },
    send: stopping =>
      putManifest(registry, { repository, reference: tag, mediaType, bytes }, { ...stopping, rights: PUSH_RIGHTS }),
    settle: async abort => {
      const now = await find(abort);
      if (now?.digest === digest) return { kind: 'done', result: digest };
      if (now?.digest === before?.digest) return { kind: 'repeat' };
      throw overtaken(place, now);
    },
    made:
      before && moves
        ? { kind: 'move', repository, tag, from: before.digest, digest }
        : { kind: 'retag', repository, tag, digest, attributes: undefined },
  };
}

/** The plan after what the same command has done since: an image before it may be the same, under another tag. */
export function withKnownTag(plan: TagPlan, known: KnownContent): TagPlan {
  const { subject, digest, isThere } = plan;
  return { ...plan, isThere: isThere || subject.tags.every(tag => known.tagged({ ...subject, tag }) === digest) };
}

/** A tag that may be deleted and not written, and the other way round, are locked for different things. */
const lockOf = (place: TagPlace, before: TagBefore | undefined): AdminError | undefined =>
  before?.attributes && !before.attributes.writeEnabled ? tagLock(place, before.attributes) : undefined;

async function effectsOf(
  place: TagPlace,
  {
    digest,
    before,
    together,
    signal,
  }: Required<Pick<PlanTagOptions, 'together' | 'signal'>> & {
    readonly digest: Digest;
    readonly before: TagBefore | undefined;
  },
): Promise<Effect[]> {
  const { tag } = place;
  if (before === undefined) return [note(`puts the new tag ${tag} on manifest ${shortDigest(digest)}`)];
  if (before.digest === digest) return [note(`the tag ${tag} points there already`)];
  const old = shortDigest(before.digest);
  const leaving = new Set(together.filter(each => each.digest !== before.digest).map(each => each.tag));
  const found = await otherTags(place, before.digest, { signal, rights: PUSH_RIGHTS });
  const others = found?.filter(each => !leaving.has(each));
  return [
    { text: `moves the tag ${tag} from manifest ${old} to ${shortDigest(digest)}`, kind: 'changes' },
    ...(others === undefined
      ? []
      : others.length === 0
        ? [loss(`leaves manifest ${old} untagged`)]
        : [
            note(
              `manifest ${old} keeps ${others.length === 1 ? 'the tag' : `${others.length} tags:`} ${others.join(', ')}`,
            ),
          ]),
  ];
}

const tagExists = (place: TagPlace, digest: Digest): AdminError =>
  new AdminError(
    'TagTaken',
    `${tagText(place)} exists and points to ${shortDigest(digest)}; it was left alone.`,
    'Choose another tag, or move this one with -Force.',
  );

const overtaken = (place: TagPlace, now: TagBefore | undefined): AdminError =>
  new AdminError(
    'TagMoved',
    now === undefined
      ? `${tagText(place)} has been removed meanwhile; it was left so.`
      : `${tagText(place)} points to ${shortDigest(now.digest)} by now: somebody else has pushed it meanwhile; it was left alone.`,
    'What was pushed is there without the tag. Look at the tag, and repeat the command if it is still wanted.',
  );
