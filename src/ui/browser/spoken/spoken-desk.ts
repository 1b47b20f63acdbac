import { setImmediate } from 'node:timers/promises';
import { clean } from '../../../terminal/clean.ts';
import type { Value } from '../../../values/value.ts';
import { copiedText } from '../../prompt/copied.ts';
import type { PromptFace } from '../../prompt/shell.ts';
import { Activities } from '../activities.ts';
import type { BrowserShell } from '../browser-shell.ts';
import { applyFilter } from '../doing/filtering.ts';
import { placeOf } from '../doing/going.ts';
import { referenceOf } from '../hand-over/copy-items.ts';
import { openPage } from '../hand-over/open-page.ts';
import type { Place } from '../place.ts';
import { crumbsOf, placeAbove } from '../place-path.ts';
import type { ReadingDesk } from '../reading-desk.ts';
import type { Badge } from '../screen-view.ts';
import { subjectOf } from '../subject.ts';
import type { OpenView } from '../view.ts';
import { Views } from '../views.ts';
import { arrange } from './arrange.ts';
import type { SpokenDesk } from './browse-spoken.ts';
import { SPOKEN_PAGE } from './read-out.ts';
import type { SpokenView } from './spoken-view.ts';

export interface SpokenDeskOptions extends Pick<SpokenDesk, 'face' | 'signal' | 'abandoned' | 'run'> {
  readonly shell: BrowserShell;
}

/** The desk of a conversation: it reads the places of the full-screen browser and keeps them with their marks. */
export class ConversationDesk implements ReadingDesk, SpokenDesk {
  readonly shell: BrowserShell;
  readonly activities: Activities;
  readonly face: Pick<PromptFace, 'write' | 'askText'>;
  readonly signal: AbortSignal;
  readonly abandoned: AbortSignal;
  readonly run: SpokenDesk['run'];
  readonly #views: Views;
  readonly #opened = new WeakMap<SpokenView, OpenView>();
  /** Those who wait for something to come. */
  readonly #waiting = new Set<() => void>();

  constructor({ shell, face, signal, abandoned, run }: SpokenDeskOptions) {
    this.shell = shell;
    this.face = face;
    this.signal = signal;
    this.abandoned = abandoned;
    this.run = run;
    this.activities = new Activities(() => shell.now());
    this.#views = new Views(this);
    signal.addEventListener('abort', () => this.changed(), { once: true });
  }

  get engine(): BrowserShell['engine'] {
    return this.shell.engine;
  }

  get log(): BrowserShell['log'] {
    return this.shell.log;
  }

  /** What has been marked in any of the lists. */
  get marked(): readonly Value[] {
    return this.#views.marked;
  }

  changed(): void {
    for (const each of [...this.#waiting]) each();
  }

  say(text: string): void {
    void this.face.write([clean(text)]);
  }

  async open(place: Place): Promise<SpokenView> {
    const view = this.#views.open(place);
    await this.#until(() => loadedRows(view) >= SPOKEN_PAGE);
    return this.#spoken(view);
  }

  async refresh(spoken: SpokenView): Promise<SpokenView> {
    const view = this.#opened.get(spoken);
    view?.load({ quietly: true });
    await this.#quiet();
    return spoken;
  }

  async filter({ content }: SpokenView, text: string): Promise<string | undefined> {
    if (content.kind !== 'list') return 'There is nothing to filter here.';
    const problem = applyFilter(text, content.list, this);
    if (problem !== undefined || !text.includes('{')) return problem;
    // the rows of a block are tested by the engine, once the list has looked at them
    await arrange(content.list);
    await this.#quiet();
    return undefined;
  }

  placeOf(value: Value): Place | undefined {
    const subject = subjectOf(value);
    return subject && placeOf(subject);
  }

  placeAbove(place: Place): Place | undefined {
    return placeAbove(place);
  }

  async copy(of: { readonly value: Value } | { readonly text: string }): Promise<string> {
    const text = 'text' in of ? of.text : this.#referenceOf(of.value);
    if (text === undefined) return 'There is no reference to copy here.';
    return copiedText(await this.shell.clipboard.copy(text));
  }

  openUrl(url: string): Promise<string> {
    return openPage(url, this.shell);
  }

  /** Stops everything that is still being read. */
  close(): void {
    this.#views.close();
    this.activities.cancelAll();
  }

  #referenceOf(value: Value): string | undefined {
    const subject = subjectOf(value);
    return subject && referenceOf(subject, { origin: name => this.shell.registry(name)?.origin });
  }

  /** Waits until nothing more is under way, what follows at once included. */
  async #quiet(): Promise<void> {
    for (;;) {
      await setImmediate();
      if (!this.activities.isBusy || this.signal.aborted) return;
      await this.#until(() => false);
    }
  }

  /** Waits until it is so, or nothing more is under way. */
  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo() && this.activities.isBusy && !this.signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      await promise;
      this.#waiting.delete(resolve);
    }
  }

  #spoken(view: OpenView): SpokenView {
    const { place, content, command } = view;
    const { activities } = this;
    const spoken: SpokenView = {
      place,
      title: [...crumbsOf(place), ...('tab' in place ? [place.tab] : [])].join(', '),
      content:
        content.kind === 'list'
          ? content
          : {
              kind: 'document',
              get lines() {
                return content.document.lines;
              },
            },
      command,
      get badges(): readonly Badge[] {
        return view.badges;
      },
      get about() {
        return view.current;
      },
      get isReading() {
        return activities.isBusy && view.readAt === undefined;
      },
      get message() {
        const body = view.body(80, SPOKEN_PAGE);
        return body.kind === 'message' ? body.lines.join(' ') : undefined;
      },
    };
    this.#opened.set(spoken, view);
    return spoken;
  }
}

const loadedRows = ({ content }: OpenView): number => (content.kind === 'list' ? content.list.loaded : 0);
