import { blocksOf, blockText, type LockedParts, liftingCommands } from '../../admin/effective-lock.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { OutputType } from '../../values/output-type.ts';
import { attributesValue, MODE, mode } from '../registry/attributes.type.ts';
import { repositoryGroup } from '../registry/repository-group.ts';
import { shortDigest } from '../registry/short-digest.ts';
import type { Target } from '../registry/target.ts';

/** A tag with its manifest, a manifest, or a repository; and the attributes that count for it. */
export interface LockRecord {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly tag: TagName | undefined;
  readonly digest: Digest | undefined;
  /** The tag, or those of the manifest. */
  readonly tags: readonly TagName[];
  readonly parts: LockedParts;
}

const blocks = ({ parts }: LockRecord): readonly string[] => blocksOf(parts).map(blockText);

const lifting = ({ place, tag, digest, parts }: LockRecord): readonly string[] =>
  liftingCommands({ registryName: place.connection.name, repository: place.repository, tag, digest }, parts);

const kind = ({ tag, digest }: LockRecord): string =>
  tag !== undefined ? 'Tag' : digest !== undefined ? 'Manifest' : 'Repository';

export const lockType: OutputType<LockRecord> = {
  name: 'AcrLock',
  properties: [
    { name: 'RegistryName', of: ({ place }) => place.connection.name },
    { name: 'RepositoryName', of: ({ place }) => place.repository },
    { name: 'Kind', of: kind },
    { name: 'Name', of: ({ tag }) => tag ?? null },
    { name: 'Digest', of: ({ digest }) => digest ?? null },
    { name: 'Tags', of: ({ tags }) => tags },
    { name: 'Blocks', of: ({ parts }) => blocksOf(parts).map(each => each.action) },
    { name: 'Reasons', of: blocks },
    { name: 'Unlock', of: lifting },
    { name: 'RepositoryAttributes', of: ({ parts }) => attributesValue(parts.repository) },
    { name: 'ManifestAttributes', of: ({ parts }) => attributesValue(parts.manifest) },
    { name: 'TagAttributes', of: ({ parts }) => attributesValue(parts.tag) },
  ],
  view: {
    asList: 'single',
    list: [
      { property: 'RegistryName', look: 'reg.registry' },
      { property: 'RepositoryName', look: 'reg.repository' },
      { property: 'Tags', look: 'reg.tag' },
      { property: 'Digest', look: 'reg.digest' },
      { label: 'Tag', of: ({ parts }) => mode(parts.tag) || undefined, look: MODE },
      { label: 'Manifest', of: ({ parts }) => mode(parts.manifest) || undefined, look: MODE },
      { label: 'Repository', of: ({ parts }) => mode(parts.repository) || undefined, look: MODE },
      { label: 'Blocks', of: blocks },
      { property: 'Unlock' },
    ],
    table: {
      group: repositoryGroup,
      columns: [
        { label: 'Tag', of: ({ parts }) => mode(parts.tag), width: 4, look: MODE },
        { label: 'Manifest', of: ({ parts }) => mode(parts.manifest), width: 8, look: MODE },
        { label: 'Repository', of: ({ parts }) => mode(parts.repository), width: 10, look: MODE },
        {
          label: 'Digest',
          of: ({ digest }) => (digest === undefined ? '' : shortDigest(digest)),
          width: 12,
          priority: 1,
          look: 'reg.digest',
        },
        {
          label: 'Blocks',
          of: ({ parts }) =>
            blocksOf(parts)
              .map(each => each.action)
              .join(', '),
          width: 33,
        },
        { label: 'Tags', of: ({ tags }) => tags.join(', '), flexible: { least: 8 }, look: 'reg.tag' },
      ],
    },
  },
};
