import type { Value } from '../../values/value.ts';
import { identityOf, subjectOf } from './subject.ts';

/** Objects that came once, page by page, and can be gone through as often as a list is read again. */
export class HandedOver implements AsyncIterable<readonly Value[]> {
  readonly #source: AsyncIterator<readonly Value[]>;
  #kept: Value[] = [];
  #coming: Promise<void> | undefined;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(values: AsyncIterable<readonly Value[]>) {
    this.#source = values[Symbol.asyncIterator]();
  }

  /** What has come so far, and then what comes; throws, each time, what the source threw. */
  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Value[]> {
    for (let at = 0; ; ) {
      const values = this.#kept.slice(at);
      at += values.length;
      if (values.length > 0) yield values;
      else if (this.#failure) throw this.#failure.error;
      else if (this.#isOver) return;
      else {
        this.#coming ??= this.#pull();
        await this.#coming;
      }
    }
  }

  /** Puts an object as it is now in the place of the one with its identity; undefined: that is gone. */
  replace(identity: string, value: Value | undefined): void {
    this.#kept = this.#kept.flatMap(each => {
      const subject = subjectOf(each);
      return subject === undefined || identityOf(subject) !== identity ? [each] : value === undefined ? [] : [value];
    });
  }

  /** Nobody wants more of them. Resolves once the source has ended, which may wait for its last page. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#source.return?.();
  }

  async #pull(): Promise<void> {
    try {
      const { value, done } = await this.#source.next();
      if (done === true) this.#isOver = true;
      else this.#kept.push(...value);
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#coming = undefined;
    }
  }
}
