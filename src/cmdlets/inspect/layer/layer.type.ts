import type { ContentPart } from '../../../registry/manifest-document.ts';
import type { OutputType } from '../../../values/output-type.ts';
import { exactSizeText, sizeText } from '../../../values/size.ts';
import { imageName } from '../../registry/image-name.ts';
import { placeAliases, placeProperties } from '../../registry/place-properties.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { timeValue } from '../../registry/time.ts';
import { layersSize, pairs, platformOf } from '../image/image-cells.ts';
import type { ImageRecord } from '../image/read-images.ts';
import { type BuildStep, commandText } from './build-step.ts';
import type { LayerSharing } from './layer-sharing.ts';

/** One layer of one image. */
export interface LayerRecord extends ImageRecord {
  /** From 1, lowest first. */
  readonly number: number;
  readonly layer: ContentPart;
  readonly step: BuildStep['step'];
  /** Only where that was asked for. */
  readonly sharing: LayerSharing | undefined;
}

export const layerType: OutputType<LayerRecord> = {
  name: 'AcrLayer',
  properties: [
    ...placeProperties,
    { name: 'Tag', of: ({ tag }) => tag ?? null },
    { name: 'ImageDigest', of: ({ image }) => image.digest },
    { name: 'Platform', of: platformOf },
    { name: 'Number', of: ({ number }) => number },
    { name: 'Digest', of: ({ layer }) => layer.digest },
    { name: 'Size', of: ({ layer }) => layer.size ?? null },
    { name: 'Share', of: record => shareOf(record) ?? null },
    { name: 'Command', of: ({ step }) => commandText(step?.createdBy) },
    { name: 'CreatedBy', of: ({ step }) => step?.createdBy ?? null },
    { name: 'Created', of: ({ step }) => timeValue(step?.created) },
    { name: 'MediaType', of: ({ layer }) => layer.mediaType },
    { name: 'IsElsewhere', of: ({ layer }) => layer.isElsewhere },
    { name: 'SharedWith', of: ({ sharing }) => sharing?.images ?? null },
    ...placeAliases,
    { name: 'Annotations', of: ({ layer }) => pairs(layer.annotations), hidden: true },
  ],
  view: {
    asList: 'single',
    list: [
      { label: 'Image', of: groupOf, look: 'reg.repository' },
      'Number',
      { property: 'Digest', look: 'reg.digest' },
      {
        label: 'Size',
        of: ({ layer }) => (layer.size === undefined ? 'unknown' : exactSizeText(layer.size)),
        look: 'reg.size',
      },
      { label: 'Share', of: record => shareText(record) || undefined },
      { property: 'Command', look: 'reg.layer' },
      { property: 'Created', look: 'reg.date' },
      { property: 'MediaType', look: 'reg.mediaType' },
      { label: 'SharedWith', of: ({ sharing }) => sharing && sharingText(sharing) },
    ],
    table: {
      group: { label: 'Image', of: groupOf, look: 'reg.repository' },
      columns: [
        { label: '#', of: ({ number }) => number, width: 3, align: 'right' },
        {
          label: 'Size',
          of: ({ layer }) => (layer.size === undefined ? '' : sizeText(layer.size)),
          width: 8,
          align: 'right',
          look: 'reg.size',
        },
        { label: 'Share', of: shareText, width: 6, align: 'right', priority: 2 },
        {
          label: 'Shared',
          of: ({ sharing }) => sharing?.images ?? '',
          width: 6,
          align: 'right',
          isShown: ({ sharing }) => sharing !== undefined,
        },
        { label: 'Digest', of: ({ layer }) => shortDigest(layer.digest), width: 12, priority: 1, look: 'reg.digest' },
        {
          label: 'Command',
          of: ({ step, layer }) => commandText(step?.createdBy) || layer.mediaType,
          flexible: { least: 20 },
          look: 'reg.layer',
        },
      ],
    },
  },
};

/** `contoso.azurecr.io/team/api:1.4.2 linux/amd64` */
function groupOf({ place, tag, image }: LayerRecord): string {
  const name = imageName(place.repository, tag, image.digest);
  const platform = platformOf({ image });
  return `${place.connection.registry.server.name}/${name}${platform === null ? '' : ` ${platform}`}`;
}

/** Of the bytes of the image, from 0 to 1; undefined where that is not known. */
function shareOf({ layer, image }: LayerRecord): number | undefined {
  const all = layersSize(image.document.layers);
  return layer.size === undefined || !all ? undefined : layer.size / all;
}

/** `74.2%` */
function shareText(record: LayerRecord): string {
  const share = shareOf(record);
  return share === undefined ? '' : `${(share * 100).toFixed(1)}%`;
}

const sharingText = ({ images, of, isWhole }: LayerSharing): string =>
  `${images} of ${of} other images${isWhole ? '' : ' that were read'}`;
