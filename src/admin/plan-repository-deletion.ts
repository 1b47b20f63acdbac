import type { Digest } from '../registry/model/digest.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { DeletedRepository, RepositoryProperties } from '../registry/model/repository.ts';
import { deleteRepository, getRepository } from '../registry/repositories.ts';
import { AdminError } from './admin-error.ts';
import { type Effect, loss } from './effect.ts';
import { RepositoryGraph } from './graph/repository-graph.ts';
import { deleteBlockers, manifestLock, repositoryLock } from './lock.ts';
import type { Plan } from './plan.ts';
import { type RepositoryPlace, repositoryText, shortDigest } from './subject.ts';

const RIGHTS = ['delete', 'metadata_read', 'pull'] as const;

/** Plans to delete a repository with everything in it. Throws RegistryError `RepositoryNotFound`. */
export async function planRepositoryDeletion(
  place: RepositoryPlace,
  signal: AbortSignal,
): Promise<Plan<DeletedRepository>> {
  const { registry, repository } = place;
  const read = (abort: AbortSignal) => getRepository(registry, repository, { signal: abort, rights: RIGHTS });
  const planned = await read(signal);
  const space = await RepositoryGraph.list(place, planned, { signal, rights: RIGHTS });
  const manifests = [...space.artifacts.manifests.values()];
  const locked = manifests.filter(each => deleteBlockers(each.changeableAttributes).length > 0);
  const [firstLocked] = locked;
  // ACR refuses to delete a repository while one of its manifests is locked
  const blocked =
    repositoryLock(place, planned.changeableAttributes) ??
    (firstLocked && manifestLock({ ...place, digest: firstLocked.digest }, firstLocked.changeableAttributes));
  return {
    change: {
      action: 'Delete repository',
      target: repositoryText(place),
      effects: [...contentEffects(planned), ...lockEffects(locked), loss('cannot be undone from here')],
      grade: 'severe',
      question: `Delete the repository ${repositoryText(place)} with everything in it?`,
      word: repository,
      ...(blocked ? {} : { deletes: { space, digests: manifests.map(each => each.digest) } }),
    },
    blocked,
    subject: { ...place, tags: [], digest: undefined },
    removes: true,
    verify: async abort => compare(place, planned, await read(abort)),
    send: stopping => deleteRepository(registry, repository, { ...stopping, rights: RIGHTS }),
    settle: async abort => {
      try {
        compare(place, planned, await read(abort));
      } catch (error) {
        if (error instanceof RegistryError && error.id === 'RepositoryNotFound') {
          return { kind: 'done', result: { manifestsDeleted: [], tagsDeleted: [] } };
        }
        throw error;
      }
      throw new AdminError(
        'OutcomeUnknown',
        `The reply to deleting ${repositoryText(place)} was lost and the repository is still there; it may be going away.`,
        `Look again: Get-AzContainerRegistryRepository -RegistryName ${place.registryName} -Name ${repository}`,
      );
    },
  };
}

function contentEffects({ manifestCount, tagCount, lastUpdateTime }: RepositoryProperties): Effect[] {
  return [
    loss(
      `${counted(manifestCount, 'manifest')}, ${counted(tagCount, 'tag')}, last updated ${minuteOf(lastUpdateTime)}`,
    ),
  ];
}

/** `2026-11-20 08:02 UTC`; a registry's times are UTC (ACR recordings). */
const minuteOf = (time: string | undefined): string =>
  time === undefined ? 'unknown' : `${time.slice(0, 16).replace('T', ' ')} UTC`;

const counted = (count: number | undefined, noun: string): string =>
  `${count ?? 'an unknown number of'} ${noun}${count === 1 ? '' : 's'}`;

function lockEffects(locked: readonly { readonly digest: Digest }[]): Effect[] {
  if (locked.length === 0) return [];
  const names = locked.map(each => shortDigest(each.digest)).join(', ');
  const count = locked.length === 1 ? '1 manifest is' : `${locked.length} manifests are`;
  return [{ text: `${count} locked: ${names}`, kind: 'fails' }];
}

function compare(place: RepositoryPlace, planned: RepositoryProperties, now: RepositoryProperties): void {
  const lock = repositoryLock(place, now.changeableAttributes);
  if (lock) throw lock;
  const same =
    planned.createdTime === now.createdTime &&
    planned.manifestCount === now.manifestCount &&
    planned.tagCount === now.tagCount;
  if (same) return;
  throw new AdminError(
    'ChangedMeanwhile',
    `${repositoryText(place)} has changed since it was shown: ${now.manifestCount} manifests and ${now.tagCount} tags now; it was left alone.`,
    'Look at it again before deleting it.',
  );
}
