/** Names as far as they are known now. */
export interface KnownNames<Item> {
  readonly items: readonly Item[];
  /** More is being fetched; the cache tells when it is there. */
  readonly pending: boolean;
  /** Seconds since the registry told them; undefined before it did. */
  readonly age: number | undefined;
  /** What is missing and why. */
  readonly note: string | undefined;
}

/** How a list is filled. */
export interface NameSource<Item> {
  /** Page by page; what it throws only means that nothing more comes. */
  readonly fetch: (signal: AbortSignal) => AsyncIterable<readonly Item[]>;
  readonly keyOf: (item: Item) => string;
  /** Milliseconds since whenever. */
  readonly now: () => number;
  /** Told after each page, and when the last one is there. */
  readonly changed: () => void;
}

/** Older answers are refreshed when they are asked for again; milliseconds. */
const FRESH = 60_000;

/** After a failure nobody is bothered again for so long; milliseconds. */
const PAUSE = 10_000;

/** Names taken up in passing: a long listing is to cost no memory. */
const MOST_LEARNT = 2000;

/** Names kept of one list. */
export const MOST_KEPT = 100_000;

/** One list of names: it answers at once with what it has, and fetches behind, never twice at the same time. */
export class NameList<Item> {
  readonly #source: NameSource<Item>;
  #items: readonly Item[] = [];
  #keys: { readonly of: readonly Item[]; readonly all: Set<string> } | undefined;
  #isStale = false;
  #told: number | undefined;
  #failed: number | undefined;
  #note: string | undefined;
  #fetching: AbortController | undefined;

  constructor(source: NameSource<Item>) {
    this.#source = source;
  }

  /** What is known; starts a fetch where nothing is or where it is old. */
  ask(): KnownNames<Item> {
    const now = this.#source.now();
    const isFresh = !this.#isStale && this.#told !== undefined && now - this.#told < FRESH;
    const pauses = this.#failed !== undefined && now - this.#failed < PAUSE;
    if (!isFresh && !pauses && !this.#fetching) void this.#fetch(new AbortController());
    return this.peek();
  }

  /** What is known, without asking anybody. */
  peek(): KnownNames<Item> {
    const age = this.#told === undefined ? undefined : Math.max(0, (this.#source.now() - this.#told) / 1000);
    return { items: this.#items, pending: this.#fetching !== undefined, age, note: this.#note };
  }

  /** Whether the name is among those that are known. */
  has(key: string): boolean {
    return this.#known().has(key);
  }

  /** Takes up names that were seen elsewhere, up to a few thousand; they do not make the list complete. */
  learn(items: readonly Item[]): void {
    if (this.#items.length >= MOST_LEARNT) return;
    const { keyOf } = this.#source;
    const known = this.#known();
    const added = items.filter(each => !known.has(keyOf(each))).slice(0, MOST_LEARNT - this.#items.length);
    if (added.length === 0) return;
    this.#items = [...this.#items, ...added];
    for (const each of added) known.add(keyOf(each));
    this.#keys = { of: this.#items, all: known };
  }

  /** The next question fetches, however fresh the names are: something was changed. */
  expire(): void {
    this.#isStale = true;
  }

  #known(): Set<string> {
    if (this.#keys?.of !== this.#items) {
      this.#keys = { of: this.#items, all: new Set(this.#items.map(this.#source.keyOf)) };
    }
    return this.#keys.all;
  }

  stop(): void {
    this.#fetching?.abort();
  }

  async #fetch(controller: AbortController): Promise<void> {
    const { fetch, changed, now } = this.#source;
    this.#fetching = controller;
    const { signal } = controller;
    const isFirst = this.#items.length === 0;
    this.#isStale = false;
    const fetched: Item[] = [];
    try {
      let isCut = false;
      for await (const page of fetch(signal)) {
        if (signal.aborted) return;
        fetched.push(...page.slice(0, MOST_KEPT - fetched.length));
        // the first time a page is better than nothing; later the whole replaces what was there
        if (isFirst) this.#items = fetched.slice();
        isCut = fetched.length >= MOST_KEPT;
        if (isCut) break;
        if (isFirst) changed();
      }
      if (signal.aborted) return;
      this.#items = fetched;
      this.#told = now();
      this.#failed = undefined;
      this.#note = isCut ? `only the first ${MOST_KEPT} names are known` : undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.#failed = now();
      this.#note = fetched.length > 0 ? `incomplete: ${reasonOf(error)}` : reasonOf(error);
    } finally {
      if (this.#fetching === controller) this.#fetching = undefined;
      if (!signal.aborted) changed();
    }
  }
}

/** A few words in place of the error, whose text may come from outside. */
function reasonOf(error: unknown): string {
  const id = error instanceof Error && 'id' in error ? error.id : undefined;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 401 || status === 403) return 'no right to list';
  if (status === 404 || id === 'RepositoryNotFound') return 'not found';
  if (typeof status !== 'number') return 'offline';
  return status < 400 ? 'its list cannot be read' : `the registry answered ${status}`;
}
