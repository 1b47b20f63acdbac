import type { OutputType } from '../../../values/output-type.ts';
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
    { name: 'RegistryName', of: ({ place }) => place.connection.name },
    { name: 'RepositoryName', of: ({ place }) => place.repository },
    { name: 'Tag', of: ({ tag }) => tag ?? null },
    { name: 'Digest', of: ({ image }) => image.digest },
    { name: 'Platform', of: platformOf },
    { name: 'Name', of: ({ name }) => name },
    { name: 'Value', of: ({ value }) => value },
    { name: 'Registry', of: ({ place }) => place.connection.registry.server.name, hidden: true },
    { name: 'ImageName', of: ({ place }) => place.repository, hidden: true },
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
