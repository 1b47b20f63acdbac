/** Bytes that may wait to be read before the line is held. */
const MOST_WAITING = 512 * 1024;

/** The other end of a body: what holds the line and lets it go on. */
export interface Line {
  pause(): void;
  resume(): void;
  /** Nobody reads any further; told once, also after the end. */
  leave(): void;
}

/**
 * A body on its way, piece by piece as it arrives; to be read once. Does what a Readable does here, for less: it neither joins pieces nor takes
 * several turns for each.
 */
export class BodyFlow implements AsyncIterable<Uint8Array> {
  readonly #line: Line;
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  #isHeld = false;
  #end: { readonly failure: Error | undefined } | undefined;
  #wake: () => void = () => {};

  constructor(line: Line) {
    this.#line = line;
  }

  push(piece: Uint8Array): void {
    this.#waiting.push(piece);
    this.#bytes += piece.length;
    if (!this.#isHeld && this.#bytes >= MOST_WAITING) {
      this.#isHeld = true;
      this.#line.pause();
    }
    this.#wake();
  }

  /** All has arrived. */
  finish(): void {
    this.#end ??= { failure: undefined };
    this.#wake();
  }

  /** The reader gets this instead of what still waits. */
  fail(failure: Error): void {
    this.#end ??= { failure };
    this.#waiting = [];
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) {
        if (this.#end?.failure) throw this.#end.failure;
        const piece = this.#waiting.shift();
        if (piece) {
          this.#take(piece.length);
          yield piece;
        } else if (this.#end) {
          return;
        } else {
          await new Promise<void>(resolve => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      this.#line.leave();
    }
  }

  #take(bytes: number): void {
    this.#bytes -= bytes;
    if (!this.#isHeld || this.#bytes >= MOST_WAITING) return;
    this.#isHeld = false;
    this.#line.resume();
  }
}
