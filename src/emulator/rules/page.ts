import type { Ticks } from '../clock.ts';
import type { Attributes } from '../store/attributes.ts';
import type { Ordered } from '../store/ordered.ts';

/** Page size without `n`, and the most that is given (ACR wire facts §8: clients' documentation and one issue, neither recorded). */
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

/** Which page of a list is asked for. */
export interface PageRequest {
  readonly size: number;
  readonly last: string | undefined;
  /** As sent, "" if not: it is repeated in Link. */
  readonly orderby: string;
  readonly order: 'name' | 'timeasc' | 'timedesc';
}

/** A page and the value of its Link header; without Link it is the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly link: string | undefined;
}

/** Reads `n`, of which no more than `largest` is given, `last` and `orderby`. An `n` that is no positive number counts as not sent (guess). */
export function readPageRequest(query: URLSearchParams, largest: number = LARGEST_PAGE): PageRequest {
  const size = Number(query.get('n') ?? DEFAULT_PAGE);
  const orderby = query.get('orderby') ?? '';
  return {
    size: Number.isInteger(size) && size > 0 ? Math.min(size, largest) : Math.min(DEFAULT_PAGE, largest),
    last: query.get('last') ?? undefined,
    orderby,
    order: orderby === 'timeasc' || orderby === 'timedesc' ? orderby : 'name',
  };
}

type Listed = { readonly attributes: Attributes; readonly updated: Ticks };

/**
 * Cuts a page of tags or manifests: byte order of the key, or order of the last update, ties by key; `last` is
 * exclusive; items with `listEnabled: false` are left out (ACR wire facts §8 and §10, recording and documentation).
 */
export function pageOf<T extends Listed>(
  list: { ordered: Ordered<T>; timed: Ordered<T> },
  request: PageRequest,
  options: {
    path: string;
    key: (item: T) => string;
    keep?: (item: T) => boolean;
  },
): Page<T> {
  const { key, keep = () => true } = options;
  const wanted = (item: T): boolean => item.attributes.listEnabled && keep(item);
  if (request.order === 'name') {
    const { last } = request;
    const beyond = (item: T): boolean => last === undefined || key(item) > last;
    return cut(list.ordered.after('ascending', beyond), wanted, request, {
      path: options.path,
      mark: key,
    });
  }
  const descending = request.order === 'timedesc';
  const last = readTimedMark(request.last);
  const beyond = (item: T): boolean => {
    if (last === undefined) return true;
    if (item.updated !== last.updated) return descending ? item.updated < last.updated : item.updated > last.updated;
    return descending ? key(item) < last.key : key(item) > last.key;
  };
  return cut(list.timed.after(descending ? 'descending' : 'ascending', beyond), wanted, request, {
    path: options.path,
    mark: item => `${item.updated}&${key(item)}`,
  });
}

/** Cuts a page of names, as the catalogues have it. */
export function pageOfNames(
  names: Ordered<string>,
  request: PageRequest,
  path: string,
  wanted: (name: string) => boolean,
): Page<string> {
  const { last } = request;
  return cut(
    names.after('ascending', name => last === undefined || name > last),
    wanted,
    request,
    { path, mark: name => name },
  );
}

/** Takes a page's worth and looks one further: a full page has a Link exactly if more follows (ACR wire facts §8, recording). */
function cut<T>(
  candidates: Iterable<T>,
  wanted: (item: T) => boolean,
  request: PageRequest,
  link: { path: string; mark: (item: T) => string },
): Page<T> {
  const items: T[] = [];
  for (const item of candidates) {
    if (!wanted(item)) continue;
    const last = items.at(-1);
    if (items.length === request.size && last !== undefined) {
      const mark = encodeURIComponent(link.mark(last));
      return {
        items,
        link: `<${link.path}?last=${mark}&n=${request.size}&orderby=${encodeURIComponent(request.orderby)}>; rel="next"`,
      };
    }
    items.push(item);
  }
  return { items, link: undefined };
}

/** `<ticks>&<key>`, the form of `last` under an order by time (ACR wire facts §8, recording). Anything else counts as not sent (guess). */
function readTimedMark(last: string | undefined): { updated: Ticks; key: string } | undefined {
  const [, ticks, key] = /^(\d{1,19})&(.+)$/.exec(last ?? '') ?? [];
  return ticks === undefined || key === undefined ? undefined : { updated: BigInt(ticks), key };
}
