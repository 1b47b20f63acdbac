import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HistoryStore } from '../../../src/session/history-store.ts';
import { createBrowser } from '../../../src/session-browser.ts';
import type { FullScreen } from '../../../src/ui/full-screen/full-screen.ts';
import type { PromptFace } from '../../../src/ui/prompt/shell.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';
import type { Value } from '../../../src/values/value.ts';
import { lineEditorOf } from '../../support/session-parts.ts';
import { type ShellOptions, startShell, type TestShell } from '../../support/shell.ts';
import { eventsOf } from './dialogs/driven.ts';

/** The whole browser over a shell in this process: the real engine and registry, and a screen of text. */
export interface OpenBrowser extends AsyncDisposable {
  readonly shell: TestShell;
  /** Presses keys: `j`, `<Enter>`, `<Ctrl+D>`. */
  press(keys: string): void;
  /** Rows as they are now, without blanks at their ends. */
  rows(): readonly string[];
  /** Waits until the screen shows this; answers its rows. */
  until(shows: string | RegExp): Promise<readonly string[]>;
  readonly copied: readonly string[];
  /** Leaves with Q; answers what was marked. */
  leave(): Promise<readonly Value[]>;
}

export interface OpenOptions extends ShellOptions {
  readonly path?: string;
  readonly values?: AsyncIterable<readonly Value[]>;
  readonly columns?: number;
  readonly lines?: number;
}

export async function openBrowser({
  path,
  values,
  columns = 120,
  lines = 30,
  ...options
}: OpenOptions = {}): Promise<OpenBrowser> {
  const lineEditor = lineEditorOf(new HistoryStore(undefined));
  const shell = await startShell({ ...options, parts: { lineEditor, ...options.parts } });
  const { engine, session } = shell;
  const environment = { ACRSH_HOME: mkdtempSync(join(tmpdir(), 'acrsh-browser-')) };
  const copied: string[] = [];
  const opened = Promise.withResolvers<FullScreen>();
  const closed = Promise.withResolvers<void>();
  let repainted = Promise.withResolvers<void>();
  const face: PromptFace = {
    ...unused,
    width: columns,
    clipboard: {
      async copy(text) {
        copied.push(text);
        return { way: 'system', bytes: Buffer.byteLength(text), throughTmux: false };
      },
      paste: async () => '',
    },
    lend: work => work(),
    fill(screen) {
      screen.opened?.({
        repaint() {
          repainted.resolve();
          repainted = Promise.withResolvers();
        },
        redraw: () => {},
        close: () => closed.resolve(),
      });
      opened.resolve(screen);
      return closed.promise;
    },
  };
  const { signal } = new AbortController();
  const browse = createBrowser({
    shell: { engine, session, lineEditor },
    theme: createTheme('none'),
    environment,
  });
  const marked = browse({ path, values, signal }, face);
  const screen = await Promise.race([opened.promise, marked.then(() => Promise.reject(new Error('It did not open.')))]);
  const rows = () => screen.draw(columns, lines).map(row => row.trimEnd());
  const press = (keys: string) => {
    for (const event of eventsOf(keys)) {
      rows();
      if (!screen.take(event)) closed.resolve();
    }
  };
  return {
    shell,
    press,
    rows,
    copied,
    async until(shows) {
      for (;;) {
        const changed = repainted.promise;
        const drawn = rows();
        const text = drawn.join('\n');
        if (typeof shows === 'string' ? text.includes(shows) : shows.test(text)) return drawn;
        await changed;
      }
    },
    async leave() {
      press('Q');
      return marked;
    },
    async [Symbol.asyncDispose]() {
      closed.resolve();
      await marked;
      await shell[Symbol.asyncDispose]();
    },
  };
}

const never = (): never => {
  throw new Error('The browser does not need this.');
};

const unused = {
  write: never,
  progress: never,
  send: never,
  ask: never,
  askText: never,
  askSecret: never,
  paged: never,
  nest: never,
  clear: never,
};
