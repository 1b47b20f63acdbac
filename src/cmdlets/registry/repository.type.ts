import type { DeletedRepository, RepositoryProperties } from '../../registry/model/repository.ts';
import type { Connection } from '../../session/connection.ts';
import type { OutputType } from '../../values/output-type.ts';
import { attributesValue, MODE, mode } from './attributes.type.ts';
import { type RepositorySize, repositorySizeText } from './repository-size.ts';
import { minuteText, timeValue } from './time.ts';

/** One repository with its registry. */
export interface RepositoryRecord {
  readonly connection: Connection;
  readonly repository: RepositoryProperties;
  /** What its layers weigh; only where that was asked for. */
  readonly size?: RepositorySize;
}

export const repositoryType: OutputType<RepositoryRecord> = {
  name: 'PSRepositoryAttribute',
  properties: [
    { name: 'RegistryName', of: ({ connection }) => connection.name },
    { name: 'RepositoryName', of: ({ repository }) => repository.name, hidden: true },
    { name: 'Name', of: ({ repository }) => repository.name, hidden: true, unbound: true },
    { name: 'Registry', of: ({ connection }) => connection.registry.server.name },
    { name: 'ImageName', of: ({ repository }) => repository.name },
    { name: 'CreatedTime', of: ({ repository }) => timeValue(repository.createdTime) },
    { name: 'LastUpdateTime', of: ({ repository }) => timeValue(repository.lastUpdateTime) },
    { name: 'ManifestCount', of: ({ repository }) => repository.manifestCount ?? null },
    { name: 'TagCount', of: ({ repository }) => repository.tagCount ?? null },
    { name: 'ChangeableAttributes', of: ({ repository }) => attributesValue(repository.changeableAttributes) },
    // what the table calls it
    { name: 'LastUpdated', of: ({ repository }) => timeValue(repository.lastUpdateTime), hidden: true },
    { name: 'Mode', of: ({ repository }) => mode(repository.changeableAttributes), hidden: true },
    { name: 'Size', of: ({ size }) => size?.bytes ?? null, hidden: true },
  ],
  view: {
    subject: 'repository',
    asList: 'single',
    list: [
      { property: 'RegistryName', look: 'reg.registry' },
      { property: 'Registry', look: 'reg.registry' },
      { property: 'ImageName', look: 'reg.repository' },
      { property: 'CreatedTime', look: 'reg.date' },
      { property: 'LastUpdateTime', look: 'reg.date' },
      'ManifestCount',
      'TagCount',
      { label: 'Size', of: ({ size }) => size && repositorySizeText(size), look: 'reg.size' },
      { property: 'Mode', look: MODE },
    ],
    table: {
      group: { label: 'Registry', of: ({ connection }) => connection.registry.server.name, look: 'reg.registry' },
      columns: [
        { label: 'Mode', of: ({ repository }) => mode(repository.changeableAttributes), width: 4, look: MODE },
        {
          label: 'LastUpdated',
          of: ({ repository }) => minuteText(repository.lastUpdateTime),
          width: 16,
          priority: 1,
          look: 'reg.date',
        },
        {
          label: 'Manifests',
          of: ({ repository }) => repository.manifestCount ?? null,
          width: 9,
          align: 'right',
          priority: 2,
        },
        { label: 'Tags', of: ({ repository }) => repository.tagCount ?? null, width: 4, align: 'right', priority: 3 },
        { label: 'Name', of: ({ repository }) => repository.name, flexible: { least: 12 }, look: 'reg.repository' },
      ],
    },
  },
};

/** What went with a deleted repository. */
export const deletedRepositoryType: OutputType<DeletedRepository> = {
  name: 'PSDeletedRepository',
  properties: [
    { name: 'ManifestsDeleted', of: each => each.manifestsDeleted },
    { name: 'TagsDeleted', of: each => each.tagsDeleted },
  ],
};
