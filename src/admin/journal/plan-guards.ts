import { parseToldDigest } from '../../registry/model/digest.ts';
import { parseRepositoryName } from '../../registry/model/repository-name.ts';
import { parseTagName } from '../../registry/model/tag-name.ts';
import { isObject, type JsonObject } from '../../registry/transport/json-answer.ts';
import { ITEM_STATES, type ItemOutcome } from '../bulk/item-outcome.ts';
import type { PlanItem, PlannedRepository } from '../bulk/registry-plan.ts';

/** Whether a line of the journal, which nobody but this program writes, holds an item of a plan. */
export function isPlanItem(value: unknown): value is PlanItem {
  if (!isObject(value) || !isRepository(value.repository) || typeof value.reason !== 'string') return false;
  const { action, digest, tag, tags, after, unlock, change } = value;
  switch (action) {
    case 'delete manifest':
      return (
        [isDigest(digest), isListOf(tags, isTag), isListOf(after, isDigest), isListOf(unlock, isText)].every(Boolean) &&
        areTagAttributes(value.tagAttributes) &&
        (value.frees === undefined || isFreedShare(value.frees))
      );
    case 'remove tag':
      return isDigest(digest) && isTag(tag) && typeof unlock === 'boolean';
    case 'update attributes':
      return (
        [isObject(change), digest === undefined || isDigest(digest), tag === undefined || isTag(tag)].every(Boolean) &&
        (tags === undefined || isListOf(tags, isTag))
      );
    default:
      return false;
  }
}

const isFreedShare = (value: unknown): boolean =>
  isObject(value) && isCount(value.bytes) && isListOf(value.shared, isCount) && typeof value.isRestInUse === 'boolean';

const isShared = (value: unknown): boolean => isObject(value) && isCount(value.bytes) && isCount(value.users);

const isCount = (value: unknown): boolean => typeof value === 'number';

export const isPlannedRepository = (value: unknown): value is PlannedRepository =>
  isObject(value) &&
  isRepository(value.repository) &&
  isListOf(value.kept, isObject) &&
  isListOf(value.effects, isObject) &&
  isObject(value.freed) &&
  (value.shared === undefined || isListOf(value.shared, isShared));

export const isOutcome = (value: unknown): value is JsonObject & ItemOutcome =>
  isObject(value) && ITEM_STATES.some(each => each === value.state);

/** Left out, or a list of tags with their attributes. */
export const areTagAttributes = (value: unknown): boolean =>
  value === undefined || isListOf(value, each => isObject(each) && isTag(each.tag) && isObject(each.attributes));

export const isDigest = (value: unknown): boolean => isText(value) && parseToldDigest(value) !== undefined;
export const isTag = (value: unknown): boolean => isText(value) && parseTagName(value) !== undefined;
export const isRepository = (value: unknown): boolean => isText(value) && parseRepositoryName(value) !== undefined;
export const isText = (value: unknown): value is string => typeof value === 'string';

export const isListOf = (value: unknown, of: (each: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.every(of);
