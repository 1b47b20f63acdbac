import type { ManifestSubject } from './dialect.ts';
import { keptManifest, manifestAtHand } from './kept-bodies.ts';
import { RegistryError } from './model/errors.ts';
import type { ManifestContent } from './model/manifest.ts';
import type { CallOptions, Registry } from './registry.ts';

/** Manifests that are asked for at once: what the governor lets through at most, and whoever gives up leaves no more than these behind. */
const AT_ONCE = 32;

/** Failures that are about one manifest and not about the registry. */
const OF_ONE: ReadonlySet<string> = new Set([
  'ManifestNotFound',
  'NotFound',
  'DigestMismatch',
  'AnswerTooLarge',
  'UnexpectedAnswer',
  // its reading is switched off
  'Locked',
]);

export interface ReadingOptions extends CallOptions {
  /** Told after each manifest. */
  readonly onRead?: ((done: number, of: number) => void) | undefined;
}

/**
 * Reads manifests and hands each to `take` as it comes, one request for each that was not read lately. One that is missing or damaged is left
 * out; throws RegistryError for any other failure.
 */
export async function readManifests(
  registry: Registry,
  subjects: readonly ManifestSubject[],
  take: (content: ManifestContent) => void,
  { onRead, ...options }: ReadingOptions = {},
): Promise<void> {
  const missing: ManifestSubject[] = [];
  // those first: what is read now may take their place
  for (const subject of subjects) {
    const content = manifestAtHand(registry, subject);
    if (content) take(content);
    else missing.push(subject);
  }
  let done = subjects.length - missing.length;
  if (done > 0) onRead?.(done, subjects.length);
  const queue = missing.values();
  let hasFailed = false;
  const reader = async () => {
    for (const { repository, digest } of queue) {
      if (hasFailed) return;
      try {
        take(await keptManifest(registry, { repository, digest }, options));
      } catch (error) {
        hasFailed = !(error instanceof RegistryError && OF_ONE.has(error.id));
        if (hasFailed) throw error;
      }
      done++;
      onRead?.(done, subjects.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, missing.length) }, reader));
}
