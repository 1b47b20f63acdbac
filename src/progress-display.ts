import type { Progress } from './engine/host.ts';
import { fractionOf, progressLine, type Track, track } from './progress-line.ts';
import { taskbarSequence } from './terminal/taskbar.ts';
import type { Theme } from './ui/theme/theme.ts';

/** Where progress is shown. */
export interface ProgressPlace {
  readonly theme: Theme;
  width(): number;
  /** Shows a line in place of the one before; undefined takes it away. */
  draw(line: string | undefined): void;
  /** Sends a sequence for the task bar; left out where the terminal has none. */
  readonly taskbar?: ((sequence: string) => void) | undefined;
  /** Milliseconds. */
  now(): number;
  /** Calls back after so many milliseconds. */
  later(work: () => void, milliseconds: number): void;
}

/** Lines a second at most are ten: no reader follows more, and each costs a frame. */
const PAUSE_MS = 100;
/** Stands for the record of a command, of which there is one at a time. */
const OWN = -1;

/**
 * The one progress line for everything that goes on: records of scripts by their ids, one inside of another, and that of the running command.
 * What changed last is shown, within the work it is part of.
 */
export class ProgressDisplay {
  readonly #place: ProgressPlace;
  /** In the order of their last change. */
  readonly #tracks = new Map<number, Track>();
  #drawn = Number.NEGATIVE_INFINITY;
  #isShown = false;
  #isWaiting = false;

  constructor(place: ProgressPlace) {
    this.#place = place;
  }

  /** undefined: the command's own work is over. */
  take(progress: Progress | undefined): void {
    const id = progress?.id ?? OWN;
    if (progress === undefined || progress.completed) this.#end(id);
    else {
      const next = track(this.#tracks.get(id), progress, this.#place.now());
      this.#tracks.delete(id);
      this.#tracks.set(id, next);
    }
    this.#update();
  }

  /** Everything is over. */
  clear(): void {
    this.#tracks.clear();
    this.#update();
  }

  /** A record goes, and what was part of it. */
  #end(id: number): void {
    this.#tracks.delete(id);
    for (const [child, { progress }] of this.#tracks) if (progress.parentId === id) this.#end(child);
  }

  #update(): void {
    const { now, later } = this.#place;
    if (this.#tracks.size === 0) {
      this.#take();
      return;
    }
    const wait = this.#drawn + PAUSE_MS - now();
    if (wait <= 0) this.#draw();
    else if (!this.#isWaiting) {
      this.#isWaiting = true;
      later(() => {
        this.#isWaiting = false;
        if (this.#tracks.size > 0) this.#draw();
      }, wait);
    }
  }

  #take(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#place.draw(undefined);
    this.#place.taskbar?.(taskbarSequence(undefined));
  }

  #draw(): void {
    const { place, shown } = { place: this.#place, shown: this.#shown() };
    if (!shown) return;
    this.#drawn = place.now();
    this.#isShown = true;
    place.draw(progressLine(shown, { width: place.width(), now: this.#drawn, theme: place.theme }));
    const fraction = fractionOf(shown.progress);
    place.taskbar?.(taskbarSequence(fraction === undefined ? 'busy' : fraction * 100));
  }

  /** The work that what changed last is part of; where that says nothing of its own, what it is at. */
  #shown(): Track | undefined {
    const last = [...this.#tracks.values()].at(-1);
    let outermost = last;
    for (let depth = 0; outermost && depth < this.#tracks.size; depth++) {
      const { parentId } = outermost.progress;
      const parent = parentId === undefined || parentId < 0 ? undefined : this.#tracks.get(parentId);
      if (!parent) break;
      outermost = parent;
    }
    if (!last || !outermost || outermost === last) return last;
    const inner = [last.progress.activity, last.progress.status].filter(each => each !== undefined).join(' ');
    return { ...outermost, progress: { ...outermost.progress, status: inner } };
  }
}
