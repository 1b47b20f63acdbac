import type { Right } from '../registry/auth/scope.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { Descriptor, ManifestProperties } from '../registry/model/manifest.ts';
import { listReferrers } from '../registry/referrers.ts';
import { type Effect, loss } from './effect.ts';
import { breakages, orphansOf, referrersLeft } from './graph/graph-effects.ts';
import type { RepositoryGraph } from './graph/repository-graph.ts';
import { childText, manyText, referrerText } from './manifest-words.ts';
import { type ManifestPlace, shortDigest } from './subject.ts';

/** What becomes of the platform manifests of an index that is deleted: the registry keeps them, and some may be in use elsewhere. */
export function childEffects(
  { digest, references }: ManifestProperties,
  { artifacts, gap }: RepositoryGraph,
): Effect[] {
  if (!references?.length) return [];
  const orphans = new Set(orphansOf(artifacts, new Set([digest])).map(each => each.digest));
  const left = gap === undefined ? references.filter(each => orphans.has(each.digest)) : references;
  if (left.length === 0) return [];
  const whose = left.length === references.length ? 'that this index lists' : 'that only this index lists';
  return [loss(`leaves the ${manyText(left.length, 'manifest')} ${whose}: ${left.map(childText).join(', ')}`)];
}

/** The indexes that can no longer be pulled whole, and whether there may be more of them. */
export function indexEffects({ digest }: ManifestPlace, { artifacts, gap }: RepositoryGraph): Effect[] {
  const broken = breakages(artifacts, new Set([digest]));
  const any = broken.length === 0 ? 'an index lists' : 'further indexes list';
  return [...broken, ...(gap === undefined ? [] : [loss(`not looked at whether ${any} it: ${gap}`)])];
}

/**
 * Signatures, SBOMs and the like: those that the registry knows go with the manifest, those that only a tag binds to it stay. When they cannot
 * be read, that is said.
 */
export async function referrerEffects(
  place: ManifestPlace,
  { artifacts }: RepositoryGraph,
  { rights, signal }: { readonly rights: readonly Right[]; readonly signal: AbortSignal },
): Promise<Effect[]> {
  const referrers: Descriptor[] = [];
  try {
    for await (const page of listReferrers(place.registry, place, { signal, rights })) referrers.push(...page.items);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return [loss(`signatures and other referrers could not be read: ${error.message}`)];
  }
  const going = new Set([place.digest, ...referrers.map(each => each.digest)]);
  const left = referrersLeft(artifacts, going);
  const effects: Effect[] = [];
  if (referrers.length > 0) {
    const listed = referrers.map(referrerText).join(', ');
    effects.push(loss(`takes ${manyText(referrers.length, 'referrer')} with it: ${listed}`));
  }
  if (left.length > 0) {
    const listed = left.map(each => artifacts.manifests.get(each)?.tags.join(', ') || shortDigest(each));
    effects.push(loss(`leaves ${manyText(left.length, 'referrer')} bound to it by tag alone: ${listed.join(', ')}`));
  }
  return effects;
}
