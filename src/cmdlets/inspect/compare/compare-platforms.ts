import type { Image } from '../../../registry/images.ts';
import { type Platform, platformText } from '../../../registry/manifest-document.ts';

/** Images of two sides that are for the same platform; one is undefined where only the other side has that platform. */
export interface ImagePair {
  readonly reference: Image | undefined;
  readonly difference: Image | undefined;
}

/** From the closest to the loosest: what an index leaves out on one side is no reason to keep two apart. */
const LIKE: readonly ((platform: Platform) => string)[] = [
  platform => `${platformText(platform)} ${platform.osVersion ?? ''}`,
  platformText,
  platform => platformText({ ...platform, variant: undefined }),
];

/** One image is compared with one, whatever they are for; otherwise each with the one for its platform. The order is that of the first side. */
export function pairsOf(reference: readonly Image[], difference: readonly Image[]): readonly ImagePair[] {
  const [one, other] = [reference[0], difference[0]];
  if (one && other && reference.length === 1 && difference.length === 1) return [{ reference: one, difference: other }];
  const found = new Map<Image, Image>();
  const left = new Set(difference);
  for (const like of LIKE) {
    for (const image of reference) {
      const match = found.has(image) ? undefined : [...left].find(each => isLike(image, each, like));
      if (!match) continue;
      found.set(image, match);
      left.delete(match);
    }
  }
  return [
    ...reference.map(image => ({ reference: image, difference: found.get(image) })),
    ...[...left].map(image => ({ reference: undefined, difference: image })),
  ];
}

const isLike = (one: Image, other: Image, like: (platform: Platform) => string): boolean =>
  one.platform && other.platform ? like(one.platform) === like(other.platform) : one.platform === other.platform;
