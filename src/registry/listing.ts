import type { Digest } from './model/digest.ts';
import type { CallOptions } from './registry.ts';

/** `name` is byte order; the other two go by the time of the last update (ACR recordings: orderby=timeasc, timedesc). */
export type OrderBy = 'name' | 'lastUpdatedAsc' | 'lastUpdatedDesc';

export interface ListOptions extends CallOptions {
  /** Items a request asks for; the registry may send fewer. */
  readonly pageSize?: number | undefined;
}

export interface OrderedListOptions extends ListOptions {
  readonly orderBy?: OrderBy | undefined;
}

export interface TagListOptions extends OrderedListOptions {
  /** Only the tags of this manifest. */
  readonly digest?: Digest | undefined;
}
