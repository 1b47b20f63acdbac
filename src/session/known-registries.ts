/** Milliseconds. */
const FRESH = 60_000;

/** Names of registries that were seen, for completion: it answers at once, and is brought up to date behind. */
export class KnownRegistries {
  readonly #names = new Set<string>();
  readonly #changed: () => void;
  readonly #now: () => number;
  #refreshed: number | undefined;
  #refreshing: Promise<void> | undefined;

  /** `changed` is told when a listing has ended. */
  constructor(changed: () => void = () => {}, now: () => number = Date.now) {
    this.#changed = changed;
    this.#now = now;
  }

  get isRefreshing(): boolean {
    return this.#refreshing !== undefined;
  }

  get names(): readonly string[] {
    return [...this.#names].toSorted();
  }

  add(names: readonly string[]): void {
    for (const name of names) this.#names.add(name);
  }

  /** The next question lists again, however fresh the names are. */
  expire(): void {
    this.#refreshed = undefined;
  }

  /** Starts a listing, unless one is under way or the last one is fresh; what goes wrong is nobody's business here. */
  refreshBehind(list: () => AsyncIterable<readonly string[]>): void {
    if (this.#refreshed !== undefined && this.#now() - this.#refreshed < FRESH) return;
    this.#refreshing ??= this.#read(list).finally(() => {
      this.#refreshing = undefined;
      this.#refreshed = this.#now();
      this.#changed();
    });
  }

  /** Resolves when nothing is being listed. */
  async settled(): Promise<void> {
    await this.#refreshing;
  }

  async #read(list: () => AsyncIterable<readonly string[]>): Promise<void> {
    try {
      for await (const names of list()) this.add(names);
    } catch {
      // not signed in, no network: the names that are known stay
    }
  }
}
