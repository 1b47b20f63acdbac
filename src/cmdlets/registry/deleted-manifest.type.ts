import type { SoftDeletedManifest } from '../../registry/model/soft-deleted.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { OutputType } from '../../values/output-type.ts';
import { repositoryGroup } from './repository-group.ts';
import { SHORT, shortDigest } from './short-digest.ts';
import type { Target } from './target.ts';
import { minuteText, timeValue } from './time.ts';

/** A manifest that soft delete keeps, with the repository that it stood in. */
export interface DeletedManifestRecord {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly manifest: SoftDeletedManifest;
  /** Its deleted tags, the latest last. */
  readonly tags: readonly TagName[];
}

export const deletedManifestType: OutputType<DeletedManifestRecord> = {
  name: 'AcrSoftDeletedManifest',
  properties: [
    { name: 'RegistryName', of: ({ place }) => place.connection.name },
    { name: 'RepositoryName', of: ({ place }) => place.repository },
    { name: 'Registry', of: ({ place }) => place.connection.registry.server.name },
    { name: 'Digest', of: ({ manifest }) => manifest.digest },
    { name: 'CreatedTime', of: ({ manifest }) => timeValue(manifest.createdTime) },
    { name: 'DeletedTime', of: ({ manifest }) => timeValue(manifest.deletedTime) },
    { name: 'Tags', of: ({ tags }) => tags },
  ],
  view: {
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'DeletedTime', of: ({ manifest }) => minuteText(manifest.deletedTime), width: 16, look: 'reg.date' },
        {
          label: 'CreatedTime',
          of: ({ manifest }) => minuteText(manifest.createdTime),
          width: 16,
          priority: 1,
          look: 'reg.date',
        },
        { label: 'Digest', of: ({ manifest }) => shortDigest(manifest.digest), width: SHORT, look: 'reg.digest' },
        { label: 'Tags', of: ({ tags }) => tags.join(', '), flexible: { least: 12 }, look: 'reg.tag' },
      ],
    },
  },
};
