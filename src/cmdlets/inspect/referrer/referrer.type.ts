import type { OutputType } from '../../../values/output-type.ts';
import { placeAliases, placeProperties } from '../../registry/place-properties.ts';
import { repositoryGroup } from '../../registry/repository-group.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { minuteText, timeValue } from '../../registry/time.ts';
import { entries, table } from '../image/image-cells.ts';
import { CREATED, type ReferrerRecord } from './referrer-tree.ts';

/** A signature, an SBOM, an attestation, a scan result: something that is about a manifest. */
export const referrerType: OutputType<ReferrerRecord> = {
  name: 'AcrReferrer',
  properties: [
    ...placeProperties,
    { name: 'Type', of: ({ type }) => type },
    { name: 'ArtifactType', of: ({ descriptor }) => descriptor.artifactType ?? null },
    { name: 'Digest', of: ({ descriptor }) => descriptor.digest },
    { name: 'Subject', of: ({ subject }) => subject },
    { name: 'SubjectPlatform', of: ({ platform }) => platform ?? null },
    { name: 'Depth', of: ({ depth }) => depth },
    { name: 'CreatedTime', of: ({ descriptor }) => timeValue(descriptor.annotations[CREATED]) },
    { name: 'MediaType', of: ({ descriptor }) => descriptor.mediaType },
    { name: 'Tag', of: ({ tag }) => tag ?? null },
    { name: 'Annotations', of: ({ descriptor }) => table(descriptor.annotations) },
    ...placeAliases,
    { name: 'Tags', of: ({ tag }) => (tag === undefined ? [] : [tag]), hidden: true },
    { name: 'Created', of: ({ descriptor }) => timeValue(descriptor.annotations[CREATED]), hidden: true },
  ],
  view: {
    subject: 'manifest',
    asList: 'single',
    list: [
      { label: 'Registry', of: ({ place }) => place.connection.registry.server.name, look: 'reg.registry' },
      { property: 'RepositoryName', look: 'reg.repository' },
      { property: 'Type', look: 'reg.referrer' },
      { property: 'ArtifactType', look: 'reg.mediaType' },
      { property: 'Digest', look: 'reg.digest' },
      { property: 'Subject', look: 'reg.digest' },
      { label: 'SubjectPlatform', of: ({ platform }) => platform, look: 'reg.platform' },
      { label: 'Tag', of: ({ tag }) => tag, look: 'reg.tag' },
      { property: 'CreatedTime', look: 'reg.date' },
      { property: 'MediaType', look: 'reg.mediaType' },
      { label: 'Annotations', of: ({ descriptor }) => entries(descriptor.annotations) },
    ],
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'Type', of: ({ depth, type }) => `${'  '.repeat(depth)}${type}`, look: 'reg.referrer' },
        { label: 'Of', of: ofText, look: 'reg.platform' },
        {
          label: 'Created',
          of: ({ descriptor }) => minuteText(descriptor.annotations[CREATED]),
          width: 16,
          priority: 2,
          look: 'reg.date',
        },
        { label: 'Digest', of: ({ descriptor }) => shortDigest(descriptor.digest), width: 12, look: 'reg.digest' },
        {
          label: 'ArtifactType',
          of: ({ descriptor }) => descriptor.artifactType ?? descriptor.mediaType,
          flexible: { least: 12 },
          look: 'reg.mediaType',
        },
      ],
    },
  },
};

/** `a24e473a7e99 linux/amd64` */
function ofText({ subject, platform }: ReferrerRecord): string {
  return platform === undefined ? shortDigest(subject) : `${shortDigest(subject)} ${platform}`;
}
