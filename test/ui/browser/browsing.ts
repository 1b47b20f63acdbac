import { setImmediate } from 'node:timers/promises';
import type { OpenBrowser } from '../../../src/prompt-host.ts';
import { HistoryStore } from '../../../src/session/history-store.ts';
import { createBrowser } from '../../../src/session-browser.ts';
import type { InputEvent } from '../../../src/terminal/key.ts';
import { Browser } from '../../../src/ui/browser/browser.ts';
import type { ListModel } from '../../../src/ui/browser/list/list-model.ts';
import type { Place } from '../../../src/ui/browser/place.ts';
import { subjectOf } from '../../../src/ui/browser/subject.ts';
import type { FullScreen } from '../../../src/ui/full-screen/full-screen.ts';
import type { Clipboard } from '../../../src/ui/prompt/context.ts';
import type { PromptFace } from '../../../src/ui/prompt/shell.ts';
import { createTheme, type Theme } from '../../../src/ui/theme/theme.ts';
import type { Value } from '../../../src/values/value.ts';
import { lineEditorOf } from '../../support/session-parts.ts';
import { NOW, type TestShell } from '../../support/shell.ts';
import { eventsOf } from './dialogs/driven.ts';

/** More than a dialog needs to settle and a held key to be let go, in ms. */
const A_WHILE = 2_000;

/** The user has no files. */
const NOWHERE = { ACRSH_HOME: '/nowhere/acrsh' };

/** What stands there before a dialog has its targets. */
const PLANNING = 'Looking at what would happen';

export interface BrowsingOptions {
  /** `demo:/team/api`; left out: where the session stands. */
  readonly path?: string;
  /** Objects in place of what a registry lists. */
  readonly values?: AsyncIterable<readonly Value[]>;
  readonly size?: { readonly columns: number; readonly rows: number };
  readonly theme?: Theme;
  readonly clipboard?: Clipboard;
  readonly environment?: NodeJS.ProcessEnv;
}

/** The browser of a whole shell, on its registry, walked without a terminal. Its clocks stand until they are moved. */
export class Browsing {
  readonly browser: Browser;
  /** What was marked, once it is left. */
  readonly marked: Promise<readonly Value[]>;
  /** What it has left at the prompt. */
  readonly written: readonly string[];
  size: { readonly columns: number; readonly rows: number };
  readonly #clocks: Clocks;
  readonly #repaints: Repaints;

  private constructor(opened: Opened, size: BrowsingOptions['size']) {
    this.browser = opened.browser;
    this.marked = opened.marked;
    this.written = opened.written;
    this.#clocks = opened.clocks;
    this.#repaints = opened.repaints;
    this.size = size ?? { columns: 120, rows: 40 };
  }

  /** Opens it as the prompt does. Leaves nothing open where the shell itself is closed. */
  static async open(shell: TestShell, options: BrowsingOptions = {}): Promise<Browsing> {
    return new Browsing(await open(shell, options), options.size);
  }

  /** Opens it at a place and waits until all of that is there. */
  static async at(shell: TestShell, path: string, options: Omit<BrowsingOptions, 'path'> = {}): Promise<Browsing> {
    const browsing = await Browsing.open(shell, { path, ...options });
    await browsing.quiet();
    return browsing;
  }

  /** The screen as it stands now; what a dialog on it needs to be live has not passed yet. */
  get rows(): readonly string[] {
    return this.browser.draw(this.size.columns, this.size.rows);
  }

  get text(): string {
    return this.rows.join('\n');
  }

  /** The row of the cursor. */
  get row(): string {
    return this.rows.find(each => each.startsWith('>')) ?? '';
  }

  /** A dialog that changes something stands there. */
  get asks(): boolean {
    return this.text.includes('Cancel ]');
  }

  /** It has not been left. */
  get isOpen(): boolean {
    return !this.#repaints.isClosed;
  }

  get place(): Place {
    return this.browser.view.place;
  }

  /** The list that is shown. */
  get list(): ListModel {
    const { content } = this.browser.view;
    if (content.kind !== 'list') throw new Error('this place is no list');
    return content.list;
  }

  /** Names of the tags, or digests of the manifests, that are marked, as the rows show them. */
  get markedNames(): readonly string[] {
    return this.list.marked.map(nameOf);
  }

  /** The same of the rows that pass the filter, in their order. */
  get names(): readonly string[] {
    return this.list.table(this.list.shown).rows.map(each => nameOf(each.value));
  }

  /** Presses keys, `D`, `<Tab>`, `<Ctrl+X>`, and looks at the screen before each. */
  press(keys: string): this {
    for (const event of eventsOf(keys)) {
      this.browser.draw(this.size.columns, this.size.rows);
      this.take(event);
    }
    return this;
  }

  /** Hands over keys of which the browser knows before it could draw itself. */
  take(...events: readonly InputEvent[]): this {
    for (const event of events) if (this.browser.take(event) !== true) this.#repaints.close();
    return this;
  }

  /** Lets time pass. */
  pass(milliseconds: number): this {
    this.#clocks.at += milliseconds;
    return this;
  }

  /** Waits until the screen shows this, or until something is so; answers the screen. */
  async until(fits: string | RegExp | (() => boolean)): Promise<string> {
    const isSeen = typeof fits === 'function' ? fits : seen(fits);
    for (;;) {
      // what a request brought is taken in turns of the event loop
      await setImmediate();
      const { text } = this;
      if (isSeen(text)) return text;
      await this.#repaints.next();
    }
  }

  /** Waits until nothing is under way. */
  quiet(): Promise<string> {
    return this.until(() => !this.browser.activities.isBusy && !this.browser.view.isWorking);
  }

  /** Waits until a dialog shows this, and then until it takes keys. */
  async dialog(fits: string | RegExp): Promise<string> {
    const isSeen = seen(fits);
    await this.until(() => isSeen(this.text) && !this.text.includes(PLANNING));
    return this.pass(A_WHILE).text;
  }

  /** Puts the cursor of a list on the row that shows this. */
  on(text: string): this {
    this.press('<Home>');
    for (let at = 0; at < this.list.shown; at += 1) {
      if (this.row.includes(text)) return this;
      this.press('<DownArrow>');
    }
    throw new Error(`no row shows ${text}:\n${this.text}`);
  }

  /** Filters the list, as by typing. */
  async filter(text: string): Promise<string> {
    this.press('/<Ctrl+U>').take({ type: 'text', text }).press('<Enter>');
    return this.quiet();
  }
}

const seen =
  (what: string | RegExp) =>
  (text: string): boolean =>
    typeof what === 'string' ? text.includes(what) : what.test(text);

/** The tag, digest or repository that a row is about. */
export function nameOf(value: Value): string {
  const subject = subjectOf(value);
  switch (subject?.kind) {
    case 'tag':
      return subject.tag;
    case 'manifest':
      return subject.digest;
    case 'repository':
      return subject.repository;
    default:
      throw new Error('this row is about nothing in a registry');
  }
}

interface Clocks {
  /** ms since the browser was opened. */
  at: number;
}

interface Opened {
  readonly browser: Browser;
  readonly marked: Promise<readonly Value[]>;
  readonly written: readonly string[];
  readonly clocks: Clocks;
  readonly repaints: Repaints;
}

/** Tells of everything that the browser would have drawn. */
class Repaints {
  readonly closed = Promise.withResolvers<void>();
  #next = Promise.withResolvers<void>();
  #isClosed = false;

  repaint(): void {
    const { resolve } = this.#next;
    this.#next = Promise.withResolvers();
    resolve();
  }

  next(): Promise<void> {
    return this.#next.promise;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
    this.repaint();
    this.closed.resolve();
  }
}

async function open(
  shell: TestShell,
  { path, values, theme = createTheme('none'), clipboard = ownClipboard(), environment = NOWHERE }: BrowsingOptions,
): Promise<Opened> {
  const clocks: Clocks = { at: 0 };
  const openBrowser: OpenBrowser = createBrowser({
    shell: { ...shell, lineEditor: lineEditorOf(new HistoryStore(undefined)) },
    theme,
    environment,
    clocks: { now: () => NOW.getTime() + clocks.at, steady: () => clocks.at },
  });
  const repaints = new Repaints();
  const filled = Promise.withResolvers<Browser>();
  const fill = (content: FullScreen): Promise<void> => {
    if (!(content instanceof Browser)) throw new Error('what fills the screen is not the browser');
    content.opened({
      repaint: () => repaints.repaint(),
      redraw: () => repaints.repaint(),
      close: () => repaints.close(),
    });
    filled.resolve(content);
    return repaints.closed.promise;
  };
  const { signal } = new AbortController();
  const written: string[] = [];
  const marked = openBrowser({ path, values, signal, abandoned: signal }, faceOf(fill, clipboard, written));
  marked.catch(filled.reject);
  return { browser: await filled.promise, marked, written, clocks, repaints };
}

const unexpected = (): never => {
  throw new Error('the browser is not to talk to the prompt');
};

const faceOf = (fill: PromptFace['fill'], clipboard: Clipboard, written: string[]): PromptFace => ({
  width: 120,
  fill,
  clipboard,
  lend: work => work(),
  write: async lines => void written.push(...lines),
  progress: unexpected,
  send: unexpected,
  ask: unexpected,
  askText: unexpected,
  askSecret: unexpected,
  paged: unexpected,
  nest: unexpected,
  clear: unexpected,
});

function ownClipboard(): Clipboard {
  let last = '';
  return {
    async copy(text) {
      last = text;
      return { way: 'system', bytes: Buffer.byteLength(text), throughTmux: false };
    },
    paste: async () => last,
  };
}
