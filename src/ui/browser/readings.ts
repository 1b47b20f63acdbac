/** The readings of one place: each takes the place of the one before, and none outlives the place. */
export class Readings {
  readonly #changed: () => void;
  readonly #closing = new AbortController();
  #current: AbortController | undefined;

  /** `changed` is called whenever one has ended. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** One is under way. */
  get isOn(): boolean {
    return this.#current !== undefined;
  }

  /** Aborted when the place is closed. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Whether a reading, by its signal, has not been taken the place of. */
  isCurrent(signal: AbortSignal): boolean {
    return this.#current?.signal === signal;
  }

  /** Begins one, and stops the one before; its signal is aborted then. */
  begin(read: (signal: AbortSignal) => Promise<void>): void {
    if (this.#closing.signal.aborted) return;
    this.#current?.abort();
    const current = new AbortController();
    this.#current = current;
    void read(current.signal).finally(() => {
      if (this.#current === current) this.#current = undefined;
      this.#changed();
    });
  }

  close(): void {
    this.#closing.abort();
    this.#current?.abort();
  }
}
