import type { SoftDeletedTag } from '../../registry/model/soft-deleted.ts';
import type { OutputType } from '../../values/output-type.ts';
import { repositoryGroup } from './repository-group.ts';
import { SHORT, shortDigest } from './short-digest.ts';
import type { Target } from './target.ts';
import { minuteText, timeValue } from './time.ts';

/** A tag that soft delete keeps, with the repository that it stood in. */
export interface DeletedTagRecord {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly tag: SoftDeletedTag;
}

export const deletedTagType: OutputType<DeletedTagRecord> = {
  name: 'AcrSoftDeletedTag',
  properties: [
    { name: 'RegistryName', of: ({ place }) => place.connection.name },
    { name: 'RepositoryName', of: ({ place }) => place.repository },
    { name: 'Registry', of: ({ place }) => place.connection.registry.server.name },
    { name: 'Name', of: ({ tag }) => tag.name },
    { name: 'Digest', of: ({ tag }) => tag.digest },
    { name: 'CreatedTime', of: ({ tag }) => timeValue(tag.createdTime) },
    { name: 'DeletedTime', of: ({ tag }) => timeValue(tag.deletedTime) },
  ],
  view: {
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'DeletedTime', of: ({ tag }) => minuteText(tag.deletedTime), width: 16, look: 'reg.date' },
        {
          label: 'CreatedTime',
          of: ({ tag }) => minuteText(tag.createdTime),
          width: 16,
          priority: 1,
          look: 'reg.date',
        },
        { label: 'Digest', of: ({ tag }) => shortDigest(tag.digest), width: SHORT, look: 'reg.digest' },
        { label: 'Name', of: ({ tag }) => tag.name, flexible: { least: 12 }, look: 'reg.tag' },
      ],
    },
  },
};
