import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { sortableMoment, sortableTime } from '../../registry/model/update-time.ts';
import { deleteBlockers } from '../lock.ts';
import { KeptCount } from './kept-count.ts';
import type { Exemptions, NamePattern, PurgeRule } from './purge-rule.ts';

/** What a purge goes by. */
export interface PurgePolicy {
  readonly rules: readonly PurgeRule[];
  readonly exemptions: Exemptions;
  /** By the registry's clock, in milliseconds since 1970. */
  readonly now: number;
}

/** A tag that a rule takes. */
export interface TakenTag {
  readonly tag: TagProperties;
  /** What took it, and why in a few words. */
  readonly rule: PurgeRule;
  readonly reason: string;
  /** It is locked, and the rule takes what is locked. */
  readonly unlock: boolean;
}

/** What rules make of the tags of a repository. */
export interface ChosenTags {
  readonly taken: ReadonlyMap<TagName, TakenTag>;
  /** Tags made of the digest of something that is there: they go where that goes, and never alone. */
  readonly bound: ReadonlyMap<TagName, BoundTag>;
  readonly kept: KeptCount;
}

export interface BoundTag {
  readonly tag: TagProperties;
  /** Why it stays even where what it is made of goes. */
  readonly stays: string | undefined;
  readonly isLocked: boolean;
  /** A rule fits it, and would take it if it were an ordinary one. */
  readonly fits: boolean;
}

/** A tag with the rule that decides about it. */
interface Candidate {
  readonly tag: TagProperties;
  /** Sorts by time; undefined where that is not known. */
  readonly updated: string | undefined;
}

/** What tags are besides their own properties. */
export interface TagFacts {
  /** It is made of the digest of a manifest that the repository holds. */
  isBound(tag: TagProperties): boolean;
  /** Its manifest is locked. */
  isOnLocked(tag: TagProperties): boolean;
}

/** Decides about every tag of a repository by the first rule that fits it. */
export function chooseTags(
  repository: RepositoryName,
  tags: readonly TagProperties[],
  { rules, exemptions, now }: PurgePolicy,
  { isBound, isOnLocked }: TagFacts,
): ChosenTags {
  const taken = new Map<TagName, TakenTag>();
  const bound = new Map<TagName, BoundTag>();
  const kept = new KeptCount();
  const here = rules.map(rule => ({ rule, fits: fitting(repository, rule), candidates: [] as Candidate[] }));
  const exempt = exemption(repository, exemptions);
  for (const tag of tags) {
    const decides = here.find(each => each.fits(tag.name));
    if (isBound(tag)) {
      bound.set(tag.name, { tag, stays: exempt(tag), isLocked: isLocked(tag), fits: decides !== undefined });
      continue;
    }
    decides?.candidates.push({ tag, updated: sortableTime(tag.lastUpdateTime) });
  }
  for (const { rule, candidates } of here) {
    const counted = candidates.filter(({ tag }) => exempt(tag) !== EXCLUDED);
    const newest = newestOf(counted, rule.keep, ({ tag }) => tag.name);
    const stays = staying(rule, now);
    for (const each of candidates) {
      const { tag } = each;
      const reason =
        exempt(tag) ?? stays(each, newest) ?? (rule.includeLocked ? undefined : lockOf(tag, isOnLocked(tag)));
      if (reason !== undefined) kept.add(reason);
      else taken.set(tag.name, { tag, rule, reason: takenBecause(rule), unlock: isLocked(tag) });
    }
  }
  return { taken, bound, kept };
}

export const EXCLUDED = 'excluded';
const PROTECTED = 'protected';
export const IN_KEEP_FILE = 'named in the keep file';

const isLocked = ({ changeableAttributes }: TagProperties): boolean => deleteBlockers(changeableAttributes).length > 0;

function lockOf(tag: TagProperties, isOnLocked: boolean): string | undefined {
  if (isLocked(tag)) return 'locked';
  return isOnLocked ? 'on a locked manifest' : undefined;
}

/** The tags that a rule looks at. */
function fitting(repository: RepositoryName, { filters, excludes }: PurgeRule): (tag: TagName) => boolean {
  const wanted = tagTest(repository, filters);
  const unwanted = tagTest(repository, excludes);
  return tag => wanted(tag) && !unwanted(tag);
}

function tagTest(repository: RepositoryName, patterns: readonly NamePattern[]): (tag: TagName) => boolean {
  const here = patterns.filter(each => each.namesTags && each.fitsRepository(repository));
  return tag => here.some(each => each.fitsTag(tag));
}

/** Why a tag stays whatever the rules say; undefined where nothing speaks against it. */
function exemption(
  repository: RepositoryName,
  { excludes, keepList, protects }: Exemptions,
): (tag: Pick<TagProperties, 'name' | 'digest'>) => string | undefined {
  const excluded = tagTest(repository, excludes);
  return ({ name, digest }) => {
    if (protects(name)) return PROTECTED;
    if (excluded(name)) return EXCLUDED;
    return keepList.hasTag(repository, name) || keepList.hasDigest(repository, digest) ? IN_KEEP_FILE : undefined;
  };
}

/** The newest of what has a time, by name where times are the same. */
export function newestOf<Item extends { readonly updated: string | undefined }>(
  items: readonly Item[],
  count: number,
  nameOf: (item: Item) => string,
): ReadonlySet<Item> {
  if (count === 0) return new Set();
  const timed = items.filter(each => each.updated !== undefined);
  if (timed.length <= count) return new Set(timed);
  const sorted = timed.sort((one, other) => {
    const [a = '', b = ''] = [one.updated, other.updated];
    if (a !== b) return a < b ? 1 : -1;
    return nameOf(one) < nameOf(other) ? -1 : 1;
  });
  return new Set(sorted.slice(0, count));
}

/** Why something stays by age or number under a rule. */
export function staying<Item extends { readonly updated: string | undefined }>(
  { keep, olderThan }: PurgeRule,
  now: number,
): (item: Item, newest: ReadonlySet<Item>) => string | undefined {
  const before = olderThan && sortableMoment(now - olderThan.milliseconds);
  return (item, newest) => {
    if (item.updated === undefined) return keep > 0 || before !== undefined ? 'of unknown age' : undefined;
    if (newest.has(item)) return keep === 1 ? 'the newest' : `one of the ${keep} newest`;
    return before !== undefined && item.updated >= before ? `not older than ${olderThan?.text}` : undefined;
  };
}

function takenBecause({ olderThan, keep, filters }: PurgeRule): string {
  if (olderThan) return `older than ${olderThan.text}`;
  if (keep > 0) return keep === 1 ? 'not the newest' : `not one of the ${keep} newest`;
  return `fits ${filters.map(each => each.text).join(', ')}`;
}
