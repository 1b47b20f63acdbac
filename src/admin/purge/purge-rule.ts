import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Age } from './age.ts';
import type { KeepList } from './keep-list.ts';

/** Repositories and tags in them by their names: `team/*:pr-*`. */
export interface NamePattern {
  /** As written. */
  readonly text: string;
  /** The one repository that fits; undefined: it depends on the name. */
  readonly only: RepositoryName | undefined;
  fitsRepository(name: RepositoryName): boolean;
  fitsTag(name: TagName): boolean;
  /** It has a part for tags: `team/api:` has none, and means what carries no tag. */
  readonly namesTags: boolean;
  /** Every tag fits, so that everything in the repository is meant. */
  readonly isWhole: boolean;
}

/** What a purge takes. Of several rules the first one whose pattern fits a tag decides about it, also when it keeps it. */
export interface PurgeRule {
  /** One of them has to fit; never empty. */
  readonly filters: readonly NamePattern[];
  /** What the rule does not look at, so that it is left to those behind it. */
  readonly excludes: readonly NamePattern[];
  /** Since the last update, by the registry's clock. */
  readonly olderThan: Age | undefined;
  /** So many stay, the newest of all that fit in a repository; 0: none does. With `untagged`, so many of what was untagged before as well. */
  readonly keep: number;
  /** Manifests without a tag go too, and those that lose their last tag. */
  readonly untagged: boolean;
  /** What is locked is unlocked for it. */
  readonly includeLocked: boolean;
}

/** What no rule takes. */
export interface Exemptions {
  readonly excludes: readonly NamePattern[];
  readonly keepList: KeepList;
  /** Is the tag one of the settings' protected ones? */
  protects(tag: TagName): boolean;
}

/** `team/api:pr-*, older than 30d, without the 3 newest; untagged manifests too; locked ones too` */
export function ruleText({ filters, excludes, olderThan, keep, untagged, includeLocked }: PurgeRule): string {
  const takesTags = filters.some(each => each.namesTags);
  const where = filters.map(each => each.text).join(', ');
  const what = takesTags ? where : `untagged manifests in ${where.replace(/:(?=,|$)/g, '')}`;
  return [
    excludes.length > 0 ? `${what} without ${excludes.map(each => each.text).join(', ')}` : what,
    ...(olderThan ? [`older than ${olderThan.text}`] : []),
    ...(keep > 0 ? [`without the ${keep === 1 ? 'newest' : `${keep} newest`}`] : []),
    ...(untagged && takesTags ? ['untagged manifests too'] : []),
    ...(includeLocked ? ['locked ones too'] : []),
  ].join('; ');
}
