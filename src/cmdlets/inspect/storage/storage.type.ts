import type { FreedSpace } from '../../../admin/graph/freed-space.ts';
import type { RepositoryName } from '../../../registry/model/repository-name.ts';
import type { Connection } from '../../../session/connection.ts';
import type { OutputType } from '../../../values/output-type.ts';
import { exactSizeText, sizeText } from '../../../values/size.ts';

/** What numbers are about, besides what they are. */
export interface Measured {
  /** What could go: `untagged`. */
  readonly by: string;
  /** Why there may be more; empty: there is not. */
  readonly gaps: readonly string[];
}

/** What a registry, a repository, or images chosen of one take of storage. */
export interface StorageRecord extends Measured {
  readonly connection: Connection;
  /** undefined: everything in the registry that was measured. */
  readonly repository: RepositoryName | undefined;
  /** Repositories of a registry, images that were chosen of a repository; undefined: it is one repository as a whole. */
  readonly count: number | undefined;
  /** undefined for images. */
  readonly manifests: number | undefined;
  readonly tags: number | undefined;
  /** Bytes of what each tag leads to, added up. */
  readonly byTag: number;
  /** Bytes, each layer and configuration counted once. */
  readonly size: number;
  /** Of those, what nothing else uses: no other repository, of images no other image. undefined: nobody has looked. */
  readonly unique: number | undefined;
  readonly reclaimable: FreedSpace;
}

export const sharedOf = ({ size, unique }: Pick<StorageRecord, 'size' | 'unique'>): number | undefined =>
  unique === undefined ? undefined : size - unique;

/** `38.2 GB`, `≥ 38.2 GB` where there may be more. */
export const atLeast = ({ gaps }: Pick<Measured, 'gaps'>, bytes: number, text = sizeText): string =>
  gaps.length === 0 ? text(bytes) : `≥ ${text(bytes)}`;

const exactly = (bytes: number | undefined): string | undefined =>
  bytes === undefined ? undefined : exactSizeText(bytes);

const bytesOf = (reclaimable: FreedSpace): number | undefined =>
  'unknown' in reclaimable ? undefined : reclaimable.bytes;

/** `4.1 GB (11%)`: with how much that is of the whole. */
function reclaimableText({ reclaimable, size }: StorageRecord): string {
  const bytes = bytesOf(reclaimable);
  if (bytes === undefined) return 'unknown';
  return bytes === 0 ? sizeText(0) : `${sizeText(bytes)} (${percent(bytes, size)})`;
}

/** Also what it is, and why it is not known. */
function reclaimableInFull(record: StorageRecord): string {
  const { reclaimable, by } = record;
  return `${reclaimableText(record)}: ${'unknown' in reclaimable ? reclaimable.unknown : by}`;
}

/** `12%`, `<1%`; `100%` is all of it and nothing less. */
export function percent(bytes: number, of: number): string {
  if (bytes >= of) return '100%';
  return bytes < of / 100 ? '<1%' : `${Math.min(99, Math.round((bytes / of) * 100))}%`;
}

export const storageType: OutputType<StorageRecord> = {
  name: 'AcrStorage',
  properties: [
    { name: 'RegistryName', of: ({ connection }) => connection.name },
    { name: 'RepositoryName', of: ({ repository }) => repository ?? null },
    { name: 'Manifests', of: ({ manifests }) => manifests ?? null },
    { name: 'Tags', of: ({ tags }) => tags ?? null },
    { name: 'SumOfTags', of: ({ byTag }) => byTag },
    { name: 'Size', of: ({ size }) => size },
    { name: 'Unique', of: ({ unique }) => unique ?? null },
    { name: 'Shared', of: record => sharedOf(record) ?? null },
    { name: 'Reclaimable', of: ({ reclaimable }) => bytesOf(reclaimable) ?? null },
    { name: 'ReclaimableBy', of: ({ by }) => by },
    { name: 'IsComplete', of: ({ gaps }) => gaps.length === 0 },
    { name: 'Count', of: ({ count }) => count ?? null, hidden: true },
    { name: 'Gaps', of: ({ gaps }) => gaps, hidden: true },
    {
      name: 'ReclaimableUnknown',
      of: ({ reclaimable }) => ('unknown' in reclaimable ? reclaimable.unknown : null),
      hidden: true,
    },
    { name: 'Registry', of: ({ connection }) => connection.registry.server.name, hidden: true },
    { name: 'ImageName', of: ({ repository }) => repository ?? null, hidden: true },
  ],
  view: {
    asList: 'single',
    list: [
      { label: 'Registry', of: ({ connection }) => connection.registry.server.name, look: 'reg.registry' },
      { label: 'Repository', of: ({ repository }) => repository, look: 'reg.repository' },
      { label: 'Repositories', of: ({ repository, count }) => (repository === undefined ? count : undefined) },
      { label: 'Images', of: ({ repository, count }) => (repository === undefined ? undefined : count) },
      { label: 'Manifests', of: ({ manifests }) => manifests },
      { label: 'Tags', of: ({ tags }) => tags },
      { label: 'SumOfTags', of: record => atLeast(record, record.byTag, exactSizeText), look: 'reg.size' },
      { label: 'Size', of: record => atLeast(record, record.size, exactSizeText), look: 'reg.size' },
      { label: 'Unique', of: ({ unique }) => exactly(unique), look: 'reg.size' },
      { label: 'Shared', of: record => exactly(sharedOf(record)), look: 'reg.size' },
      { label: 'Reclaimable', of: reclaimableInFull, look: 'reg.size' },
      { label: 'Incomplete', of: ({ gaps }) => (gaps.length === 0 ? undefined : gaps.join('\n')), look: 'state.warn' },
    ],
    table: {
      group: { label: 'Registry', of: ({ connection }) => connection.registry.server.name, look: 'reg.registry' },
      columns: [
        { label: 'Manifests', of: ({ manifests }) => manifests ?? null, width: 9, align: 'right', priority: 1 },
        { label: 'Tags', of: ({ tags }) => tags ?? null, width: 6, align: 'right', priority: 2 },
        {
          label: 'SumOfTags',
          of: record => atLeast(record, record.byTag),
          width: 10,
          align: 'right',
          priority: 3,
          look: 'reg.size',
        },
        { label: 'Size', of: record => atLeast(record, record.size), width: 10, align: 'right', look: 'reg.size' },
        {
          label: 'Unique',
          of: ({ unique }) => (unique === undefined ? '' : sizeText(unique)),
          width: 9,
          align: 'right',
          look: 'reg.size',
          isShown: ({ unique }) => unique !== undefined,
        },
        {
          label: 'Shared',
          of: record => {
            const shared = sharedOf(record);
            return shared === undefined ? '' : sizeText(shared);
          },
          width: 9,
          align: 'right',
          priority: 4,
          look: 'reg.size',
          isShown: ({ unique }) => unique !== undefined,
        },
        {
          label: 'Reclaimable',
          of: reclaimableText,
          width: 14,
          align: 'right',
          look: 'reg.untagged',
        },
        {
          label: 'Repository',
          of: ({ repository }) => repository ?? '',
          flexible: { least: 12 },
          look: 'reg.repository',
        },
      ],
    },
  },
};
