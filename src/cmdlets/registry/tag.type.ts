import type { TagProperties } from '../../registry/model/tag.ts';
import { type OutputType, type RecordType, recordType, TypedObject } from '../../values/output-type.ts';
import { attributeRows, attributesValue, MODE, mode } from './attributes.type.ts';
import { repositoryGroup } from './repository-group.ts';
import { SHORT, shortDigest } from './short-digest.ts';
import { manifestMode, prepareTags, type TagManifests } from './tag-manifests.ts';
import type { Target } from './target.ts';
import { minuteText, timeValue } from './time.ts';

/** One tag with the repository that it stands in. */
export interface TagRecord {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly tag: TagProperties;
  /** What is known of the manifests that the tags of one listing point to; left out where nobody asks. */
  readonly manifests?: TagManifests;
}

/** PSTagAttribute's two levels in one object, so that it binds to the other tag cmdlets (cmdlets, "Items, not wrappers"). */
export const tagType: OutputType<TagRecord> = {
  name: 'PSTagAttribute',
  properties: [
    { name: 'RegistryName', of: ({ place }) => place.connection.name },
    { name: 'RepositoryName', of: ({ place }) => place.repository },
    { name: 'Registry', of: ({ place }) => place.connection.registry.server.name },
    { name: 'ImageName', of: ({ place }) => place.repository },
    { name: 'Name', of: ({ tag }) => tag.name },
    { name: 'Digest', of: ({ tag }) => tag.digest },
    { name: 'CreatedTime', of: ({ tag }) => timeValue(tag.createdTime) },
    { name: 'LastUpdateTime', of: ({ tag }) => timeValue(tag.lastUpdateTime) },
    { name: 'Signed', of: ({ tag }) => tag.signed ?? null },
    { name: 'ChangeableAttributes', of: ({ tag }) => attributesValue(tag.changeableAttributes) },
    // what the table calls it
    { name: 'LastUpdated', of: ({ tag }) => timeValue(tag.lastUpdateTime), hidden: true },
    { name: 'Mode', of: ({ tag }) => mode(tag.changeableAttributes), hidden: true },
    { name: 'Attributes', of: record => new TypedObject(self(), record), hidden: true },
    { name: 'Tags', of: record => new TypedObject(self(), record), hidden: true },
  ],
  view: {
    subject: 'tag',
    asList: 'single',
    prepare: prepareTags,
    list: [
      { property: 'Registry', look: 'reg.registry' },
      { property: 'RepositoryName', look: 'reg.repository' },
      { property: 'Name', look: 'reg.tag' },
      { property: 'Digest', look: 'reg.digest' },
      { property: 'CreatedTime', look: 'reg.date' },
      { property: 'LastUpdateTime', look: 'reg.date' },
      'Signed',
      ...attributeRows(({ tag }: TagRecord) => tag.changeableAttributes),
      { label: 'ManifestMode', of: record => manifestMode(record) || undefined, look: MODE },
    ],
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'Mode', of: ({ tag }) => mode(tag.changeableAttributes), width: 4, look: MODE },
        {
          label: 'Manifest',
          of: manifestMode,
          width: 8,
          look: MODE,
          isShown: ({ manifests }) => manifests?.isRead ?? false,
        },
        {
          label: 'LastUpdated',
          of: ({ tag }) => minuteText(tag.lastUpdateTime),
          width: 16,
          priority: 1,
          look: 'reg.date',
        },
        {
          label: 'Digest',
          of: ({ tag, manifests }) => shortDigest(tag.digest, manifests?.digits),
          widthOf: ({ manifests }) => manifests?.digits ?? SHORT,
          look: 'reg.digest',
        },
        { label: 'Name', of: ({ tag }) => tag.name, flexible: { least: 12 }, look: 'reg.tag' },
      ],
    },
  },
};

const type: RecordType<TagRecord> = recordType(tagType);
// the table above refers to its own type, which exists only below it
const self = () => type;
