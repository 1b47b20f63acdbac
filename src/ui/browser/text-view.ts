import { setImmediate } from 'node:timers/promises';
import type { Value } from '../../values/value.ts';
import { readLine as lineThatReads } from './acting/command-lines.ts';
import { documentCommand } from './detail/detail-command.ts';
import { documentLines } from './detail/detail-lines.ts';
import { DocumentModel } from './document/document-model.ts';
import { isGone } from './is-gone.ts';
import { lineListing } from './listing.ts';
import type { Place } from './place.ts';
import { subjectAt } from './place-path.ts';
import { readLine } from './read-line.ts';
import type { ReadingDesk } from './reading-desk.ts';
import { Readings } from './readings.ts';
import type { Badge, BodyView } from './screen-view.ts';
import { sentenceOf } from './sentence-of.ts';
import { valueAbout } from './value-about.ts';
import type { OpenView } from './view.ts';

/** Laying out costs as much as all that has come; many small answers are laid out together, at most so many ms late. */
const BETWEEN_LAYOUTS = 250;

/** A text about one thing: what command lines answer about it, in lines that can be walked, folded and searched. */
export class TextView implements OpenView {
  readonly place: Place;
  readonly document = new DocumentModel([]);
  readonly content: OpenView['content'] = { kind: 'document', document: this.document };
  readonly command: string | undefined;
  readonly count = undefined;
  readonly isWorking = false;
  readonly #desk: ReadingDesk;
  readonly #readings: Readings;
  #values: readonly Value[] = [];
  #subject: Value | undefined;
  #readAt: number | undefined;
  #problem: string | undefined;

  constructor(place: Place, desk: ReadingDesk) {
    this.place = place;
    this.#desk = desk;
    this.#readings = new Readings(() => desk.changed());
    this.command = documentCommand(place);
  }

  get readAt(): number | undefined {
    return this.#readAt;
  }

  get isReading(): boolean {
    return this.#readings.isOn;
  }

  get badges(): readonly Badge[] {
    return this.#problem !== undefined && this.document.lines.length > 0 ? ['STALE'] : [];
  }

  get current(): Value | undefined {
    return this.place.kind === 'describe' ? this.place.value : this.#subject;
  }

  body(columns: number, rows: number): BodyView {
    if (this.document.lines.length > 0) return { kind: 'document', document: this.document.view(columns, rows) };
    if (this.#problem !== undefined)
      return { kind: 'message', lines: [this.#problem, 'R tries again.'], look: 'state.error' };
    return {
      kind: 'message',
      lines: [this.isReading ? `${this.#what}…` : 'There is nothing to show.'],
      look: 'ui.muted',
    };
  }

  load(): void {
    this.#readings.begin(reading => this.#read(reading));
  }

  work(): boolean {
    return false;
  }

  close(): void {
    this.#readings.close();
  }

  get #what(): string {
    return this.place.kind === 'detail' ? `reading the ${this.place.tab}` : 'reading';
  }

  async #read(reading: AbortSignal): Promise<void> {
    const { shell } = this.#desk;
    if (this.command === undefined) {
      this.#readAt = shell.now();
      this.#take([]);
      return;
    }
    const values: Value[] = [];
    let laidOut = { count: 0, at: shell.steady() };
    const activity = this.#desk.activities.begin(this.#what, reading);
    const { read } = lineListing(this.command, shell, { what: this.#what, empty: '' });
    let subjectRead: Promise<void> | undefined;
    const take = () => {
      this.#take(values);
      // what it is about can be acted on before the last of the text has come
      subjectRead ??= this.#readSubject(activity.signal);
    };
    try {
      const { outcome, failure } = await read({
        signal: activity.signal,
        warning: text => this.#desk.say(text, 'state.warn'),
        take: async batch => {
          values.push(...batch);
          // what was shown stays until the new reading is whole
          const isDue = values.length >= laidOut.count * 2 || shell.steady() - laidOut.at >= BETWEEN_LAYOUTS;
          if (this.#readAt === undefined && isDue) {
            take();
            laidOut = { count: values.length, at: shell.steady() };
          }
          await setImmediate();
        },
      });
      if (!this.#readings.isCurrent(reading)) return;
      this.#problem = failure
        ? sentenceOf(failure)
        : outcome === 'cancelled'
          ? 'Stopped before all had come.'
          : undefined;
      if (failure && isGone(failure)) return this.#clear();
      if (this.#problem !== undefined) this.#desk.say(this.#problem, 'state.error');
      if (outcome !== 'ok' && this.#readAt !== undefined) return;
      take();
      await subjectRead;
      // what it is about can be acted on from here on, so that is what the header tells
      if (this.#readings.isCurrent(reading)) this.#readAt = shell.now();
    } finally {
      activity.end();
    }
  }

  /** The problem stands in the place of the text then. */
  #clear(): void {
    this.#values = [];
    this.#subject = undefined;
    this.#readAt = this.#desk.shell.now();
    this.document.replace([]);
  }

  #take(values: readonly Value[]): void {
    this.#values = [...values];
    const about = subjectAt(this.place);
    this.#subject = (about && valueAbout(values, about)) ?? this.#subject;
    const lines = documentLines(this.place, this.#values, { now: () => this.#desk.shell.now() });
    this.document.replace(lines ?? []);
    this.#desk.changed();
  }

  /** What the place is about as an object, for the actions on it, where the text was not made of it. */
  async #readSubject(signal: AbortSignal): Promise<void> {
    const about = subjectAt(this.place);
    if (!about || valueAbout(this.#values, about)) return;
    try {
      const [value] = await readLine(lineThatReads(about), { engine: this.#desk.shell.engine, signal });
      this.#subject = value;
    } catch {
      // the text says already what is wrong
      if (!signal.aborted) this.#subject = undefined;
    }
  }
}
