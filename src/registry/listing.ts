import type { NextPage } from './link.ts';
import type { Digest } from './model/digest.ts';
import { type ListingProgress, RegistryError } from './model/errors.ts';
import type { Page } from './model/page.ts';
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

/** One page with the way to the next. */
export interface LinkedPage<T> extends Page<T> {
  readonly next: NextPage | undefined;
}

/** What a listing lists. */
export interface ItemsOfListing<T> {
  /** Tells items apart. */
  readonly keyOf: (item: T) => string;
  /** What they are called, in the plural: `manifests`. */
  readonly noun: string;
}

/**
 * Follows pages to the end; a page is asked for when the consumer wants it. Ends at a missing link, not at a short page.
 * A page that brings nothing new, also after a detour, is an error instead of an endless loop.
 * A failure after the first page becomes `PartialListing` with what had arrived.
 */
export async function* followPages<T>(
  ask: (next: NextPage | undefined) => Promise<LinkedPage<T>>,
  { keyOf, noun }: ItemsOfListing<T>,
): AsyncGenerator<Page<T>, void, undefined> {
  const progress = { pages: 0, items: 0 };
  const guard = new LoopGuard();
  let next: NextPage | undefined;
  do {
    let page: LinkedPage<T>;
    try {
      page = await ask(next);
      const first = page.items[0];
      if (first === undefined && page.next) throw nothingNew();
      if (first !== undefined && guard.hasSeen(keyOf(first))) throw nothingNew();
    } catch (error) {
      throw progress.pages > 0 && error instanceof RegistryError ? partial(error, progress, noun) : error;
    }
    progress.pages++;
    progress.items += page.items.length;
    next = page.next;
    if (page.items.length > 0) yield { items: page.items, isLast: next === undefined };
  } while (next);
}

/** Finds a cycle in constant memory: Brent's algorithm on the first key of each page. */
class LoopGuard {
  #landmark: string | undefined;
  #steps = 0;
  #stride = 1;

  hasSeen(key: string): boolean {
    if (key === this.#landmark) return true;
    this.#steps++;
    if (this.#steps === this.#stride) {
      this.#landmark = key;
      this.#steps = 0;
      this.#stride *= 2;
    }
    return false;
  }
}

function nothingNew(): RegistryError {
  return new RegistryError({
    id: 'UnexpectedAnswer',
    message: 'The registry sent a page of the listing again, or an empty one that is not the last',
    recommendation: 'Try again; if it stays, report it to whoever runs the registry.',
  });
}

function partial(cause: RegistryError, progress: ListingProgress, noun: string): RegistryError {
  return new RegistryError({
    id: 'PartialListing',
    message: `PARTIAL: ${progress.items.toLocaleString('en-US')} ${noun}, and there are more. ${reasonOf(cause)} at page ${progress.pages + 1}.`,
    recommendation: cause.recommendation,
    status: cause.status,
    code: cause.code,
    detail: cause.detail,
    requestId: cause.requestId,
    method: cause.method,
    url: cause.url,
    attempts: cause.attempts,
    seconds: cause.seconds,
    progress: { ...progress },
    cause,
  });
}

/** Why a listing ended, in a sentence without its end. */
const reasonOf = ({ status, message }: RegistryError): string =>
  status !== undefined && status >= 500 ? `The registry stopped answering (${status})` : message.replace(/\.$/, '');
