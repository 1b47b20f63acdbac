import type { AttributesUpdate, PlanItem, RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
import { type Random, randomFrom } from '../../src/emulator/random.ts';
import type { AttributeChange } from '../../src/registry/model/attributes.ts';
import { parseDigest } from '../../src/registry/model/digest.ts';
import { parseRepositoryName } from '../../src/registry/model/repository-name.ts';
import { parseTagName } from '../../src/registry/model/tag-name.ts';
import { oneOf, someOf } from './choices.ts';
import { type RepositoryState, tagsOn, type World } from './world.ts';

/** The same plan with locks put on and lifted, anywhere in it, of things that it leaves alone otherwise, and not of these tags. */
export function withAttributes(
  seed: string,
  plan: RegistryPlan,
  { world, without }: { readonly world: World; readonly without: readonly string[] },
): RegistryPlan {
  const random = randomFrom(`${seed} attributes`);
  const items: PlanItem[] = [...plan.items];
  for (const [name, repository] of world) {
    const candidates = updatesIn(random, name, repository)
      .filter(each => each.tag === undefined || !without.includes(each.tag))
      .filter(each => !isTouched(plan.items, each, repository));
    for (const each of someOf(random, candidates, 1 + random.below(4)))
      items.splice(random.below(items.length + 1), 0, each);
  }
  return { ...plan, items };
}

function updatesIn(random: Random, name: string, { manifests, tags }: RepositoryState): AttributesUpdate[] {
  const repository = parseRepositoryName(name);
  if (repository === undefined) return [];
  const common = { action: 'update attributes', repository, lastUpdateTime: undefined, reason: 'chosen' } as const;
  return [
    ...[...tags].map(([tag, { digest, attributes }]) => ({
      ...common,
      tag: parseTagName(tag),
      digest: parseDigest(digest),
      attributes: { ...attributes },
      change: oneOf(random, CHANGES),
    })),
    ...[...manifests.values()].map(({ digest, attributes }) => ({
      ...common,
      tag: undefined,
      digest: parseDigest(digest),
      attributes: { ...attributes },
      change: oneOf(random, CHANGES),
    })),
  ];
}

function isTouched(items: readonly PlanItem[], update: AttributesUpdate, repository: RepositoryState): boolean {
  const tags = update.tag === undefined ? tagsOn(repository, update.digest ?? '') : [update.tag];
  return items.some(
    item =>
      item.repository === update.repository &&
      (item.action === 'delete manifest'
        ? item.digest === update.digest
        : item.action === 'remove tag' && tags.some(each => each === item.tag)),
  );
}

const CHANGES: readonly AttributeChange[] = [
  { deleteEnabled: false },
  { writeEnabled: false },
  { deleteEnabled: false, writeEnabled: false },
  { deleteEnabled: true, writeEnabled: true },
];
