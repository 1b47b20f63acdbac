import { setImmediate } from 'node:timers/promises';
import type { InputEvent } from '../../terminal/key.ts';
import type { Value } from '../../values/value.ts';
import type { FullScreen, Shown, Taken } from '../full-screen/full-screen.ts';
import { closing } from '../full-screen/typed-on.ts';
import type { Token } from '../theme/token.ts';
import { Activities } from './activities.ts';
import type { BrowserShell } from './browser-shell.ts';
import type { Desk, Display } from './desk.ts';
import { perform } from './doing/perform.ts';
import { drawScreen } from './draw/draw-screen.ts';
import type { ActionName, KeyContext } from './keys/action.ts';
import { eachKey, type KeyCode } from './keys/key-name.ts';
import type { OpenLine } from './open-line.ts';
import type { Overlay } from './overlay.ts';
import type { Place } from './place.ts';
import { isSamePlace, placeAbove } from './place-path.ts';
import { screenOf } from './screen-of.ts';
import type { StatusView } from './screen-view.ts';
import type { OpenView } from './view.ts';
import { Views } from './views.ts';

/** So many ms of work that was put off are done between two looks at the keyboard. */
const SLICE = 8;
/** While that goes on the screen is drawn every so many ms. */
const PROGRESS = 100;
/** Ages are told anew every so many ms. */
const TICK = 1000;

/** What the prompt is to tell, once the browser has been left. */
export interface LastWord {
  readonly text: string;
  readonly look: Token | undefined;
}

/**
 * The full-screen browser. Its state lives here and in the views that are open; a key becomes an action, an action changes the state or hands
 * a command line to the engine, and the screen is drawn from the state. No key ever waits for a registry.
 */
export class Browser implements FullScreen, Desk {
  readonly shell: BrowserShell;
  readonly activities: Activities;
  readonly display: Display = {
    header: true,
    crumbs: true,
    preview: false,
    wide: false,
    absoluteTime: false,
    whole: false,
  };
  refreshEvery: number | undefined;
  readonly #views: Views;
  /** Places that `back` goes to. */
  readonly #trail: Place[] = [];
  readonly #overlays: { readonly overlay: Overlay; isShown: boolean; isHidden: boolean }[] = [];
  readonly #closing = new AbortController();
  readonly #goingOn = new Set<Promise<void>>();
  readonly #carriedOut = new Set<Promise<void>>();
  readonly #lastWords: LastWord[] = [];
  #lastKey: InputEvent | undefined;
  #view: OpenView;
  #before: Place | undefined;
  #line: OpenLine | undefined;
  #status: StatusView | undefined;
  /** The first keys of a sequence. */
  #pending: KeyCode = '';
  #isOver = false;
  #isWorking = false;
  #shown: Shown | undefined;
  #bodyRows = 20;

  constructor(shell: BrowserShell, place: Place) {
    this.shell = shell;
    this.activities = new Activities(() => shell.now());
    this.#views = new Views(this);
    this.#view = this.#views.open(place);
  }

  get marked(): readonly Value[] {
    return this.#views.marked;
  }

  get view(): OpenView {
    return this.#view;
  }

  get views(): readonly OpenView[] {
    return this.#views.all;
  }

  get bodyRows(): number {
    return this.#bodyRows;
  }

  get opening(): Desk['opening'] {
    return { now: () => this.shell.steady(), openedBy: this.#lastKey };
  }

  get keyContext(): KeyContext {
    return this.#view.content.kind === 'list' ? 'list' : 'detail';
  }

  draw(columns: number, rows: number): readonly string[] {
    const surface = { columns, rows, theme: this.shell.theme };
    const { view, layout } = screenOf(
      { desk: this, status: this.#statusNow, line: this.#line?.view(surface) },
      { columns, rows },
    );
    this.#bodyRows = layout.body.rows;
    const top = this.#overlays.at(-1);
    const drawn = drawScreen(view, surface, top?.overlay);
    if (top && !top.isShown) {
      top.isShown = true;
      top.isHidden = false;
      top.overlay.shown?.(() => this.changed());
    }
    this.#work();
    return drawn;
  }

  take(event: InputEvent): Taken {
    // a dialog is given what came at once as a whole: that tells typed keys from a paste without brackets
    const parts = this.#overlays.length > 0 ? [event] : eachKey(event);
    for (const [at, each] of parts.entries()) {
      this.#takeOne(each);
      if (this.#isOver) return closing(parts.slice(at + 1));
      // what was typed on before a dialog stood there is not meant for it
      if (this.#overlays.length > 0 && at < parts.length - 1) break;
    }
    return true;
  }

  hidden(): void {
    const top = this.#overlays.at(-1);
    if (top) Object.assign(top, { isShown: false, isHidden: true });
  }

  opened(shown: Shown): void {
    this.#shown = shown;
    const clock = setInterval(() => this.#tick(), TICK);
    clock.unref();
    this.#closing.signal.addEventListener('abort', () => clearInterval(clock), { once: true });
  }

  /** Stops everything that is still being read. */
  close(): void {
    this.#closing.abort();
    this.#views.close();
    this.activities.cancelAll();
  }

  /**
   * Closes it; resolves with what is still to be told, once everything that changes something has ended. `abandoned` gives up what it has
   * sent; `waits` is told where there is something to wait for, and when that is over.
   */
  async leave(abandoned: AbortSignal, waits: (isWaiting: boolean) => void): Promise<readonly LastWord[]> {
    this.#isOver = true;
    this.close();
    // a question whose dialog went with the screen is never answered
    const awaited = [...(this.#overlays.length > 0 ? [] : this.#goingOn), ...this.#carriedOut];
    if (awaited.length === 0) return this.#lastWords;
    waits(true);
    const giveUp = () => this.activities.abandonAll();
    abandoned.addEventListener('abort', giveUp, { once: true });
    await Promise.allSettled(awaited);
    abandoned.removeEventListener('abort', giveUp);
    waits(false);
    return this.#lastWords;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  goesOn(work: Promise<void>): void {
    this.#goingOn.add(work);
    void work.finally(() => this.#goingOn.delete(work));
  }

  carriesOut(work: Promise<void>): void {
    this.#carriedOut.add(work);
    void work.finally(() => this.#carriedOut.delete(work));
  }

  leaveWord(text: string, look: Token | undefined): void {
    this.#lastWords.push({ text, look });
  }

  changed(): void {
    this.#dropAnswered();
    if (this.#isOver) this.#shown?.close();
    else this.#shown?.repaint();
  }

  say(text: string, look: Token): void {
    this.#status = { text, look };
    this.changed();
  }

  go(place: Place): void {
    // a key pressed twice is gone back from once
    if (isSamePlace(place, this.#view.place)) return;
    this.#trail.push(this.#view.place);
    this.turnTo(place);
  }

  turnTo(place: Place): void {
    this.#before = this.#view.place;
    this.#view = this.#views.open(place);
    this.#pending = '';
    this.changed();
  }

  back(): void {
    const place = this.#trail.pop();
    if (place) this.turnTo(place);
    else this.quit();
  }

  up(): void {
    const above = placeAbove(this.#view.place) ?? this.#trail.at(-1);
    if (!above) return;
    // what one came through is not come through again by going back
    const index = this.#trail.findLastIndex(each => isSamePlace(each, above));
    if (index >= 0) this.#trail.length = index;
    this.turnTo(above);
  }

  toLast(): void {
    if (this.#before) this.go(this.#before);
    else this.say('There is no view before this one.', 'ui.muted');
  }

  quit(): void {
    this.#isOver = true;
    this.changed();
  }

  open(overlay: Overlay): void {
    this.#overlays.push({ overlay, isShown: false, isHidden: false });
    this.changed();
  }

  openLine(line: OpenLine): void {
    this.#line = line;
    this.changed();
  }

  perform(action: ActionName): void {
    perform(action, this);
  }

  redraw(): void {
    this.#shown?.redraw();
  }

  #takeOne(event: InputEvent): void {
    this.#status = undefined;
    this.#lastKey = event;
    const top = this.#overlays.at(-1);
    // keys that were typed while it was away are not meant for it
    if (top?.isHidden) return;
    if (top) top.overlay.take(event);
    else if (this.#line) this.#line.take(event);
    else this.#press(event);
    this.#dropAnswered();
  }

  #press(event: InputEvent): void {
    const meaning = this.shell.keys.actionFor(this.keyContext, event, this.#pending);
    this.#pending = meaning && 'pending' in meaning ? meaning.pending : '';
    if (meaning && 'action' in meaning) this.perform(meaning.action);
  }

  #dropAnswered(): void {
    while (this.#overlays.at(-1)?.overlay.isOver) {
      this.#overlays.pop();
      // what comes to light again has not been seen for a while
      const top = this.#overlays.at(-1);
      if (top) top.isShown = false;
    }
    if (this.#line?.isOver) this.#line = undefined;
  }

  get #statusNow(): StatusView | undefined {
    if (this.#status) return this.#status;
    const { text } = this.activities;
    return text === undefined ? undefined : { text, look: 'state.pending' };
  }

  /** Does what a view has put off, between two keys. */
  #work(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    const work = async () => {
      await setImmediate();
      let nextFrame = 0;
      while (this.#view.isWorking && !this.#isOver) {
        const more = this.#view.work(SLICE);
        if (!more || this.shell.steady() >= nextFrame) {
          this.#shown?.repaint();
          nextFrame = this.shell.steady() + PROGRESS;
        }
        await setImmediate();
      }
    };
    void work().finally(() => {
      this.#isWorking = false;
    });
  }

  #tick(): void {
    const { readAt } = this.#view;
    const { now } = this.shell;
    const isDue = this.refreshEvery !== undefined && readAt !== undefined && now() - readAt >= this.refreshEvery;
    // what a dialog is about must not change under it
    if (isDue && this.#overlays.length === 0 && !this.activities.isBusy) this.#view.load();
    this.#shown?.repaint();
  }
}
