import type { TagName } from './tag-name.ts';

/** The four switches of a repository, tag or manifest; false forbids. Independent of one another (ACR, "Lock a container image"). */
export interface ChangeableAttributes {
  readonly deleteEnabled: boolean;
  readonly writeEnabled: boolean;
  readonly listEnabled: boolean;
  readonly readEnabled: boolean;
}

/** What a change of attributes sends: only the switches that are named. */
export type AttributeChange = Partial<ChangeableAttributes>;

/** The attributes of one of the tags of a manifest. */
export interface TagAttributes {
  readonly tag: TagName;
  readonly attributes: ChangeableAttributes;
}
