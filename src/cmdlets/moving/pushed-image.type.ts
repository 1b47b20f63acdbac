import type { PushedContent } from '../../admin/push/carry-out-push.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { OutputType } from '../../values/output-type.ts';
import { sizeText } from '../../values/size.ts';
import { placeAliases, placeProperties } from '../registry/place-properties.ts';
import { repositoryGroup } from '../registry/repository-group.ts';
import { shortDigest } from '../registry/short-digest.ts';
import type { Target } from '../registry/target.ts';

/** An image that is in a repository now, and what it took. */
export interface PushedImage {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly digest: Digest;
  readonly tags: readonly TagName[];
  /** `./image.tar`, `contoso.azurecr.io/team/api` */
  readonly source: string;
  readonly content: PushedContent;
}

export const pushedImageType: OutputType<PushedImage> = {
  name: 'AcrPushedImage',
  properties: [
    ...placeProperties,
    { name: 'Tag', of: ({ tags }) => tags[0] ?? null },
    { name: 'Tags', of: ({ tags }) => tags },
    { name: 'Digest', of: ({ digest }) => digest },
    { name: 'SentBytes', of: ({ content }) => content.bytes.sent },
    { name: 'MountedBytes', of: ({ content }) => content.bytes.mounted },
    { name: 'SentBlobs', of: ({ content }) => content.blobs.sent },
    { name: 'MountedBlobs', of: ({ content }) => content.blobs.mounted },
    { name: 'PresentBlobs', of: ({ content }) => content.blobs.there },
    { name: 'SentManifests', of: ({ content }) => content.manifests },
    { name: 'Source', of: ({ source }) => source },
    ...placeAliases,
  ],
  view: {
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'Digest', of: ({ digest }) => shortDigest(digest), width: 12, look: 'reg.digest' },
        {
          label: 'Sent',
          of: ({ content }) => sizeText(content.bytes.sent),
          align: 'right',
          width: 9,
          look: 'reg.size',
        },
        {
          label: 'Mounted',
          of: ({ content }) => sizeText(content.bytes.mounted),
          align: 'right',
          width: 9,
          look: 'reg.size',
        },
        { label: 'Source', of: ({ source }) => source, priority: 1 },
        { label: 'Tags', of: ({ tags }) => tags.join(', '), flexible: { least: 12 }, look: 'reg.tag' },
      ],
    },
  },
};
