import type { OutputType } from '../../../values/output-type.ts';
import { placeAliases, placeProperties } from '../../registry/place-properties.ts';
import { repositoryGroup } from '../../registry/repository-group.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { timeValue } from '../../registry/time.ts';
import { lines, some } from '../image/image-cells.ts';
import type { NamedImage } from '../image/named-images.ts';
import type { ImageSource } from './image-source.ts';

/** Where images come from that were found by one name and tell the same. */
export interface ImageSourceRecord {
  readonly place: NamedImage['place'];
  readonly tag: string | undefined;
  /** Of the image; where it stands for several platforms, of their index. */
  readonly digest: string;
  readonly platforms: readonly string[];
  readonly source: ImageSource;
  /** When the image was made, as its configuration tells. */
  readonly created: string | undefined;
}

const createdOf = ({ source, created }: ImageSourceRecord) => timeValue(source.created ?? created);

/** `9f1c2e7a4b80`, or what is no commit as it is told. */
const shortRevision = ({ source: { revision } }: ImageSourceRecord): string =>
  revision !== undefined && /^[0-9a-f]{40,64}/i.test(revision) ? revision.slice(0, 12) : (revision ?? '');

/** `linux/amd64 +1` */
const shortPlatforms = ({ platforms: [first = '', ...others] }: ImageSourceRecord): string =>
  others.length === 0 ? first : `${first} +${others.length}`;

export const imageSourceType: OutputType<ImageSourceRecord> = {
  name: 'AcrImageSource',
  properties: [
    ...placeProperties,
    { name: 'Tag', of: ({ tag }) => tag ?? null },
    { name: 'Digest', of: ({ digest }) => digest },
    { name: 'Platforms', of: ({ platforms }) => platforms },
    { name: 'Provider', of: ({ source }) => source.provider ?? null },
    { name: 'RepositoryUrl', of: ({ source }) => source.repositoryUrl ?? null },
    { name: 'Revision', of: ({ source }) => source.revision ?? null },
    { name: 'Branch', of: ({ source }) => source.branch ?? null },
    { name: 'CommitUrl', of: ({ source }) => source.commitUrl ?? null },
    { name: 'Pipeline', of: ({ source }) => source.pipeline ?? null },
    { name: 'Build', of: ({ source }) => source.build ?? null },
    { name: 'BuildUrl', of: ({ source }) => source.buildUrl ?? null },
    { name: 'ReleaseUrl', of: ({ source }) => source.releaseUrl ?? null },
    { name: 'Version', of: ({ source }) => source.version ?? null },
    { name: 'Created', of: createdOf },
    { name: 'Authors', of: ({ source }) => source.authors ?? null },
    { name: 'BaseImage', of: ({ source }) => source.baseName ?? null },
    { name: 'BaseDigest', of: ({ source }) => source.baseDigest ?? null },
    { name: 'Homepage', of: ({ source }) => source.homepage ?? null },
    { name: 'Documentation', of: ({ source }) => source.documentation ?? null },
    { name: 'Missing', of: ({ source }) => source.missing },
    { name: 'Advice', of: ({ source }) => source.advice },
    ...placeAliases,
  ],
  view: {
    subject: 'manifest',
    asList: 'single',
    list: [
      {
        label: 'Image',
        of: ({ place, tag, digest }) =>
          `${place.connection.registry.server.name}/${place.repository}${tag === undefined ? `@${digest}` : `:${tag}`}`,
        look: 'reg.repository',
      },
      {
        label: 'Platforms',
        of: ({ platforms }) => some(platforms)?.toString().replaceAll(',', ', '),
        look: 'reg.platform',
      },
      { label: 'Provider', of: ({ source }) => source.provider },
      { label: 'Repository', of: ({ source }) => source.repositoryUrl, linkOf: ({ source }) => source.repositoryUrl },
      { label: 'Revision', of: ({ source }) => source.revision },
      { label: 'Branch', of: ({ source }) => source.branch },
      { label: 'Commit', of: ({ source }) => source.commitUrl, linkOf: ({ source }) => source.commitUrl },
      { label: 'Pipeline', of: ({ source }) => source.pipeline },
      { label: 'BuildNumber', of: ({ source }) => source.build },
      { label: 'Build', of: ({ source }) => source.buildUrl, linkOf: ({ source }) => source.buildUrl },
      { label: 'Release', of: ({ source }) => source.releaseUrl, linkOf: ({ source }) => source.releaseUrl },
      { label: 'Version', of: ({ source }) => source.version },
      { label: 'Created', of: record => createdOf(record) ?? undefined, look: 'reg.date' },
      { label: 'Authors', of: ({ source }) => source.authors },
      { label: 'BaseImage', of: ({ source }) => source.baseName },
      { label: 'BaseDigest', of: ({ source }) => source.baseDigest, look: 'reg.digest' },
      { label: 'Homepage', of: ({ source }) => source.homepage, linkOf: ({ source }) => source.homepage },
      {
        label: 'Documentation',
        of: ({ source }) => source.documentation,
        linkOf: ({ source }) => source.documentation,
      },
      { label: 'Missing', of: ({ source }) => lines(source.missing), look: 'state.warn' },
      { label: 'Advice', of: ({ source }) => lines(source.advice) },
    ],
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'Image', of: ({ tag, digest }) => tag ?? shortDigest(digest), look: 'reg.tag' },
        { label: 'Platform', of: shortPlatforms, priority: 2, look: 'reg.platform' },
        { label: 'Provider', of: ({ source }) => source.provider ?? '', priority: 1 },
        { label: 'Revision', of: shortRevision, width: 12, linkOf: ({ source }) => source.commitUrl },
        {
          label: 'Build',
          of: ({ source }) => source.build ?? '',
          priority: 3,
          linkOf: ({ source }) => source.buildUrl,
        },
        {
          label: 'Repository',
          of: ({ source }) => source.repositoryUrl ?? '',
          flexible: { least: 20 },
          linkOf: ({ source }) => source.repositoryUrl,
        },
      ],
    },
  },
};
