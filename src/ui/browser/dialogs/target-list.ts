import type { Theme } from '../../theme/theme.ts';
import type { Target } from './target.ts';
import { rowsOfTarget } from './target-rows.ts';

/** What is seen of a list of targets. */
export interface TargetWindow {
  readonly rows: readonly string[];
  /** Targets that have a row in the window, from 1; undefined where all rows are seen. */
  readonly seen: { readonly first: number; readonly last: number } | undefined;
}

/** Targets with rows of their own, one of them current, in a window that scrolls; thousands are laid out once for each width. */
export class TargetList {
  #targets: readonly Target[];
  #current = 0;
  /** The first row in the window. */
  #top = 0;
  #page = 1;
  #cells = 0;
  #theme: Theme | undefined;
  /** Where the rows of each target begin, and at last where they end; undefined: to be counted. */
  #starts: readonly number[] | undefined;
  #rows = new WeakMap<Target, readonly string[]>();

  constructor(targets: readonly Target[]) {
    this.#targets = targets;
  }

  get targets(): readonly Target[] {
    return this.#targets;
  }

  get current(): Target | undefined {
    return this.#targets[this.#current];
  }

  /** Other targets; the current one stays, or what comes in its place. */
  set(targets: readonly Target[]): void {
    const { current } = this;
    const stays = current === undefined ? -1 : targets.indexOf(current);
    this.#targets = targets;
    this.#current = stays >= 0 ? stays : Math.max(0, Math.min(this.#current, targets.length - 1));
    this.#starts = undefined;
    this.#reveal();
  }

  /** Rows of all targets at this width. */
  measure(cells: number, theme: Theme): number {
    if (cells !== this.#cells || theme !== this.#theme) {
      const isResized = cells !== this.#cells;
      this.#cells = cells;
      this.#theme = theme;
      this.#rows = new WeakMap();
      this.#starts = undefined;
      if (isResized) this.#reveal();
    }
    return this.#end;
  }

  /** The window of so many rows, after `measure`. */
  window(rows: number): TargetWindow {
    if (rows !== this.#page) {
      this.#page = rows;
      this.#reveal();
    }
    const page = Math.max(0, rows);
    this.#top = Math.max(0, Math.min(this.#top, this.#end - page));
    const drawn: string[] = [];
    const first = this.#targetAt(this.#top);
    let last = first;
    for (let index = first; index < this.#targets.length && drawn.length < page; index += 1) {
      const skipped = Math.max(0, this.#top - this.#start(index));
      const own = this.#rowsAt(index).map((row, at) => this.#mark(index, at) + row);
      drawn.push(...own.slice(skipped, skipped + page - drawn.length));
      last = index;
    }
    const seen = this.#end > page ? { first: first + 1, last: last + 1 } : undefined;
    return { rows: drawn, seen };
  }

  /** To the next target, or one row down where the current one goes on below the window. */
  down(): void {
    if (this.#start(this.#current + 1) > this.#top + this.#page) this.#top += 1;
    else if (this.#current < this.#targets.length - 1) {
      this.#current += 1;
      this.#reveal();
    }
  }

  up(): void {
    if (this.#start(this.#current) < this.#top) this.#top -= 1;
    else if (this.#current > 0) {
      this.#current -= 1;
      this.#reveal();
    }
  }

  page(direction: 1 | -1): void {
    const most = Math.max(0, this.#end - this.#page);
    const top = Math.max(0, Math.min(most, this.#top + direction * this.#page));
    if (top === this.#top) this.#current = direction > 0 ? Math.max(0, this.#targets.length - 1) : 0;
    else {
      this.#top = top;
      const first = this.#targetAt(top);
      const isWhole = this.#start(first) === top || this.#start(first + 1) >= top + this.#page;
      this.#current = isWhole ? first : Math.min(first + 1, this.#targets.length - 1);
    }
  }

  /** Scrolls no further than needed to show the current target whole, or nothing but it where it is taller than the window. */
  #reveal(): void {
    const start = this.#start(this.#current);
    const last = this.#start(this.#current + 1) - this.#page;
    this.#top = Math.min(Math.max(this.#top, Math.min(start, last)), Math.max(start, last));
  }

  #mark(index: number, row: number): string {
    if (this.#targets.length < 2) return '';
    return index === this.#current && row === 0 ? '> ' : '  ';
  }

  #rowsAt(index: number): readonly string[] {
    const target = this.#targets[index];
    if (target === undefined || this.#theme === undefined) return [];
    const known = this.#rows.get(target);
    if (known !== undefined) return known;
    const rows = rowsOfTarget(target, Math.max(1, this.#cells - 2), this.#theme);
    this.#rows.set(target, rows);
    return rows;
  }

  get #end(): number {
    return this.#start(this.#targets.length);
  }

  #start(index: number): number {
    this.#starts ??= this.#count();
    return this.#starts[Math.min(index, this.#targets.length)] ?? 0;
  }

  #count(): readonly number[] {
    const starts = [0];
    let end = 0;
    for (let index = 0; index < this.#targets.length; index += 1) {
      end += this.#rowsAt(index).length;
      starts.push(end);
    }
    return starts;
  }

  /** The target that a row belongs to. */
  #targetAt(row: number): number {
    let low = 0;
    let high = this.#targets.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#start(middle) <= row) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}
