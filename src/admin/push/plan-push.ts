import type { BlobPart, ContentSource } from '../../content/content-source.ts';
import type { ContentManifest, ContentTree } from '../../content/content-tree.ts';
import { sideBySide } from '../../content/side-by-side.ts';
import { hasBlob } from '../../registry/blobs.ts';
import { hasManifest } from '../../registry/manifest-content.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { getRepository } from '../../registry/repositories.ts';
import type { AdminError } from '../admin-error.ts';
import { isGone } from '../bulk/gone.ts';
import { repositoryLock } from '../lock.ts';
import type { RepositoryPlace } from '../subject.ts';
import { type UnboundReferrers, unboundReferrers } from './bind-referrers.ts';
import type { HeldKind, KnownContent } from './known-content.ts';
import { PUSH_RIGHTS, planTag, type TagPlan, withKnownTag } from './plan-tag.ts';
import { isForbidden } from './tag-before.ts';

/** An image that is to be pushed, and what it is pushed from. */
export interface PushContent {
  readonly source: ContentSource;
  readonly tree: ContentTree;
  /** A repository of the target's registry that has its blobs. */
  readonly mountFrom: RepositoryName | undefined;
}

export interface PushOptions {
  readonly tags: readonly TagName[];
  /** Tags that point elsewhere are moved; else they block the plan. */
  readonly moving: boolean;
  readonly signal: AbortSignal;
  /** What has been seen in repositories by plans before this one. */
  readonly known: KnownContent;
  /** Told after each thing that was looked up. */
  readonly onLook?: ((done: number, of: number) => void) | undefined;
}

/** What has to be done so that a repository has an image under some tags. */
export interface PushPlan {
  readonly place: RepositoryPlace;
  readonly content: PushContent;
  /** What the repository lacks. */
  readonly blobs: readonly BlobPart[];
  /** The same, in the order in which they are pushed. */
  readonly manifests: readonly ContentManifest[];
  /** Referrers that are there, and that nobody finds: who pushed them was cut short. */
  readonly unbound: readonly UnboundReferrers[];
  /** The tags that were asked for, and those that bind a referrer to what it is about. */
  readonly tags: readonly TagPlan[];
  /** Why it would fail, known before anything is sent: a lock, a tag that is taken. */
  readonly blocked: AdminError | undefined;
}

/** Looks at what of an image a repository has, and at its tags; sends nothing. Throws RegistryError. */
export async function planPush(place: RepositoryPlace, content: PushContent, options: PushOptions): Promise<PushPlan> {
  const { tree } = content;
  const { tags, moving, signal } = options;
  const locked = await options.known.lock(place, () => lockOf(place, signal));
  const byTag = [...tags.map(tag => ({ tag, digest: tree.root })), ...bindings(tree)];
  const plans: TagPlan[] = [];
  for (const { tag, digest } of byTag) {
    const manifest = tree.manifests.find(each => each.digest === digest);
    if (manifest) plans.push(await planTag({ ...place, tag }, manifest, { moving, together: byTag, signal }));
  }
  const lacks = await lacking(place, tree, options);
  const there = tree.manifests.filter(each => !lacks.manifest.has(each.digest));
  return {
    place,
    content,
    blobs: tree.blobs.filter(each => lacks.blob.has(each.digest)),
    manifests: tree.manifests.filter(each => lacks.manifest.has(each.digest)),
    unbound: await unboundReferrers(place, there, { signal, rights: PUSH_RIGHTS }),
    tags: plans,
    blocked: locked ?? plans.find(each => each.blocked)?.blocked,
  };
}

/** The plan without what the repository was given since it was made. */
export function withoutKnown(plan: PushPlan, known: KnownContent): PushPlan {
  const isLacking = (kind: HeldKind, { digest }: { readonly digest: Digest }) =>
    !known.has({ ...plan.place, digest, kind });
  return {
    ...plan,
    blobs: plan.blobs.filter(each => isLacking('blob', each)),
    manifests: plan.manifests.filter(each => isLacking('manifest', each)),
    tags: plan.tags.map(each => withKnownTag(each, known)),
  };
}

const bindings = ({ manifests }: ContentTree) =>
  manifests.flatMap(({ tag, digest }) => (tag === undefined ? [] : [{ tag, digest }]));

async function lockOf(place: RepositoryPlace, signal: AbortSignal): Promise<AdminError | undefined> {
  const { registry, repository } = place;
  try {
    const { changeableAttributes } = await getRepository(registry, repository, { signal, rights: PUSH_RIGHTS });
    const isLocked = changeableAttributes && !changeableAttributes.writeEnabled;
    return isLocked ? repositoryLock(place, changeableAttributes) : undefined;
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return undefined;
    throw error;
  }
}

/** Digests of what the repository does not have. */
async function lacking(
  { registry, repository }: RepositoryPlace,
  { blobs, manifests }: ContentTree,
  { signal, known, onLook }: PushOptions,
): Promise<Readonly<Record<HeldKind, ReadonlySet<Digest>>>> {
  const lacks = { blob: new Set<Digest>(), manifest: new Set<Digest>() };
  const asks = [
    ...blobs.map(({ digest }) => ({ digest, kind: 'blob' as const, ask: hasBlob })),
    ...manifests.map(({ digest }) => ({ digest, kind: 'manifest' as const, ask: hasManifest })),
  ].filter(({ digest, kind }) => !known.has({ registry, repository, digest, kind }));
  let done = 0;
  await sideBySide(asks, signal, async ({ digest, kind, ask }, either) => {
    const subject = { repository, digest };
    if (await ask(registry, subject, { signal: either, rights: PUSH_RIGHTS }))
      known.add({ registry, ...subject, kind });
    else lacks[kind].add(digest);
    onLook?.(++done, asks.length);
  });
  return lacks;
}
