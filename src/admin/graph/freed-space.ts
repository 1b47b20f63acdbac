import type { ManifestOutline } from '../../registry/manifest-outline.ts';

/** What deletions free in one repository, or why that is not known. */
export type FreedSpace =
  | {
      /** Of the layers and configurations that nothing else in the repository uses, each counted once. */
      readonly bytes: number;
      /** Some of the layers of what goes are still in use. */
      readonly isRestInUse: boolean;
    }
  | { readonly unknown: string };

type Outline = Pick<ManifestOutline, 'subject' | 'layers' | 'config' | 'unsized'>;

/** What goes with some of all manifests of a repository. What an index lists stays; what refers to a manifest goes with it. */
export function freedSpace(manifests: ReadonlyMap<string, Outline>, digests: readonly string[]): FreedSpace {
  if (digests.some(each => !manifests.has(each))) return { unknown: 'the repository has changed meanwhile' };
  const gone = withReferrers(manifests, digests);
  const inUse = new Set<string>();
  const sizes = new Map<string, number>();
  const going = new Set<string>();
  for (const [digest, { layers, config, unsized }] of manifests) {
    const using = gone.has(digest) ? going : inUse;
    for (const each of config ? [...layers, config] : layers) {
      using.add(each.digest);
      sizes.set(each.digest, each.size);
    }
    for (const each of unsized) using.add(each);
  }
  const freed = [...going].filter(each => !inUse.has(each));
  if (freed.some(each => !sizes.has(each)))
    return { unknown: 'the registry does not tell how large all its layers are' };
  const bytes = freed.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0);
  return { bytes, isRestInUse: freed.length < going.size };
}

function withReferrers(manifests: ReadonlyMap<string, Outline>, digests: readonly string[]): ReadonlySet<string> {
  const referrers = new Map<string, string[]>();
  for (const [digest, { subject }] of manifests) {
    if (subject !== undefined) referrers.set(subject, [...(referrers.get(subject) ?? []), digest]);
  }
  const gone = new Set(digests);
  // a set goes on over what is added to it meanwhile
  for (const each of gone) for (const referrer of referrers.get(each) ?? []) gone.add(referrer);
  return gone;
}
