/** Names of registries that were seen, for completion: it answers at once, and is brought up to date behind. */
export class KnownRegistries {
  readonly #names = new Set<string>();
  #refreshing: Promise<void> | undefined;

  get names(): readonly string[] {
    return [...this.#names].toSorted();
  }

  add(names: readonly string[]): void {
    for (const name of names) this.#names.add(name);
  }

  /** Starts a listing, unless one is under way; what goes wrong is nobody's business here. */
  refreshBehind(list: () => AsyncIterable<readonly string[]>): void {
    this.#refreshing ??= this.#read(list).finally(() => {
      this.#refreshing = undefined;
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
