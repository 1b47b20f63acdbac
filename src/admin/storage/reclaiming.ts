import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { RegistryPlan } from '../bulk/registry-plan.ts';
import type { Age } from '../purge/age.ts';
import type { PurgePolicy } from '../purge/choose-tags.ts';
import { planRepository, type ReadRepository } from '../purge/plan-repository.ts';
import type { NamePattern } from '../purge/purge-rule.ts';

/** What could go from a registry. */
export interface Reclaiming {
  /** In a few words: `untagged`, `not updated for 30d`. */
  readonly text: string;
  /** Choosing takes the tags with their times and locks, besides the manifests. */
  readonly needsTags: boolean;
  /** The manifests of a repository that would be deleted. */
  goesFrom(read: ReadRepository): readonly Digest[];
}

/** What a purge of everything by this rule would delete: `untagged` leaves alone what has a tag. */
export function byRule(
  { untagged, olderThan }: { readonly untagged: boolean; readonly olderThan: Age | undefined },
  policy: Omit<PurgePolicy, 'rules'>,
): Reclaiming {
  const takesTags = !untagged && olderThan !== undefined;
  const rule = {
    filters: [everything(takesTags)],
    excludes: [],
    olderThan,
    keep: 0,
    untagged: true,
    includeLocked: false,
  };
  const age = olderThan && `not updated for ${olderThan.text}`;
  return {
    text: takesTags && age !== undefined ? age : ['untagged', ...(age === undefined ? [] : [age])].join(', '),
    needsTags: takesTags,
    goesFrom: read =>
      planRepository(read, { ...policy, rules: [rule] }).items.flatMap(each =>
        each.action === 'delete manifest' ? each.digest : [],
      ),
  };
}

/** What a plan deletes, as far as it is still there. */
export function byPlan({ id, items }: RegistryPlan): Reclaiming {
  const going = new Map<RepositoryName, Digest[]>();
  for (const each of items) {
    if (each.action !== 'delete manifest') continue;
    const known = going.get(each.repository);
    if (known) known.push(each.digest);
    else going.set(each.repository, [each.digest]);
  }
  return {
    text: `plan ${id}`,
    needsTags: false,
    goesFrom: ({ repository, graph }) => (going.get(repository) ?? []).filter(each => graph?.manifests.has(each)),
  };
}

const everything = (namesTags: boolean): NamePattern => ({
  text: namesTags ? '*:*' : '*:',
  only: undefined,
  fitsRepository: () => true,
  fitsTag: () => namesTags,
  namesTags,
  isWhole: namesTags,
});
