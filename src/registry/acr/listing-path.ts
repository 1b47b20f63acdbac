import type { NextPage } from '../link.ts';
import type { OrderBy, TagListOptions } from '../listing.ts';

/**
 * ACR gives no more at once, whatever is asked for (azure/acr#749). The first page is left to the registry, which
 * then sends a small one: its items are seen early, and many listings need no other.
 */
const PAGE_SIZE = 1000;

const ORDER: Readonly<Record<OrderBy, string | undefined>> = {
  name: undefined,
  lastUpdatedAsc: 'timeasc',
  lastUpdatedDesc: 'timedesc',
};

/** Path and query of a page. The order and the filter are stated each time: ACR's own links drop the filter (ACR recordings). */
export function listingPath(path: string, options: TagListOptions, next: NextPage | undefined): string {
  const order = ORDER[options.orderBy ?? 'name'];
  const size = options.pageSize ?? (next ? PAGE_SIZE : undefined);
  const query = [
    size && `n=${size}`,
    next && `last=${next.last}`,
    order && `orderby=${order}`,
    options.digest && `digest=${encodeURIComponent(options.digest)}`,
  ];
  const text = query.filter(part => part !== undefined).join('&');
  return text === '' ? path : `${path}?${text}`;
}
