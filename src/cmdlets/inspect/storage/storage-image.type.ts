import type { ImageFigures } from '../../../admin/storage/repository-storage.ts';
import type { Digest } from '../../../registry/model/digest.ts';
import type { TagName } from '../../../registry/model/tag-name.ts';
import type { OutputType } from '../../../values/output-type.ts';
import { exactSizeText, sizeText } from '../../../values/size.ts';
import { imageName } from '../../registry/image-name.ts';
import { placeAliases, placeProperties } from '../../registry/place-properties.ts';
import { repositoryGroup } from '../../registry/repository-group.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import type { NamedImage } from '../image/named-images.ts';
import { atLeast, type Measured } from './storage.type.ts';

/** What one image takes of the storage of its repository. */
export interface ImageStorageRecord extends ImageFigures, Measured {
  readonly place: NamedImage['place'];
  readonly digest: Digest;
  readonly tags: readonly TagName[];
}

export const imageStorageType: OutputType<ImageStorageRecord> = {
  name: 'AcrImageStorage',
  properties: [
    ...placeProperties,
    { name: 'Digest', of: ({ digest }) => digest },
    { name: 'Tags', of: ({ tags }) => tags },
    { name: 'Size', of: ({ size }) => size },
    { name: 'Unique', of: ({ unique }) => unique },
    { name: 'Shared', of: ({ size, unique }) => size - unique },
    { name: 'Reclaimable', of: ({ reclaimable }) => reclaimable ?? null },
    { name: 'ReclaimableBy', of: ({ by }) => by },
    { name: 'IsComplete', of: ({ gaps }) => gaps.length === 0 },
    ...placeAliases,
    { name: 'Gaps', of: ({ gaps }) => gaps, hidden: true },
  ],
  view: {
    asList: 'single',
    list: [
      { label: 'Repository', of: repositoryGroup.of, look: 'reg.repository' },
      { property: 'Digest', look: 'reg.digest' },
      { property: 'Tags', look: 'reg.tag' },
      { label: 'Size', of: record => atLeast(record, record.size, exactSizeText), look: 'reg.size' },
      { label: 'Unique', of: ({ unique }) => exactSizeText(unique), look: 'reg.size' },
      { label: 'Shared', of: ({ size, unique }) => exactSizeText(size - unique), look: 'reg.size' },
      {
        label: 'Reclaimable',
        of: ({ reclaimable, by }) => `${reclaimable === undefined ? 'unknown' : exactSizeText(reclaimable)}: ${by}`,
        look: 'reg.size',
      },
    ],
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'Size', of: record => atLeast(record, record.size), width: 10, align: 'right', look: 'reg.size' },
        { label: 'Unique', of: ({ unique }) => sizeText(unique), width: 9, align: 'right', look: 'reg.size' },
        {
          label: 'Shared',
          of: ({ size, unique }) => sizeText(size - unique),
          width: 9,
          align: 'right',
          priority: 1,
          look: 'reg.size',
        },
        {
          label: 'Reclaimable',
          of: ({ reclaimable }) => (reclaimable === undefined ? 'unknown' : sizeText(reclaimable)),
          width: 11,
          align: 'right',
          priority: 2,
          look: 'reg.untagged',
        },
        { label: 'Digest', of: ({ digest }) => shortDigest(digest), width: 12, look: 'reg.digest' },
        {
          label: 'Tags',
          of: ({ tags }) => (tags.length === 0 ? 'untagged' : tags),
          flexible: { least: 12 },
          look: 'reg.tag',
        },
      ],
    },
  },
};

/** `team/api:1.4.2`, `team/api@31a54a0cf86d` */
export const imageLabel = ({ place, digest, tags }: ImageStorageRecord): string =>
  imageName(place.repository, tags.length === 0 ? undefined : tags.join(', '), digest);
