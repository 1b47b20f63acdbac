import type { NextPage } from '../link.ts';
import type { ListOptions, OrderedListOptions } from '../listing.ts';
import type { Registry } from '../registry.ts';
import { unsupported } from './unsupported.ts';

/** Some registries refuse more than their configured maximum instead of lowering it. */
const PAGE_SIZE = 100;

/** Path and query of a page; OCI distribution-spec, "Listing Tags". */
export function pagePath(path: string, options: ListOptions, next: NextPage | undefined): string {
  const size = options.pageSize ?? next?.n ?? PAGE_SIZE;
  return `${path}?n=${size}${next ? `&last=${next.last}` : ''}`;
}

/** Refuses an order by time, since no time is told. */
export function assertByName(registry: Registry, options: OrderedListOptions): void {
  if (options.orderBy === undefined || options.orderBy === 'name') return;
  throw unsupported(registry, 'Nothing can be ordered by time', 'Leave the order out; this registry lists by name.');
}
