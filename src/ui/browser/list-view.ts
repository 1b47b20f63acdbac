import { setImmediate } from 'node:timers/promises';
import type { ErrorRecord } from '../../engine/error-record.ts';
import { grouped } from '../../values/grouped.ts';
import { isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { prepareViews } from '../../views/prepare.ts';
import { rowCount } from './count-text.ts';
import { GUTTER } from './draw/table-rows.ts';
import { isGone } from './is-gone.ts';
import { ListModel } from './list/list-model.ts';
import type { Listing } from './listing.ts';
import { readerOf, readOpenRows } from './open-rows.ts';
import type { Place } from './place.ts';
import type { ReadingDesk } from './reading-desk.ts';
import { Readings } from './readings.ts';
import type { Badge, BodyView } from './screen-view.ts';
import { sentenceOf } from './sentence-of.ts';
import { SpacedOut } from './spaced-out.ts';
import type { OpenView } from './view.ts';

/** How far the rows are to be trusted. */
type Standing = 'unread' | 'whole' | 'partial' | 'stale';

const badgeOf: Readonly<Record<Standing, readonly Badge[]>> = {
  unread: [],
  whole: [],
  partial: ['PARTIAL'],
  stale: ['STALE'],
};

/** A list that is read page by page. The rows stay where a later reading fails, and say so. */
export class ListView implements OpenView {
  readonly place: Place;
  readonly list: ListModel;
  readonly content: OpenView['content'];
  readonly #listing: Listing;
  readonly #desk: ReadingDesk;
  readonly #readings: Readings;
  readonly #prepared = new WeakSet<object>();
  #standing: Standing = 'unread';
  #readAt: number | undefined;
  #isPreparing = false;
  #problem: string | undefined;

  constructor(place: Place, listing: Listing, desk: ReadingDesk) {
    this.place = place;
    this.#listing = listing;
    this.#desk = desk;
    this.#readings = new Readings(() => desk.changed());
    this.list = new ListModel({ now: () => desk.shell.now() });
    this.content = { kind: 'list', list: this.list };
    if (listing.sort) this.list.sortBy(listing.sort.column, listing.sort.descending);
  }

  get command(): string | undefined {
    return this.#listing.command;
  }

  get readAt(): number | undefined {
    return this.#readAt;
  }

  get isReading(): boolean {
    return this.#readings.isOn;
  }

  get current(): Value | undefined {
    return this.list.current;
  }

  get badges(): readonly Badge[] {
    return [...badgeOf[this.#standing], ...(this.list.filter || this.list.markedOnly ? (['FILTERED'] as const) : [])];
  }

  get count(): string | undefined {
    const { list } = this;
    // how many there are nobody knows
    if (this.#problem !== undefined && list.loaded === 0) return undefined;
    return rowCount({
      shown: list.shown,
      loaded: list.loaded,
      isFiltered: list.filter !== undefined || list.markedOnly,
      isReading: this.isReading && this.#standing === 'unread',
    });
  }

  body(columns: number, rows: number): BodyView {
    const { list } = this;
    if (list.shown > 0) {
      // the labels take a row
      const table = list.table(Math.max(1, rows - 1), columns - GUTTER);
      this.#prepare(table.rows.map(each => each.value));
      return { kind: 'table', table };
    }
    if (list.loaded > 0 && list.isWorking) return message('Searching…');
    if (list.loaded > 0)
      return message(
        list.markedOnly ? 'Nothing is marked here; m shows all again.' : 'No row passes the filter; Esc clears it.',
      );
    if (this.#problem !== undefined)
      return { kind: 'message', lines: [this.#problem, 'R tries again.'], look: 'state.error' };
    if (this.isReading) return { kind: 'message', lines: [`${this.#listing.what}…`], look: 'state.pending' };
    return message(this.#listing.empty);
  }

  get isWorking(): boolean {
    return this.list.isWorking;
  }

  load({ quietly } = { quietly: false }): void {
    this.#readings.begin(reading => this.#read(reading, quietly));
  }

  work(milliseconds: number): boolean {
    return this.list.work(milliseconds);
  }

  close(): void {
    this.#readings.close();
  }

  async #read(reading: AbortSignal, quietly: boolean): Promise<void> {
    const { list } = this;
    const { what } = this.#listing;
    const isFirst = this.#standing === 'unread' && list.loaded === 0;
    const fresh: Value[] = [];
    const activity = this.#desk.activities.begin(what, reading);
    this.#problem = undefined;
    const told = new SpacedOut(() => {
      activity.what = `${what}, ${grouped(isFirst ? list.loaded : fresh.length)} so far,`;
      this.#desk.changed();
    });
    const take = async (values: readonly Value[]) => {
      if (!this.#readings.isCurrent(reading)) return;
      if (isFirst) list.append(values);
      else for (const each of values) fresh.push(each);
      told.tell();
      // keys come before the next page
      await setImmediate();
    };
    try {
      let warned: string | undefined;
      const warning = (text: string) => {
        warned = text;
        this.#desk.say(text, 'state.warn');
      };
      const { outcome, failure } = await this.#listing.read({ take, warning, signal: activity.signal });
      if (!this.#readings.isCurrent(reading)) return;
      if ((outcome === 'ok' && !isFirst) || (failure && isGone(failure))) this.#replace(fresh, quietly);
      // a listing that broke off has warned why
      this.#settle(outcome === 'ok', isFirst, { failure, why: outcome === 'partly' ? warned : undefined });
    } finally {
      told.end();
      activity.end();
    }
  }

  #replace(fresh: readonly Value[], quietly: boolean): void {
    const gone = this.list.replace(fresh);
    if (gone.length > 0 && !quietly)
      this.#desk.say(
        `${gone.length} marked ${gone.length === 1 ? 'item is' : 'items are'} gone or points elsewhere now`,
        'state.warn',
      );
  }

  #settle(
    isWhole: boolean,
    isFirst: boolean,
    { failure, why }: { readonly failure: ErrorRecord | undefined; readonly why: string | undefined },
  ): void {
    const { list } = this;
    const sentence = failure && sentenceOf(failure);
    if (isWhole) {
      this.#standing = 'whole';
      this.#readAt = this.#desk.shell.now();
      list.complete = true;
      void readOpenRows(list, this.#desk);
    } else if (list.loaded > 0) {
      // the first reading broke off, or rows of an earlier one stand
      this.#standing = isFirst || this.#standing === 'partial' ? 'partial' : 'stale';
      this.#readAt ??= this.#desk.shell.now();
      this.#desk.say(
        sentence ?? why ?? 'Stopped: this is not all. R reads it again.',
        sentence ? 'state.error' : 'state.warn',
      );
    } else {
      this.#standing = 'unread';
      this.#problem = sentence ?? 'Stopped before anything came.';
    }
    if (failure && isWhole) this.#desk.say(sentenceOf(failure), 'state.error');
  }

  /** Reads what the rows on the screen show beyond their objects, once for each, and never more than one batch at a time. */
  #prepare(values: readonly Value[]): void {
    if (this.#isPreparing) return;
    const missing = values.filter(each => isObject(each) && readerOf(each.type.view) && !this.#prepared.has(each));
    if (missing.length === 0) return;
    for (const each of missing) if (isObject(each)) this.#prepared.add(each);
    this.#isPreparing = true;
    const activity = this.#desk.activities.beginAside('reading what belongs together', this.#readings.closed);
    const reading = { signal: activity.signal, isFirst: false, progress: () => {} };
    prepareViews(missing, reading, readerOf)
      .then(
        said => {
          for (const each of said) this.#desk.say(each, 'state.warn');
        },
        () => {
          // cancelled: the rows stay as they are
        },
      )
      .finally(() => {
        activity.end();
        this.#isPreparing = false;
        this.#desk.changed();
      });
  }
}

const message = (line: string): BodyView => ({ kind: 'message', lines: [line], look: 'ui.muted' });
