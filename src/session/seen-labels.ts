/** Names that are kept: images of one house have a few dozen. */
const MOST = 1000;

/** The names of labels that were read in this session, for completion; the last that were seen first. */
export class SeenLabels {
  readonly #names = new Set<string>();

  get names(): readonly string[] {
    return [...this.#names].toReversed();
  }

  add(names: Iterable<string>): void {
    for (const name of names) {
      this.#names.delete(name);
      this.#names.add(name);
    }
    for (const oldest of this.#names) {
      if (this.#names.size <= MOST) return;
      this.#names.delete(oldest);
    }
  }
}
