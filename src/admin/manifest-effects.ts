import { RegistryError } from '../registry/model/errors.ts';
import type { Descriptor, ManifestProperties } from '../registry/model/manifest.ts';
import { listReferrers } from '../registry/referrers.ts';
import type { CallOptions } from '../registry/registry.ts';
import { type Effect, loss } from './effect.ts';
import { breakages, orphansOf, referrersLeft } from './graph/graph-effects.ts';
import type { RepositoryGraph } from './graph/repository-graph.ts';
import { childText, listText, manyText, referrerText } from './manifest-words.ts';
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
  return [
    loss(
      `leaves ${left.length === 1 ? 'the manifest' : `the ${left.length} manifests`} ${whose}: ${listText(left.map(childText))}`,
    ),
  ];
}

/** The indexes that can no longer be pulled whole, and whether there may be more of them. */
export function indexEffects({ digest }: ManifestPlace, { artifacts, gap }: RepositoryGraph): Effect[] {
  const broken = breakages(artifacts, new Set([digest]));
  const any = broken.length === 0 ? 'an index lists' : 'further indexes list';
  return [...broken, ...(gap === undefined ? [] : [loss(`not looked at whether ${any} it: ${gap}`)])];
}

/** What refers to a manifest, as the registry tells; when that cannot be read, the error. */
export async function readReferrers(
  place: ManifestPlace,
  options: CallOptions,
): Promise<readonly Descriptor[] | RegistryError> {
  const referrers: Descriptor[] = [];
  try {
    for await (const { items } of listReferrers(place.registry, place, options)) referrers.push(...items);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return error;
  }
  return referrers;
}

/** Signatures, SBOMs and the like: those that Azure knows go with the manifest, those that only a tag binds to it stay. */
export function referrerEffects(
  { registry, digest }: ManifestPlace,
  referrers: readonly Descriptor[] | RegistryError,
  { artifacts }: RepositoryGraph,
): Effect[] {
  if (referrers instanceof RegistryError)
    return [loss(`signatures and other referrers could not be read: ${referrers.message}`)];
  const effects: Effect[] = [];
  if (referrers.length > 0) {
    const listed = listText(referrers.map(referrerText));
    const count = manyText(referrers.length, 'referrer');
    // only Azure is known to delete them with it; the distribution specification leaves that open
    const goes =
      registry.dialect.kind === 'acr'
        ? `takes ${count} with it`
        : `leaves ${count} without what ${referrers.length === 1 ? 'it describes' : 'they describe'}`;
    effects.push(loss(`${goes}: ${listed}`));
  }
  const left = referrersLeft(artifacts, new Set([digest, ...referrers.map(each => each.digest)]));
  if (left.length > 0) {
    const listed = left.map(each => artifacts.manifests.get(each)?.tags.join(', ') || shortDigest(each));
    effects.push(loss(`leaves ${manyText(left.length, 'referrer')} bound to it by tag alone: ${listText(listed)}`));
  }
  return effects;
}
