import { createInterface } from 'node:readline';

/** The lines of an input as they come, for one reader after the other; what nobody has asked for yet waits. */
export class LineInput {
  #waiting: string[] = [];
  #isOver = false;
  #wake: (() => void) | undefined;

  /** `signal` ends it, as the end of the input does. */
  constructor(input: NodeJS.ReadableStream, signal: AbortSignal) {
    const lines = createInterface({ input, signal });
    lines.on('line', line => {
      this.#waiting.push(line);
      this.#wake?.();
    });
    lines.on('close', () => {
      this.#isOver = true;
      this.#wake?.();
    });
  }

  /** The next line; undefined at the end. */
  async next(): Promise<string | undefined> {
    while (this.#waiting.length === 0 && !this.#isOver) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    return this.#waiting.shift();
  }

  /** Throws away what waits: it was typed before it was asked for. */
  forget(): void {
    this.#waiting = [];
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (let line = await this.next(); line !== undefined; line = await this.next()) yield line;
  }
}
