import { graphemes } from '../../../terminal/graphemes.ts';
import { chordOf, type InputEvent } from '../../../terminal/key.ts';
import type { ActionName } from '../keys/action.ts';
import type { Overlay, Surface } from '../overlay.ts';
import { found, type HelpEntry, type HelpRequest, helpEntries } from './help-entries.ts';
import { type DrawnHelp, drawHelp } from './help-rows.ts';

export interface HelpOptions extends HelpRequest {
  /** Does what was chosen, once the help is closed. */
  run(action: ActionName): void;
}

/** The help of a place: every action with its keys and why it does nothing here. Typing searches, Enter does what is chosen. */
export function helpOverlay({ run, ...request }: HelpOptions): Overlay {
  return new Help(helpEntries(request), run);
}

class Help implements Overlay {
  readonly #entries: readonly HelpEntry[];
  readonly #run: (action: ActionName) => void;
  #shown: readonly HelpEntry[];
  #search = '';
  #selected = 0;
  #drawn: DrawnHelp = { rows: [], page: 1, begins: [] };
  isOver = false;

  constructor(entries: readonly HelpEntry[], run: (action: ActionName) => void) {
    this.#entries = entries;
    this.#shown = entries;
    this.#run = run;
  }

  draw(surface: Surface): readonly string[] {
    const state = { shown: this.#shown, entries: this.#entries, search: this.#search, selected: this.#selected };
    this.#drawn = drawHelp(state, surface);
    return this.#drawn.rows;
  }

  take(event: InputEvent): void {
    if (event.type !== 'key') this.#searchFor(this.#search + (event.text.split('\n')[0] ?? ''));
    else keys[chordOf(event)]?.(this);
  }

  move(by: number): void {
    this.#selected = Math.max(0, Math.min(this.#shown.length - 1, this.#selected + by));
  }

  /** By rows, as entries may take several: nothing between two pages stays out of sight. */
  turn(way: 1 | -1): void {
    const { begins, page } = this.#drawn;
    const target = (begins[this.#selected] ?? 0) + way * page;
    const found = way > 0 ? begins.findLastIndex(at => at <= target) : begins.findIndex(at => at >= target);
    this.move(way * Math.max(1, way * (found - this.#selected)));
  }

  erase(part: 'letter' | 'word' | 'all'): void {
    if (part === 'letter') this.#searchFor(graphemes(this.#search).slice(0, -1).join(''));
    else this.#searchFor(part === 'word' ? this.#search.replace(/\S*\s*$/, '') : '');
  }

  /** Clears the search, then closes. */
  leave(): void {
    if (this.#search === '') this.close();
    else this.#searchFor('');
  }

  close(): void {
    this.isOver = true;
  }

  /** What cannot be done here stays, with its reason. */
  choose(): void {
    const entry = this.#shown[this.#selected];
    if (entry === undefined || entry.reason !== undefined) return;
    this.close();
    this.#run(entry.action);
  }

  #searchFor(search: string): void {
    this.#search = search;
    this.#shown = found(this.#entries, search);
    this.#selected = 0;
  }
}

const keys: Readonly<Record<string, (help: Help) => void>> = {
  Enter: help => help.choose(),
  Escape: help => help.leave(),
  'Ctrl+C': help => help.close(),
  F1: help => help.close(),
  UpArrow: help => help.move(-1),
  DownArrow: help => help.move(1),
  'Ctrl+P': help => help.move(-1),
  'Ctrl+N': help => help.move(1),
  PageUp: help => help.turn(-1),
  PageDown: help => help.turn(1),
  Home: help => help.move(Number.NEGATIVE_INFINITY),
  End: help => help.move(Number.POSITIVE_INFINITY),
  Backspace: help => help.erase('letter'),
  'Ctrl+H': help => help.erase('letter'),
  'Ctrl+W': help => help.erase('word'),
  'Ctrl+Backspace': help => help.erase('word'),
  'Ctrl+U': help => help.erase('all'),
};
