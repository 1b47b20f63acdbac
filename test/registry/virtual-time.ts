interface Sleeper {
  readonly wakes: number;
  readonly resolve: () => void;
}

/** Time that passes only while everybody sleeps; all who wake at the same time go on at once. */
export class VirtualTime {
  /** Milliseconds since 1970. */
  now: number;
  #awake = 0;
  #sleepers: Sleeper[] = [];

  constructor(start: number) {
    this.now = start;
  }

  /** To be called by a worker of `run` only. */
  sleep(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#sleepers.push({ wakes: this.now + milliseconds, resolve });
    this.#rest();
    return promise;
  }

  /** Runs the workers side by side until all are done. */
  async run(workers: readonly (() => Promise<void>)[]): Promise<void> {
    this.#awake += workers.length;
    await Promise.all(workers.map(worker => worker().finally(() => this.#rest())));
  }

  #rest(): void {
    this.#awake--;
    if (this.#awake > 0 || this.#sleepers.length === 0) return;
    this.now = Math.min(...this.#sleepers.map(({ wakes }) => wakes));
    const due = this.#sleepers.filter(({ wakes }) => wakes === this.now);
    this.#sleepers = this.#sleepers.filter(({ wakes }) => wakes !== this.now);
    this.#awake = due.length;
    for (const { resolve } of due) resolve();
  }
}
