import { sizeText } from '../../../values/size.ts';
import type { Value } from '../../../values/value.ts';
import type { DocumentLine } from '../document/document-line.ts';
import { shortDigest } from '../short-digest.ts';
import type { DetailPlace } from './detail-command.ts';
import { factLines, remark, spacedPieces } from './detail-line.ts';
import { perImage } from './image-groups.ts';
import { laidOutLines } from './json-lines.ts';
import { ofType, propertyOf, textOf } from './read-value.ts';
import { sourceLines } from './source-lines.ts';

/** Size, share of the image, digest and command of each layer, lowest first. */
export function layerLines(place: DetailPlace, values: readonly Value[]): readonly DocumentLine[] {
  const read = ofType(values, 'AcrLayer');
  // they come twice: at once, and once more when it is known who shares them
  const keyOf = (each: Value) => `${textOf(each, 'ImageDigest')} ${textOf(each, 'Number')}`;
  const layers = [...new Map(read.map(each => [keyOf(each), each])).values()];
  if (layers.length === 0) return [remark('No layers.')];
  return perImage(place, layers, 'ImageDigest', {
    lines: (own, depth) => own.map(each => layerLine(each, depth)),
    extra: total,
  });
}

/** One layer: ` 26.9 MB  64.2%  shared by 11  726df37dce2a  ADD rootfs.tar /`. */
export function layerLine(layer: Value, depth: number): DocumentLine {
  return {
    pieces: spacedPieces([
      { text: sizeOf(layer).padStart(SIZE_CELLS), look: 'reg.size' },
      { text: shareOf(layer).padStart(SHARE_CELLS) },
      { text: sharedOf(layer), look: 'ui.muted' },
      { text: shortDigest(textOf(layer, 'Digest')), look: 'reg.digest' },
      { text: textOf(layer, 'Command') || textOf(layer, 'MediaType'), look: 'reg.layer' },
    ]),
    depth,
    value: textOf(layer, 'Digest'),
  };
}

const SIZE_CELLS = 9;
const SHARE_CELLS = 6;
const SHARED_CELLS = 'shared by 999'.length;

const sizeOf = (layer: Value): string =>
  propertyOf(layer, 'Size') === null ? '?' : sizeText(Number(textOf(layer, 'Size')));

/** `shared by 11`, other images of the repository; empty where nobody has counted them. */
function sharedOf(layer: Value): string {
  const images = textOf(layer, 'SharedWith');
  if (images === '') return '';
  return (images === '0' ? 'only here' : `shared by ${images}`).padEnd(SHARED_CELLS);
}

/** `64.2%` */
const shareOf = (layer: Value): string =>
  propertyOf(layer, 'Share') === null ? '' : `${(Number(textOf(layer, 'Share')) * 100).toFixed(1)}%`;

/** `71.4 MB in 3 layers` */
function total(layers: readonly Value[]): string {
  const sizes = layers.map(each => propertyOf(each, 'Size'));
  const sum = sizes.reduce<number>((all, each) => all + Number(each ?? 0), 0);
  const size = sizes.includes(null) ? '' : `${sizeText(sum)} in `;
  return `${size}${layers.length} layer${layers.length === 1 ? '' : 's'}`;
}

/** The configuration of each image, as JSON. */
export function configLines(place: DetailPlace, values: readonly Value[]): readonly DocumentLine[] {
  const images = ofType(values, 'AcrImage');
  if (images.length === 0) return [remark('No configuration.')];
  return perImage(place, images, 'Digest', {
    lines: (own, depth) =>
      own.flatMap(each => {
        const text = textOf(each, 'ConfigText');
        return text === '' ? [remark(noConfig(each), depth)] : laidOutLines(text, depth);
      }),
  });
}

const noConfig = (image: Value): string =>
  propertyOf(image, 'ConfigDigest') === null
    ? 'It has no configuration.'
    : `Its configuration ${shortDigest(textOf(image, 'ConfigDigest'))} is not in the registry, or is no JSON.`;

/** The labels of each, by name, the first under the cursor, and whose labels nobody can tell; then where the image comes from. */
export function labelLines(place: DetailPlace, values: readonly Value[]): readonly DocumentLine[] {
  const labels = ofType(values, 'AcrLabel');
  const lost = ofType(values, 'AcrImage').filter(hasLostConfig);
  const source = sourceLines(values);
  if (labels.length + lost.length === 0) return [remark('No labels.'), ...source];
  const isLost = (own: readonly Value[]) => own.some(each => lost.includes(each));
  const images = perImage(place, [...labels, ...lost], 'Digest', {
    lines: (own, depth) =>
      isLost(own)
        ? own.map(each => remark(noConfig(each), depth))
        : factLines(
            own.map(each => ({ label: textOf(each, 'Name'), text: textOf(each, 'Value') })),
            depth,
          ),
    extra: own => (isLost(own) ? '' : `${own.length} label${own.length === 1 ? '' : 's'}`),
  });
  return [...images, ...source];
}

/** An image has its labels in a configuration that nobody can read. */
const hasLostConfig = (image: Value): boolean =>
  textOf(image, 'Kind').startsWith('image') &&
  propertyOf(image, 'ConfigDigest') !== null &&
  propertyOf(image, 'ConfigText') === null;
