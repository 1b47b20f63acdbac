import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import { sortableTime } from '../../registry/model/update-time.ts';
import { deleteBlockers } from '../lock.ts';
import { shortDigest } from '../subject.ts';
import { type ChosenTags, EXCLUDED, IN_KEEP_FILE, newestOf, type PurgePolicy, staying } from './choose-tags.ts';
import type { PurgeRule } from './purge-rule.ts';
import { linked, type Relations } from './relations.ts';
import type { Candidates } from './settle-manifests.ts';

/** A manifest that is without tags in the end. */
interface Loose {
  readonly manifest: ManifestProperties;
  readonly updated: string | undefined;
  /** It goes with these, however old it is. */
  readonly subjects: readonly Digest[];
  readonly parents: readonly Digest[];
  /** Why the first of its tags goes; undefined: it had none but those made of a digest. */
  readonly loses: string | undefined;
  /** Nothing is above it, and it had no tag before. */
  readonly isRoot: boolean;
  /** Whose ages and locks count for it: those that take its tags, and those that take what is above it. */
  readonly rules: Set<PurgeRule>;
}

/** What is known of a repository. */
export interface SeenRepository {
  readonly repository: RepositoryName;
  readonly tags: readonly TagProperties[];
  readonly manifests: ReadonlyMap<Digest, ManifestProperties>;
  readonly relations: Relations;
}

/**
 * The manifests without tags and those that lose all of theirs: each with why it may go, or why it stays in any case. What becomes of them
 * depends on their relations. Those that keep a tag are not among them, nor are those whose tags a rule takes that leaves manifests alone.
 */
export function candidateManifests(seen: SeenRepository, chosen: ChosenTags, policy: PurgePolicy): Candidates {
  const { repository } = seen;
  const may = new Map<Digest, string>();
  const stays = new Map<Digest, string>();
  const first = policy.rules.find(each => takesUntagged(each, repository));
  const loose = looseManifests(seen, chosen);
  for (const { isRoot, rules } of loose.values()) if (isRoot && first) rules.add(first);
  spreadRules(loose, seen.relations);
  const staysAtAll = exempted(seen, chosen, policy);
  const staysByAge = aged(loose, first, policy);
  for (const each of oldestFirst(loose.values())) {
    const { digest } = each.manifest;
    const rules = [...each.rules];
    if (rules.length === 0 && !first) continue;
    const reason =
      staysAtAll(each) ??
      (each.subjects.length > 0 ? undefined : staysByAge(each)) ??
      (isLocked(each, chosen) && !rules.every(rule => rule.includeLocked) ? 'locked' : undefined);
    if (reason === undefined) may.set(digest, goesBecause(each, first));
    else stays.set(digest, each.loses === undefined && each.subjects.length === 0 ? `untagged, ${reason}` : reason);
  }
  return { may, stays };
}

const oldestFirst = (loose: Iterable<Loose>): readonly Loose[] =>
  [...loose].sort((one, other) => {
    const [a = '', b = ''] = [one.updated, other.updated];
    if (a !== b) return a < b ? -1 : 1;
    return one.manifest.digest < other.manifest.digest ? -1 : 1;
  });

/** Does the rule take manifests that have no tag in this repository? */
const takesUntagged = ({ untagged, filters, excludes }: PurgeRule, repository: RepositoryName): boolean =>
  untagged &&
  filters.some(each => each.fitsRepository(repository)) &&
  !excludes.some(each => each.fitsRepository(repository) && (each.isWhole || !each.namesTags));

function looseManifests({ manifests, relations }: SeenRepository, chosen: ChosenTags): ReadonlyMap<Digest, Loose> {
  const loose = new Map<Digest, Loose>();
  for (const manifest of manifests.values()) {
    const { digest, tags, lastUpdateTime } = manifest;
    const takers = tags.flatMap(tag => chosen.taken.get(tag) ?? []).filter(each => each.tag.digest === digest);
    const bound = tags.filter(tag => chosen.bound.get(tag)?.tag.digest === digest);
    if (takers.length + bound.length < tags.length || takers.some(each => !each.rule.untagged)) continue;
    const subjects = linked(relations.subjects, digest);
    const parents = linked(relations.parents, digest);
    loose.set(digest, {
      manifest,
      updated: sortableTime(lastUpdateTime),
      subjects,
      parents,
      loses: takers[0]?.reason,
      isRoot: subjects.length === 0 && parents.length === 0 && takers.length === 0,
      rules: new Set(takers.map(each => each.rule)),
    });
  }
  return loose;
}

/** What hangs on something goes by the rules that take that. */
function spreadRules(loose: ReadonlyMap<Digest, Loose>, { children, referrers }: Relations): void {
  const open = [...loose.keys()];
  for (let above = open.pop(); above !== undefined; above = open.pop()) {
    const rules = loose.get(above)?.rules ?? [];
    for (const below of [...linked(children, above), ...linked(referrers, above)]) {
      const own = loose.get(below)?.rules;
      const before = own?.size;
      for (const rule of rules) own?.add(rule);
      if (own?.size !== before) open.push(below);
    }
  }
}

/** Why a manifest stays whatever its age. */
function exempted(
  { repository, tags: listedTags }: SeenRepository,
  { bound }: ChosenTags,
  { exemptions: { excludes, keepList } }: PurgePolicy,
): (loose: Loose) => string | undefined {
  const isOutside = excludes.some(each => each.fitsRepository(repository) && (each.isWhole || !each.namesTags));
  const listed = Map.groupBy(listedTags, each => each.digest);
  return ({ manifest: { digest, tags }, isRoot }) => {
    if (keepList.hasDigest(repository, digest)) return IN_KEEP_FILE;
    if (isOutside && isRoot) return EXCLUDED;
    const told = new Set(tags);
    if (listed.get(digest)?.some(each => !told.has(each.name))) return 'changed while it was read';
    for (const tag of tags) {
      const reason = bound.get(tag)?.stays;
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

/** Why a manifest that refers to nothing stays by its age; of what is listed by nothing and was untagged before, the newest stay. */
function aged(
  loose: ReadonlyMap<Digest, Loose>,
  first: PurgeRule | undefined,
  { now }: PurgePolicy,
): (loose: Loose) => string | undefined {
  const roots = [...loose.values()].filter(each => each.isRoot);
  const newest = newestOf(roots, first?.keep ?? 0, each => each.manifest.digest);
  const tests = new Map<PurgeRule, (loose: Loose) => string | undefined>();
  const staysUnder = (rule: PurgeRule, each: Loose) => {
    const known = tests.get(rule);
    if (known) return known(each);
    const byAge = staying<Loose>({ ...rule, keep: 0 }, now);
    const test = (tested: Loose) => byAge(tested, NONE);
    tests.set(rule, test);
    return test(each);
  };
  const byAgeAndNumber = first && staying<Loose>(first, now);
  return each => {
    if (each.isRoot) return byAgeAndNumber?.(each, newest);
    for (const rule of each.rules) {
      const reason = staysUnder(rule, each);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

const NONE: ReadonlySet<Loose> = new Set();

const isLocked = ({ manifest }: Loose, { taken, bound }: ChosenTags): boolean =>
  deleteBlockers(manifest.changeableAttributes).length > 0 ||
  manifest.tags.some(tag => (bound.get(tag)?.isLocked ?? false) || (taken.get(tag)?.unlock ?? false));

function goesBecause({ loses, subjects, parents }: Loose, first: PurgeRule | undefined): string {
  if (loses !== undefined) return loses;
  const [subject] = subjects;
  if (subject !== undefined) return `refers to ${shortDigest(subject)}`;
  const [parent] = parents;
  if (parent !== undefined) return `listed by ${shortDigest(parent)}`;
  return first?.olderThan ? `untagged, older than ${first.olderThan.text}` : 'untagged';
}
