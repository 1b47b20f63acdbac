import type { Value } from '../../../values/value.ts';
import type { DocumentLine } from '../document/document-line.ts';
import { shortDigest } from '../short-digest.ts';
import type { DetailPlace } from './detail-command.ts';
import { manifestLink, spacedPieces } from './detail-line.ts';
import { textOf } from './read-value.ts';

/**
 * What belongs to one image after the other, each under its platform, which leads to its manifest; of a single image without that heading.
 * `digest` is the property that tells the image, `extra` what stands behind the platform.
 */
export function perImage(
  place: DetailPlace,
  values: readonly Value[],
  digest: string,
  {
    lines,
    extra = () => '',
  }: {
    readonly lines: (values: readonly Value[], depth: number) => readonly DocumentLine[];
    readonly extra?: (values: readonly Value[]) => string;
  },
): readonly DocumentLine[] {
  const images = [...Map.groupBy(values, each => textOf(each, digest))];
  const [only] = images;
  if (only && images.length === 1 && (place.tag !== undefined || place.digest === only[0])) {
    return lines(only[1], 0);
  }
  return images.flatMap(([image, own]) => [
    {
      pieces: spacedPieces([
        { text: textOf(own[0], 'Platform') || 'no platform', look: 'reg.platform' },
        { text: shortDigest(image), look: 'reg.digest' },
        { text: extra(own), look: 'ui.muted' },
      ]),
      depth: 0,
      folds: true,
      value: image,
      link: manifestLink(place, image, place.tab),
    },
    ...lines(own, 1),
  ]);
}
