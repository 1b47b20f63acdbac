import type { ManifestProperties } from '../../registry/model/manifest.ts';
import { type OutputType, type RecordType, recordType, TypedObject } from '../../values/output-type.ts';
import { sizeText } from '../../values/size.ts';
import { attributeRows, attributesValue, mode } from './attributes.type.ts';
import { manifestKind } from './manifest-kind.ts';
import { shortDigest } from './short-digest.ts';
import type { Target } from './target.ts';
import { minuteText, timeValue } from './time.ts';

/** One manifest with the repository that it stands in. */
export interface ManifestRecord {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly manifest: ManifestProperties;
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
    { name: 'Kind', of: ({ manifest }) => manifestKind(manifest), hidden: true },
    { name: 'Platform', of: ({ manifest }) => platform(manifest), hidden: true },
    { name: 'Mode', of: ({ manifest }) => mode(manifest.changeableAttributes), hidden: true },
    { name: 'Attributes', of: record => new TypedObject(self(), record), hidden: true },
    { name: 'ManifestsAttributes', of: record => new TypedObject(self(), record), hidden: true },
  ],
  view: {
    asList: 'single',
    list: [
      'Registry',
      'RepositoryName',
      'Digest',
      'Tags',
      'Kind',
      'Platform',
      'MediaType',
      { label: 'Size', of: ({ manifest }) => sizeInFull(manifest.imageSize) },
      'CreatedTime',
      'LastUpdateTime',
      ...attributeRows(({ manifest }: ManifestRecord) => manifest.changeableAttributes),
    ],
    table: {
      group: { label: 'Repository', of: ({ place }) => `${place.connection.registry.server.name}/${place.repository}` },
      columns: [
        { label: 'Mode', of: ({ manifest }) => mode(manifest.changeableAttributes), width: 4 },
        { label: 'LastUpdated', of: ({ manifest }) => minuteText(manifest.lastUpdateTime), width: 16, priority: 4 },
        { label: 'Size', of: ({ manifest }) => knownSize(manifest.imageSize), width: 8, align: 'right', priority: 3 },
        { label: 'Kind', of: ({ manifest }) => manifestKind(manifest), width: 8, priority: 2 },
        { label: 'Platform', of: ({ manifest }) => platform(manifest), width: 13, priority: 1 },
        { label: 'Digest', of: ({ manifest }) => shortDigest(manifest.digest), width: 12 },
        { label: 'Tags', of: ({ manifest }) => `{${manifest.tags.join(', ')}}`, flexible: { least: 12 } },
      ],
    },
  },
};

const type: RecordType<ManifestRecord> = recordType(manifestType);
// the table above refers to its own type, which exists only below it
const self = () => type;

// ACR reports 0 for what it has not measured (ACR recordings: about half of all manifests)
const knownSize = (bytes: number | undefined): string => (bytes ? sizeText(bytes) : '');

/** `215.4 MB (225,863,270 bytes)` */
const sizeInFull = (bytes: number | undefined): string =>
  bytes ? `${sizeText(bytes)} (${bytes.toLocaleString('en-US')} bytes)` : 'unknown';

function platform(manifest: ManifestProperties): string {
  if (manifest.os === 'unknown') return '';
  if (manifest.os && manifest.architecture) return `${manifest.os}/${manifest.architecture}`;
  return manifestKind(manifest) === 'index' ? 'multi' : '';
}
