import type { SoftDeletedRepository } from '../../registry/model/soft-deleted.ts';
import type { Connection } from '../../session/connection.ts';
import type { OutputType } from '../../values/output-type.ts';
import { minuteText, timeValue } from './time.ts';

/** A repository that soft delete keeps, with its registry. */
export interface DeletedRepositoryRecord {
  readonly connection: Connection;
  readonly repository: SoftDeletedRepository;
}

export const softDeletedRepositoryType: OutputType<DeletedRepositoryRecord> = {
  name: 'AcrSoftDeletedRepository',
  properties: [
    { name: 'RegistryName', of: ({ connection }) => connection.name },
    { name: 'RepositoryName', of: ({ repository }) => repository.name },
    { name: 'Registry', of: ({ connection }) => connection.registry.server.name },
    { name: 'CreatedTime', of: ({ repository }) => timeValue(repository.createdTime) },
    { name: 'DeletedTime', of: ({ repository }) => timeValue(repository.deletedTime) },
  ],
  view: {
    table: {
      group: { label: 'Registry', of: ({ connection }) => connection.registry.server.name, look: 'reg.registry' },
      columns: [
        {
          label: 'DeletedTime',
          of: ({ repository }) => minuteText(repository.deletedTime),
          width: 16,
          look: 'reg.date',
        },
        {
          label: 'CreatedTime',
          of: ({ repository }) => minuteText(repository.createdTime),
          width: 16,
          priority: 1,
          look: 'reg.date',
        },
        {
          label: 'RepositoryName',
          of: ({ repository }) => repository.name,
          flexible: { least: 14 },
          look: 'reg.repository',
        },
      ],
    },
  },
};
