import type { Context } from '../../engine/context.ts';
import { choice, integer } from '../../engine/kinds.ts';
import type { OrderBy } from '../../registry/listing.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { Page } from '../../registry/model/page.ts';
import { wildcard } from '../../values/wildcard.ts';

/** A request asks for no more items than this (ACR answers a larger request with this many). */
const LARGEST_PAGE = 1000;

/** The most items that are wanted. */
export const first = integer({ help: 'Stop after this many.' });

/** The order in which a registry lists. */
export const orderBy = choice(['Name', 'LastUpdatedAsc', 'LastUpdatedDesc'], {
  help: 'Order: by name, or by the time of the last update.',
});

const ORDERS = { Name: 'name', LastUpdatedAsc: 'lastUpdatedAsc', LastUpdatedDesc: 'lastUpdatedDesc' } as const;

/** What the registry is asked for an -OrderBy. */
export const orderOf = (name: keyof typeof ORDERS | undefined): OrderBy | undefined =>
  name === undefined ? undefined : ORDERS[name];

/** Items of a request when only the first few are wanted and nothing is filtered out on the way. */
export const pageSizeFor = (first: number | undefined, filtered: boolean): number =>
  first === undefined || filtered ? LARGEST_PAGE : Math.max(1, Math.min(first, LARGEST_PAGE));

/** The items of a listing that pass, page by page, no page being asked for after the `first` have come. */
export async function* select<Item>(
  pages: AsyncIterable<Page<Item>>,
  passes: ((item: Item) => boolean) | undefined,
  bounds: { readonly first?: number | undefined; readonly skip?: number | undefined } = {},
): AsyncGenerator<readonly Item[]> {
  let left = bounds.first ?? Number.POSITIVE_INFINITY;
  let skip = bounds.skip ?? 0;
  if (left <= 0) return;
  for await (const { items } of pages) {
    const passing = passes ? items.filter(passes) : items;
    const taken = passing.slice(skip, skip + left);
    skip = Math.max(0, skip - passing.length);
    left -= taken.length;
    if (taken.length > 0) yield taken;
    if (left <= 0) return;
  }
}

/** The pages as they come, with their items told to somebody besides: completion takes up the names. */
export async function* overheard<Item>(
  pages: AsyncIterable<Page<Item>>,
  tell: (items: readonly Item[]) => void,
): AsyncGenerator<Page<Item>> {
  for await (const page of pages) {
    tell(page.items);
    yield page;
  }
}

/** What a listing brought before it broke off, which is told as partial output (interface C3). */
export async function* whatCame<Item>(
  listing: AsyncIterable<Item>,
  context: Pick<Context<unknown>, 'partial'>,
): AsyncGenerator<Item> {
  try {
    yield* listing;
  } catch (error) {
    if (!(error instanceof RegistryError && error.id === 'PartialListing')) throw error;
    context.partial(error);
  }
}

/** A test for names, for patterns such as `pr-*`; undefined when the pattern takes everything. */
export function nameFilter(pattern: string | undefined): ((name: string) => boolean) | undefined {
  return pattern === undefined || pattern === '*' ? undefined : wildcard(pattern);
}
