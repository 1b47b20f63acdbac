import type { ChangeableAttributes } from './attributes.ts';
import type { Digest } from './digest.ts';
import type { TagName } from './tag-name.ts';

/** What a registry tells of one tag; a field that a registry without ACR's API cannot tell is `undefined`. */
export interface TagProperties {
  readonly name: TagName;
  readonly digest: Digest;
  /** As received: UTC with up to 7 fraction digits. */
  readonly createdTime: string | undefined;
  readonly lastUpdateTime: string | undefined;
  readonly signed: boolean | undefined;
  readonly quarantineState: string | undefined;
  readonly changeableAttributes: ChangeableAttributes | undefined;
}
