import type { OutputType } from '../../../values/output-type.ts';
import { placeAliases, placeProperties } from '../../registry/place-properties.ts';
import { repositoryGroup } from '../../registry/repository-group.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { beginning, platformOf } from '../image/image-cells.ts';
import type { ImageRecord } from '../image/read-images.ts';

/** One label of one image. */
export interface LabelRecord extends ImageRecord {
  readonly name: string;
  readonly value: string;
}

export const labelType: OutputType<LabelRecord> = {
  name: 'AcrLabel',
  properties: [
    ...placeProperties,
    { name: 'Tag', of: ({ tag }) => tag ?? null },
    { name: 'Digest', of: ({ image }) => image.digest },
    { name: 'Platform', of: platformOf },
    { name: 'Name', of: ({ name }) => name },
    { name: 'Value', of: ({ value }) => value },
    ...placeAliases,
  ],
  view: {
    table: {
      wrap: true,
      group: repositoryGroup,
      columns: [
        { label: 'Image', of: ({ tag, image }) => tag ?? shortDigest(image.digest), look: 'reg.tag' },
        { label: 'Platform', of: record => platformOf(record) ?? '', priority: 1, look: 'reg.platform' },
        { label: 'Name', of: ({ name }) => name, sharing: { least: 16 } },
        {
          label: 'Value',
          of: ({ value }) => beginning(value),
          flexible: { least: 20 },
          linkOf: ({ value }) => (/^https:\/\/\S+$/.test(value) ? value : undefined),
        },
      ],
    },
  },
};
