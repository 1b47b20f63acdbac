import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import type { PlanItem } from '../bulk/registry-plan.ts';
import { type ArtifactGraph, counted } from '../graph/artifact-graph.ts';
import { deleteBlockers } from '../lock.ts';
import { boundIn, boundTo } from './bound-tags.ts';
import { candidateManifests } from './choose-manifests.ts';
import { type ChosenTags, chooseTags, type PurgePolicy } from './choose-tags.ts';
import type { KeptCount } from './kept-count.ts';
import { plannedDeletions, plannedRemovals } from './planned-items.ts';
import { relationsOf } from './relations.ts';
import { type Candidates, type Settled, settleManifests } from './settle-manifests.ts';

/** A repository as it was read. */
export interface ReadRepository {
  readonly repository: RepositoryName;
  readonly tags: readonly TagProperties[];
  /** undefined where no rule takes manifests. */
  readonly graph: ArtifactGraph | undefined;
  /** Without a graph, what a listing tells of its manifests. */
  readonly manifests: readonly ManifestProperties[];
  /** Nothing in it can be deleted, whatever tags and manifests say. */
  readonly isLocked: boolean;
}

/** What rules come to in one repository. */
export interface PurgedRepository {
  /** In the order in which they are carried out. */
  readonly items: readonly PlanItem[];
  /** What stays although a rule fits it. */
  readonly kept: KeptCount['all'];
}

/** What a purge does in a repository. Asks nobody. */
export function planRepository(read: ReadRepository, policy: PurgePolicy): PurgedRepository {
  const { repository, tags, graph, manifests, isLocked } = read;
  const isBound = graph ? boundIn(graph) : boundTo(manifests.map(each => each.digest));
  const locked = lockedManifests(graph ? graph.manifests.values() : manifests);
  const chosen = chooseTags(repository, tags, policy, { isBound, isOnLocked: each => locked.has(each.digest) });
  const { kept } = chosen;
  const { items, settled } = graph
    ? withManifests({ repository, tags, graph }, chosen, policy)
    : withoutManifests(repository, chosen);
  for (const reason of settled.staying.values()) kept.add(reason);
  for (const { tag, fits, stays } of chosen.bound.values()) {
    if (fits && !settled.going.has(tag.digest) && !settled.staying.has(tag.digest)) kept.add(stays ?? REFERS);
  }
  if (!isLocked || items.length === 0) return { items, kept: kept.all };
  kept.add('in a repository that is locked', items.length);
  return { items: [], kept: kept.all };
}

/** Whoever locked an image wants to find it by its tags as well. */
function lockedManifests(manifests: Iterable<ManifestProperties>): ReadonlySet<Digest> {
  const locked = new Set<Digest>();
  for (const { digest, changeableAttributes } of manifests)
    if (deleteBlockers(changeableAttributes).length > 0) locked.add(digest);
  return locked;
}

const REFERS = 'refers to something that stays';
const NOTHING: Settled = { going: new Map(), staying: new Map() };

interface Purged {
  readonly items: readonly PlanItem[];
  readonly settled: Settled;
}

const withoutManifests = (repository: RepositoryName, chosen: ChosenTags): Purged => ({
  items: plannedRemovals(repository, chosen, NOTHING),
  settled: NOTHING,
});

function withManifests(
  { repository, tags, graph }: { readonly graph: ArtifactGraph } & Pick<ReadRepository, 'repository' | 'tags'>,
  chosen: ChosenTags,
  policy: PurgePolicy,
): Purged {
  const seen = { repository, tags, manifests: graph.manifests, relations: relationsOf(graph) };
  const candidates = keptUnlessKnown(graph, candidateManifests(seen, chosen, policy));
  const settled = settleManifests(graph.manifests.keys(), seen.relations, candidates);
  const items = [...plannedRemovals(repository, chosen, settled), ...plannedDeletions(seen, chosen, settled)];
  return { items, settled };
}

/** What could not be read may list or refer to everything: then every candidate stays. */
export function keptUnlessKnown(graph: ArtifactGraph, candidates: Candidates): Candidates {
  const unread = graph.unreadable.length;
  const gap =
    graph.gap ?? (unread > 0 ? `${counted(unread, graph.manifests.size, 'manifests')} could not be read` : undefined);
  if (gap === undefined) return candidates;
  const stays = new Map(candidates.stays);
  for (const digest of candidates.may.keys()) stays.set(digest, `perhaps needed: ${gap}`);
  return { may: new Map(), stays };
}
