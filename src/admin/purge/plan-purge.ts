import { answersSideBySide } from '../../content/side-by-side.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { unsupported } from '../../registry/oci/unsupported.ts';
import { planId } from '../bulk/plan-id.ts';
import type { PlanItem, PlannedRepository, RegistryPlan } from '../bulk/registry-plan.ts';
import { type Effect, loss } from '../effect.ts';
import type { GraphOptions } from '../graph/artifact-graph.ts';
import { type FreedShares, totalOf } from '../graph/freed-space.ts';
import { listText, manyText } from '../manifest-words.ts';
import { type RepositoryPlace, shortDigest } from '../subject.ts';
import { type Chosen, chosenText, planChosen } from './plan-chosen.ts';
import { type PurgedRepository, planRepository, type ReadRepository } from './plan-repository.ts';
import { type Exemptions, type PurgeRule, ruleText } from './purge-rule.ts';
import { readRepository, type Wanted } from './read-repository.ts';

export interface PlanningOptions extends GraphOptions {
  /** By the registry's clock, in milliseconds since 1970. */
  readonly now: number;
  /** Told of a repository that is not there. */
  readonly missing?: ((repository: RepositoryName) => void) | undefined;
}

export interface PurgeOptions extends PlanningOptions {
  /** The repositories to look at, in the order of the plan. */
  readonly repositories: readonly RepositoryName[];
  readonly exemptions: Exemptions;
}

/** Repositories that are read at the same time; the connection bounds the requests. */
const AT_ONCE = 4;

/**
 * Reads repositories and plans what the rules take there; changes nothing. Throws RegistryError where a listing fails, and `Unsupported` for a
 * registry that is not Azure's: it tells neither times nor what has no tag.
 */
export function planPurge(
  place: RegistryPlace,
  rules: readonly PurgeRule[],
  options: PurgeOptions,
): Promise<RegistryPlan> {
  const policy = { rules, exemptions: options.exemptions, now: options.now };
  const choice = {
    rules: rules.map(ruleText),
    repositories: options.repositories,
    wanted: (repository: RepositoryName) => wantedOf(rules, repository),
    plan: (read: ReadRepository) => planRepository(read, policy),
  };
  return planEach(place, choice, options);
}

/** Plans to take off and delete what was chosen one by one, by repository. Throws as `planPurge` does. */
export function planChoice(
  place: RegistryPlace,
  chosen: ReadonlyMap<RepositoryName, Chosen>,
  options: PlanningOptions & { readonly includeLocked: boolean },
): Promise<RegistryPlan> {
  const choice = {
    rules: [chosenText(chosen.values())],
    repositories: [...chosen.keys()],
    wanted: (repository: RepositoryName) => ({
      tags: true,
      manifests: (chosen.get(repository)?.manifests.size ?? 0) > 0,
    }),
    plan: (read: ReadRepository) =>
      planChosen(read, chosen.get(read.repository) ?? NOTHING_CHOSEN, options.includeLocked),
  };
  return planEach(place, choice, options);
}

const NOTHING_CHOSEN: Chosen = { tags: new Map(), manifests: new Set() };

type RegistryPlace = Omit<RepositoryPlace, 'repository'>;

/** What is to be planned. */
interface Choice {
  /** In sentences. */
  readonly rules: readonly string[];
  readonly repositories: readonly RepositoryName[];
  readonly wanted: (repository: RepositoryName) => Wanted;
  readonly plan: (read: ReadRepository) => PurgedRepository;
}

async function planEach(
  place: RegistryPlace,
  { rules, repositories, wanted, plan }: Choice,
  { now, signal, progress, missing }: PlanningOptions,
): Promise<RegistryPlan> {
  const { registry } = place;
  if (registry.dialect.kind !== 'acr') {
    throw unsupported(
      registry,
      'A clean-up cannot be planned',
      'Use the retention rules of that registry, or name tags one by one: Remove-AzContainerRegistryTag',
    );
  }
  const isAlone = repositories.length === 1;
  let looked = 0;
  const planOne = async (repository: RepositoryName, either: AbortSignal) => {
    const read = await readRepository({ ...place, repository }, wanted(repository), {
      signal: either,
      progress: isAlone ? progress : undefined,
    });
    looked++;
    if (!isAlone) progress?.('Looking at repositories', looked, repositories.length);
    if (!read) missing?.(repository);
    return read && plannedOf(read, plan(read));
  };
  const planned = await answersSideBySide(repositories, signal, planOne, AT_ONCE);
  const found = planned.filter(each => each !== undefined);
  return {
    id: planId(now),
    server: registry.server.name,
    createdTime: new Date(now).toISOString(),
    rules,
    items: found.flatMap(each => each.items),
    repositories: found.map(each => each.summary),
  };
}

/** What of a repository the rules have to see. */
function wantedOf(rules: readonly PurgeRule[], repository: RepositoryName) {
  const here = rules.flatMap(rule =>
    rule.filters.filter(each => each.fitsRepository(repository)).map(filter => ({ rule, filter })),
  );
  return {
    tags: here.some(each => each.filter.namesTags),
    manifests: here.some(each => each.rule.untagged),
  };
}

interface Planned {
  readonly items: readonly PlanItem[];
  readonly summary: PlannedRepository;
}

function plannedOf({ repository, graph, tags }: ReadRepository, { items, kept }: PurgedRepository): Planned {
  const going = items.flatMap(each => (each.action === 'delete manifest' ? each.digest : []));
  const removed = items.flatMap(each => (each.action === 'remove tag' ? each.tag : []));
  const apart = graph?.freedSharesOf(going);
  const freed = apart ? totalOf(apart) : { bytes: 0, isRestInUse: false };
  const effects = graph ? graph.effectsOf(going, removed) : untaggedBy(new Set(removed), tags);
  const summary = { repository, newest: graph?.newest, kept, freed, effects };
  if (apart === undefined || 'unknown' in apart) return { items, summary };
  return { items: items.map(each => withShare(each, apart)), summary: { ...summary, shared: apart.shared } };
}

function withShare(item: PlanItem, { shares }: FreedShares): PlanItem {
  if (item.action !== 'delete manifest') return item;
  const frees = shares.get(item.digest);
  return frees ? { ...item, frees } : item;
}

/** Manifests that lose their last tag, where nothing else is known of them. */
function untaggedBy(removed: ReadonlySet<TagName>, tags: ReadRepository['tags']): readonly Effect[] {
  const left = new Set(tags.flatMap(each => (removed.has(each.name) ? each.digest : [])));
  for (const { name, digest } of tags) if (!removed.has(name)) left.delete(digest);
  if (left.size === 0) return [];
  return [loss(`leaves ${manyText(left.size, 'manifest')} untagged: ${listText([...left].map(shortDigest))}`)];
}
