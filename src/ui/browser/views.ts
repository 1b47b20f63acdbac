import type { Value } from '../../values/value.ts';
import { openView } from './open-view.ts';
import type { Place } from './place.ts';
import type { ReadingDesk } from './reading-desk.ts';
import { identityOf, subjectOf } from './subject.ts';
import type { OpenView } from './view.ts';

/** So many places stay as they were left: rows, cursor, filter and marks. */
const KEPT = 24;

/** The places that are open, each once; the ones left longest ago are forgotten, but none with marks. */
export class Views {
  /** In the order in which they were last looked at. */
  readonly #open = new Map<string, OpenView>();
  readonly #handedOver = new WeakMap<Place, number>();
  #last = 0;
  readonly #desk: ReadingDesk;

  constructor(desk: ReadingDesk) {
    this.#desk = desk;
  }

  /** The view of a place, as it was left, or a new one that begins to read. */
  open(place: Place): OpenView {
    const key = this.#keyOf(place);
    const known = this.#open.get(key);
    const view = known ?? openView(place, this.#desk);
    this.#open.delete(key);
    this.#open.set(key, view);
    // the plan and the log cost nothing, and change behind the browser's back
    if (!known || place.kind === 'plan' || place.kind === 'log') view.load({ quietly: true });
    this.#forget();
    return view;
  }

  get all(): readonly OpenView[] {
    return [...this.#open.values()];
  }

  /** Everything that is marked in any list, each thing once. */
  get marked(): readonly Value[] {
    const byIdentity = new Map<Value | string, Value>();
    for (const { content } of this.all) {
      if (content.kind !== 'list') continue;
      content.list.finishMarks();
      for (const value of content.list.marked) {
        const subject = subjectOf(value);
        byIdentity.set(subject ? identityOf(subject) : value, value);
      }
    }
    return [...byIdentity.values()];
  }

  close(): void {
    for (const view of this.all) view.close();
  }

  /** Two places with the same key show the same; objects that were handed over are told apart by nothing but themselves. */
  #keyOf(place: Place): string {
    if (place.kind !== 'objects' && place.kind !== 'describe') return JSON.stringify(place);
    const number = this.#handedOver.get(place) ?? ++this.#last;
    this.#handedOver.set(place, number);
    return `${place.kind} ${number}`;
  }

  #forget(): void {
    for (const [key, view] of this.#open) {
      if (this.#open.size <= KEPT) return;
      if (view.content.kind === 'list' && view.content.list.markedCount > 0) continue;
      view.close();
      this.#open.delete(key);
    }
  }
}
