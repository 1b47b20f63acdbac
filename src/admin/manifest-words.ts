import type { Descriptor, ManifestChild, ManifestProperties } from '../registry/model/manifest.ts';
import { referrerKind } from '../registry/model/referrer-kind.ts';
import { shortDigest } from './subject.ts';

/** `linux/amd64 9f1c2e7a4b80`: what an index lists. */
export const childText = (child: ManifestChild): string =>
  [...platformsOf([child]), shortDigest(child.digest)].join(' ');

/** `linux/amd64`, each once. */
export const platformsOf = (children: readonly ManifestChild[]): readonly string[] => [
  ...new Set(
    children.flatMap(({ os, architecture }) =>
      // BuildKit lists attestations as unknown/unknown
      os && architecture && os !== 'unknown' ? [`${os}/${architecture}`] : [],
    ),
  ),
];

/** `notation signature 5d21b6607e42` */
export const referrerText = ({
  artifactType,
  mediaType,
  digest,
}: Pick<Descriptor, 'artifactType' | 'digest'> & { readonly mediaType: string | undefined }): string =>
  `${referrerKind(artifactType ?? mediaType).name} ${shortDigest(digest)}`;

/** `index 31a54a0cf86d (1.4.2, latest)` */
export const indexText = ({ digest, tags }: ManifestProperties): string =>
  `index ${shortDigest(digest)}${tags.length === 0 ? '' : ` (${listText(tags)})`}`;

/** So many are named. */
const NAMED = 12;

/** `a, b, c`, and of many the first: `a, b … and 1,204 more`. */
export function listText(names: readonly string[]): string {
  if (names.length <= NAMED) return names.join(', ');
  return `${names.slice(0, NAMED - 1).join(', ')} and ${(names.length - NAMED + 1).toLocaleString('en-US')} more`;
}

/** `1 referrer`, `1,204 referrers` */
export const manyText = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
