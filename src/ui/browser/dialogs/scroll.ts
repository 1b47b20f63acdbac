import { grouped } from '../../../values/grouped.ts';
import type { Theme } from '../../theme/theme.ts';

/** How far each key scrolls in a window of so many rows. */
const steps: Readonly<Record<string, (page: number) => number>> = {
  UpArrow: () => -1,
  DownArrow: () => 1,
  PageUp: page => -page,
  PageDown: page => page,
  Home: () => Number.NEGATIVE_INFINITY,
  End: () => Number.POSITIVE_INFINITY,
};

/** A window over rows of which there may be more than fit. */
export class Scroll {
  #top = 0;
  #page = 1;
  #count = 0;

  /** What is seen of the rows; one of the rows of the window tells that there are others. */
  window(all: readonly string[], rows: number, theme: Theme): readonly string[] {
    this.#count = all.length;
    this.#page = Math.max(1, all.length <= rows ? rows : rows - 1);
    this.#top = this.#within(this.#top);
    const seen = all.slice(this.#top, this.#top + this.#page);
    if (all.length <= rows || rows < 2) return seen;
    const position = `lines ${this.#top + 1}-${this.#top + seen.length} of ${grouped(all.length)}, ↑↓ for others`;
    return [...seen, theme.paint('ui.muted', position)];
  }

  get isWhole(): boolean {
    return this.#count <= this.#page;
  }

  /** Whether the key was one that scrolls. */
  press(key: string): boolean {
    const step = steps[key]?.(this.#page);
    if (step === undefined) return false;
    this.#top = this.#within(this.#top + step);
    return true;
  }

  #within(top: number): number {
    return Math.max(0, Math.min(top, this.#count - this.#page));
  }
}
