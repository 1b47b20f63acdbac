import type { Right } from '../registry/auth/scope.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { Descriptor, ManifestChild, ManifestProperties } from '../registry/model/manifest.ts';
import { referrerKind } from '../registry/model/referrer-kind.ts';
import { listReferrers } from '../registry/referrers.ts';
import { breakage, type Effect, loss } from './effect.ts';
import type { Ancestor } from './graph/artifact-graph.ts';
import type { RepositoryGraph } from './graph/repository-graph.ts';
import { type ManifestPlace, shortDigest } from './subject.ts';

/** What becomes of the platform manifests of an index that is deleted: the registry keeps them. */
export function childEffects({ references }: ManifestProperties): Effect[] {
  if (!references?.length) return [];
  const count = `${references.length} manifest${references.length === 1 ? '' : 's'}`;
  return [loss(`leaves the ${count} that this index lists: ${references.map(childText).join(', ')}`)];
}

/** `linux/amd64 9f1c2e7a4b80`: what an index lists. */
export const childText = (child: ManifestChild): string =>
  [...platformsOf([child]), shortDigest(child.digest)].join(' ');

/** `linux/amd64`, each once. */
const platformsOf = (children: readonly ManifestChild[]): readonly string[] => [
  ...new Set(
    children.flatMap(({ os, architecture }) =>
      // BuildKit lists attestations as unknown/unknown
      os && architecture && os !== 'unknown' ? [`${os}/${architecture}`] : [],
    ),
  ),
];

/** The indexes that can no longer be pulled whole, and whether there may be more of them. */
export function indexEffects({ digest }: ManifestPlace, graph: RepositoryGraph): Effect[] {
  const broken = graph.ancestorsOf(digest);
  const { gap } = graph;
  const any = broken.length === 0 ? 'an index lists' : 'further indexes list';
  return [
    ...broken.map(each => breakage(`breaks ${indexText(each)}`)),
    ...(gap === undefined ? [] : [loss(`not looked at whether ${any} it: ${gap}`)]),
  ];
}

/** `index 31a54a0cf86d (1.4.2, latest), which lists it as linux/amd64` */
function indexText({ index, entries, through }: Ancestor): string {
  const tags = index.tags.length === 0 ? '' : ` (${index.tags.join(', ')})`;
  const platforms = platformsOf(entries);
  const how =
    through === undefined
      ? ['it', ...(platforms.length === 0 ? [] : ['as', platforms.join(' and ')])].join(' ')
      : `it through index ${shortDigest(through)}`;
  return `index ${shortDigest(index.digest)}${tags}, which lists ${how}`;
}

/** `notation signature 5d21b6607e42` */
export const referrerText = ({ artifactType, mediaType, digest }: Descriptor): string =>
  `${referrerKind(artifactType ?? mediaType).name} ${shortDigest(digest)}`;

/** Signatures, SBOMs and the like that go with the manifest; when they cannot be read, that is said. */
export async function referrerEffects(
  place: ManifestPlace,
  rights: readonly Right[],
  signal: AbortSignal,
): Promise<Effect[]> {
  const referrers: Descriptor[] = [];
  try {
    for await (const page of listReferrers(place.registry, place, { signal, rights })) referrers.push(...page.items);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return [loss(`signatures and other referrers could not be read: ${error.message}`)];
  }
  if (referrers.length === 0) return [];
  const listed = referrers.map(referrerText);
  return [loss(`takes ${referrers.length} referrer${referrers.length === 1 ? '' : 's'} with it: ${listed.join(', ')}`)];
}
