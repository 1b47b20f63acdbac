/** Milliseconds between two tellings. */
const SPACE = 100;

/** Tells of something that changes often: the first time at once, then ten times a second at most, and never nothing of the last change. */
export class SpacedOut {
  readonly #telling: () => void;
  #timer: NodeJS.Timeout | undefined;
  #isDue = false;

  constructor(telling: () => void) {
    this.#telling = telling;
  }

  /** It has changed. */
  tell(): void {
    if (this.#timer) {
      this.#isDue = true;
      return;
    }
    this.#isDue = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isDue) this.tell();
    }, SPACE);
    this.#timer.unref();
    this.#telling();
  }

  /** Nothing is told any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#isDue = false;
  }
}
