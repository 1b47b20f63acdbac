import { type BlobPart, toldSize } from '../../content/content-source.ts';
import { sideBySide } from '../../content/side-by-side.ts';
import { type PushedBlob, pushBlob } from '../../registry/blob-upload.ts';
import { bindReferrers } from './bind-referrers.ts';
import type { KnownContent } from './known-content.ts';
import type { PushPlan } from './plan-push.ts';
import { PUSH_RIGHTS } from './plan-tag.ts';
import { pushManifest } from './push-manifest.ts';

/** A push that the user, or the rules for scripts, have said yes to; make one only behind a confirmation. */
export class ConfirmedPush {
  readonly #plan: PushPlan;

  constructor(plan: PushPlan) {
    this.#plan = plan;
  }

  get plan(): PushPlan {
    return this.#plan;
  }
}

export interface PushProgress {
  /** Bytes that were sent, and that of what was mounted or found there. */
  readonly done: number;
  readonly total: number;
  /** How many of the blobs and manifests that were lacking are there now. */
  readonly parts: number;
}

export interface CarryOutOptions {
  readonly signal: AbortSignal;
  readonly known: KnownContent;
  /** Told before each thing that is sent; may throw to keep it back. */
  readonly sending: () => void;
  readonly onProgress: (progress: PushProgress) => void;
}

/** What came of it. */
export interface PushedContent {
  /** How many blobs, and of how many bytes. */
  readonly blobs: Readonly<Record<PushedBlob | 'there', number>>;
  readonly bytes: Readonly<Record<PushedBlob, number>>;
  readonly manifests: number;
}

/**
 * Sends what a repository lacks of an image: blobs, several at once, then manifests, what is listed before what lists it. Tags follow by their own
 * plans, so that nobody can pull a part of it. All of it is named by its content, so that who stops it and begins again goes on where it was.
 * Throws RegistryError, ContentError.
 */
export async function carryOutPush({ plan }: ConfirmedPush, options: CarryOutOptions): Promise<PushedContent> {
  const { place, content, blobs, manifests } = plan;
  const { registry, repository } = place;
  const { signal, known, sending, onProgress } = options;
  const total = toldSize([...blobs, ...manifests.map(({ bytes }) => ({ size: bytes.length }))]);
  const done = new Map<string, number>();
  let parts = 0;
  const tell = () => onProgress({ done: done.values().reduce((sum, each) => sum + each, 0), total, parts });
  const pushed = { there: content.tree.blobs.length - blobs.length, mounted: 0, sent: 0 };
  const bytes = { mounted: 0, sent: 0 };
  tell();
  await sideBySide(largestFirst(blobs), signal, async (part, either) => {
    sending();
    const { digest, size } = part;
    const open = async () => (await content.source.blob(part, { signal: either })).chunks;
    const how = await pushBlob(registry, { repository, digest, size }, open, {
      signal: either,
      rights: PUSH_RIGHTS,
      mountFrom: content.mountFrom ?? known.holder(registry, digest),
      onSent(sent) {
        done.set(digest, sent);
        tell();
      },
    });
    pushed[how] += 1;
    bytes[how] += size ?? done.get(digest) ?? 0;
    done.set(digest, size ?? 0);
    parts += 1;
    known.add({ registry, repository, digest, kind: 'blob' });
    tell();
  });
  for (const manifest of manifests) {
    signal.throwIfAborted();
    sending();
    await pushManifest(place, manifest, { signal, rights: PUSH_RIGHTS });
    const { digest } = manifest;
    done.set(digest, manifest.bytes.length);
    parts += 1;
    known.add({ registry, repository, digest, kind: 'manifest' });
    tell();
  }
  await bindReferrers(place, content.tree.manifests, { signal, rights: PUSH_RIGHTS });
  return { blobs: pushed, bytes, manifests: manifests.length };
}

/** The one that takes longest is not begun last. */
const largestFirst = (blobs: readonly BlobPart[]): readonly BlobPart[] =>
  blobs.toSorted((one, other) => (other.size ?? 0) - (one.size ?? 0));
