import type { JsonObject } from '../../registry/transport/json-answer.ts';
import type { PlanItem, PlannedRepository, RegistryPlan } from '../bulk/registry-plan.ts';

/** What the first lines of a file of a plan say. */
export const FORMAT = { format: 'acrsh-plan', version: 1 } as const;

/** The head of a file, everything but the items; `items` of a repository tells how many of them were planned in it. */
export function headDocument(plan: RegistryPlan): JsonObject {
  const counts = new Map<string, number>();
  for (const { repository } of plan.items) counts.set(repository, (counts.get(repository) ?? 0) + 1);
  const { id, server, createdTime, rules, repositories } = plan;
  return {
    ...FORMAT,
    id,
    server,
    createdTime,
    rules,
    repositories: repositories.map(each => repositoryDocument(each, counts.get(each.repository) ?? 0)),
  };
}

/** Every key in its one place: seals are made of this, whatever order the file has them in. */
export function repositoryDocument(
  { repository, newest, kept, freed, shared, effects }: PlannedRepository,
  items: number,
): JsonObject {
  return {
    repository,
    newest,
    items,
    kept: kept.map(({ reason, count }) => ({ reason, count })),
    freed: 'unknown' in freed ? { unknown: freed.unknown } : { bytes: freed.bytes, isRestInUse: freed.isRestInUse },
    shared: shared?.map(({ bytes, users }) => ({ bytes, users })),
    effects: effects.map(({ kind, text }) => ({ kind, text })),
  };
}

/** The same for an item; what is undefined is left out. */
export function itemDocument(item: PlanItem): JsonObject {
  const { action, repository, lastUpdateTime, attributes, reason } = item;
  const facts = { reason, lastUpdateTime };
  const switches = attributes && switchesDocument(attributes);
  switch (action) {
    case 'delete manifest': {
      const { digest, tags, tagAttributes, mediaType, size, frees, after, takes, unlock } = item;
      return {
        action,
        repository,
        tags,
        ...facts,
        digest,
        size,
        frees: frees && { bytes: frees.bytes, shared: frees.shared, isRestInUse: frees.isRestInUse },
        mediaType,
        after,
        takes,
        unlock,
        attributes: switches,
        tagAttributes: tagAttributes?.map(each => ({ tag: each.tag, attributes: switchesDocument(each.attributes) })),
      };
    }
    case 'remove tag':
      return {
        action,
        repository,
        tag: item.tag,
        ...facts,
        digest: item.digest,
        unlock: item.unlock,
        attributes: switches,
      };
    case 'update attributes': {
      const { tag, digest, tags, change } = item;
      return {
        action,
        repository,
        tag,
        tags,
        change: switchesDocument(change),
        ...facts,
        digest,
        attributes: switches,
      };
    }
  }
}

const switchesDocument = (switches: {
  readonly deleteEnabled?: boolean;
  readonly writeEnabled?: boolean;
  readonly listEnabled?: boolean;
  readonly readEnabled?: boolean;
}): JsonObject => {
  const { deleteEnabled, writeEnabled, listEnabled, readEnabled } = switches;
  return { deleteEnabled, writeEnabled, listEnabled, readEnabled };
};
