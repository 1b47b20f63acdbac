import type { Chosen } from '../../../admin/purge/plan-chosen.ts';
import type { RegistryStorage } from '../../../admin/storage/registry-storage.ts';
import type { RepositoryStorage } from '../../../admin/storage/repository-storage.ts';
import type { Context } from '../../../engine/context.ts';
import { ShellError } from '../../../engine/error-record.ts';
import type { Digest } from '../../../registry/model/digest.ts';
import type { RepositoryName } from '../../../registry/model/repository-name.ts';
import type { TagName } from '../../../registry/model/tag-name.ts';
import type { Connection } from '../../../session/connection.ts';
import type { Session } from '../../../session/session.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import type { StorageRecord } from './storage.type.ts';
import type { ImageStorageRecord } from './storage-image.type.ts';

/** What rows are made of besides numbers. */
export interface RowFacts {
  readonly connection: Connection;
  /** What could go: `untagged`. */
  readonly by: string;
}

/** One row of a measurement. */
export type MeasuredRow = StorageRecord | ImageStorageRecord;

/** A repository as a whole. */
export const repositoryRow = ({ repository, figures }: RepositoryStorage, facts: RowFacts): StorageRecord => ({
  ...facts,
  ...figures,
  repository,
  count: undefined,
  unique: undefined,
});

/** Everything in a registry that was measured. */
export function registryRow(all: RegistryStorage, facts: RowFacts): StorageRecord {
  const { figures, repositories, shared } = all;
  return { ...facts, ...figures, repository: undefined, count: repositories, unique: figures.size - shared };
}

/** An image that is meant. */
interface MeantImage {
  readonly digest: Digest;
  readonly tags: readonly TagName[];
}

/** Images of a repository added up. */
export function selectionRow(
  storage: RepositoryStorage,
  images: readonly MeantImage[],
  facts: RowFacts,
): StorageRecord {
  const { size, unique, reclaimable } = storage.figuresOf(images.map(each => each.digest));
  const { figures, repository } = storage;
  return {
    ...facts,
    repository,
    count: images.length,
    manifests: undefined,
    tags: images.reduce((sum, each) => sum + each.tags.length, 0),
    byTag: images.reduce((sum, { digest, tags }) => sum + tags.length * storage.figuresOf([digest]).size, 0),
    size,
    unique,
    reclaimable: reclaimable === undefined ? figures.reclaimable : { bytes: reclaimable, isRestInUse: false },
    gaps: figures.gaps,
  };
}

/** A row for each image, the one that takes most alone first. */
export const imageRows = (
  storage: RepositoryStorage,
  images: Iterable<MeantImage>,
  { connection, by }: RowFacts,
): readonly ImageStorageRecord[] =>
  [...images]
    .map(({ digest, tags }) => ({
      ...storage.figuresOf([digest]),
      place: { connection, repository: storage.repository },
      digest,
      tags,
      by,
      gaps: storage.figures.gaps,
    }))
    .sort((one, other) => other.unique - one.unique || other.size - one.size);

/** The images that were chosen, each once, with the tags that they were chosen by, or with all of theirs; what is not there is told as an error. */
export function chosenImages(
  storage: RepositoryStorage,
  { tags, manifests }: Chosen,
  { error }: Pick<Context<Session>, 'error'>,
): readonly MeantImage[] {
  const found = new Map<Digest, TagName[]>();
  const { repository } = storage;
  for (const digest of manifests) {
    const own = storage.tagsOf(digest);
    if (own) found.set(digest, [...own]);
    else error(notThere(`${repository}@${shortDigest(digest)}`, repository));
  }
  for (const tag of tags.keys()) {
    const digest = storage.digestOf(tag);
    if (digest === undefined) error(notThere(`${repository}:${tag}`, repository));
    else if (!manifests.has(digest)) found.set(digest, [...(found.get(digest) ?? []), tag]);
  }
  return [...found].map(([digest, named]) => ({ digest, tags: named }));
}

const notThere = (name: string, repository: RepositoryName): ShellError =>
  new ShellError('ImageNotFound', `There is no ${name}.`, {
    category: 'ObjectNotFound',
    recommendation: `Get-AzContainerRegistryManifest ${repository}`,
  });
