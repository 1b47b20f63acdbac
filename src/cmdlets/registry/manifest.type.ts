import type { ManifestProperties } from '../../registry/model/manifest.ts';
import { type OutputType, type RecordType, recordType, TypedObject } from '../../values/output-type.ts';
import { attributeRows, attributesValue, MODE, mode } from './attributes.type.ts';
import {
  childTexts,
  lookOfTags,
  platformCells,
  platformInColumn,
  prepareManifests,
  referrerTexts,
  relationWord,
  SIZE_CELLS,
  sizeInColumn,
  sizeInFull,
  tagsOrRelation,
  usedByTexts,
} from './manifest-cells.ts';
import { manifestKind, platformOf } from './manifest-kind.ts';
import type { ManifestRelations } from './manifest-relations.ts';
import { repositoryGroup } from './repository-group.ts';
import { SHORT, shortDigest } from './short-digest.ts';
import type { Target } from './target.ts';
import { minuteText, timeValue } from './time.ts';

/** One manifest with the repository that it stands in. */
export interface ManifestRecord {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly manifest: ManifestProperties;
  /** What it is to other manifests; left out where nobody asks. */
  readonly relations?: ManifestRelations;
}

/** PSManifestAttribute's two levels in one object (cmdlets, "Items, not wrappers"). */
export const manifestType: OutputType<ManifestRecord> = {
  name: 'PSManifestAttribute',
  properties: [
    { name: 'RegistryName', of: ({ place }) => place.connection.name },
    { name: 'RepositoryName', of: ({ place }) => place.repository },
    { name: 'Registry', of: ({ place }) => place.connection.registry.server.name },
    { name: 'ImageName', of: ({ place }) => place.repository },
    { name: 'Digest', of: ({ manifest }) => manifest.digest },
    { name: 'ImageSize', of: ({ manifest }) => manifest.imageSize ?? null },
    { name: 'CreatedTime', of: ({ manifest }) => timeValue(manifest.createdTime) },
    { name: 'LastUpdateTime', of: ({ manifest }) => timeValue(manifest.lastUpdateTime) },
    { name: 'Architecture', of: ({ manifest }) => manifest.architecture ?? null },
    { name: 'Os', of: ({ manifest }) => manifest.os ?? null },
    { name: 'MediaType', of: ({ manifest }) => manifest.mediaType ?? null },
    { name: 'ConfigMediaType', of: ({ manifest }) => manifest.configMediaType ?? null },
    { name: 'Tags', of: ({ manifest }) => manifest.tags },
    { name: 'ChangeableAttributes', of: ({ manifest }) => attributesValue(manifest.changeableAttributes) },
    // what the table calls them
    { name: 'Size', of: ({ manifest }) => manifest.imageSize ?? null, hidden: true },
    { name: 'LastUpdated', of: ({ manifest }) => timeValue(manifest.lastUpdateTime), hidden: true },
    { name: 'Kind', of: ({ manifest }) => manifestKind(manifest), hidden: true },
    { name: 'Platform', of: ({ manifest }) => platformOf(manifest), hidden: true },
    { name: 'Mode', of: ({ manifest }) => mode(manifest.changeableAttributes), hidden: true },
    { name: 'Relation', of: relationWord, hidden: true },
    { name: 'Attributes', of: record => new TypedObject(self(), record), hidden: true },
    { name: 'ManifestsAttributes', of: record => new TypedObject(self(), record), hidden: true },
  ],
  view: {
    subject: 'manifest',
    asList: 'single',
    prepare: prepareManifests,
    list: [
      { property: 'Registry', look: 'reg.registry' },
      { property: 'RepositoryName', look: 'reg.repository' },
      { property: 'Digest', look: 'reg.digest' },
      { property: 'Tags', look: 'reg.tag' },
      'Kind',
      {
        label: 'Platform',
        of: ({ manifest }) => platformOf(manifest).replace('multi', '') || undefined,
        look: 'reg.platform',
      },
      { property: 'MediaType', look: 'reg.mediaType' },
      { label: 'Children', of: childTexts, look: 'reg.referrer' },
      { label: 'Referrers', of: referrerTexts, look: 'reg.referrer' },
      { label: 'UsedBy', of: usedByTexts, look: 'reg.referrer' },
      { label: 'Size', of: sizeInFull, look: 'reg.size' },
      { property: 'CreatedTime', look: 'reg.date' },
      { property: 'LastUpdateTime', look: 'reg.date' },
      ...attributeRows(({ manifest }: ManifestRecord) => manifest.changeableAttributes),
    ],
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'Mode', of: ({ manifest }) => mode(manifest.changeableAttributes), width: 4, look: MODE },
        {
          label: 'LastUpdated',
          of: ({ manifest }) => minuteText(manifest.lastUpdateTime),
          width: 16,
          priority: 4,
          look: 'reg.date',
        },
        { label: 'Size', of: sizeInColumn, width: SIZE_CELLS, align: 'right', priority: 3, look: 'reg.size' },
        { label: 'Kind', of: ({ manifest }) => manifestKind(manifest), width: 8, priority: 2 },
        { label: 'Platform', of: platformInColumn, widthOf: platformCells, priority: 1, look: 'reg.platform' },
        {
          label: 'Digest',
          of: ({ manifest, relations }) => shortDigest(manifest.digest, relations?.digits),
          widthOf: ({ relations }) => relations?.digits ?? SHORT,
          look: 'reg.digest',
        },
        { label: 'Tags', of: tagsOrRelation, flexible: { least: 12 }, lookOf: lookOfTags },
      ],
    },
  },
};

const type: RecordType<ManifestRecord> = recordType(manifestType);
// the table above refers to its own type, which exists only below it
const self = () => type;
