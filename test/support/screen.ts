import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { watchSideChannels } from './side-channels.ts';
import { type Cell, cellsOf, styledRows } from './styled.ts';

/** A program on a real pseudo-terminal, seen through the cells of a terminal model. */
export interface TerminalSession {
  /** The process in the terminal. */
  readonly pid: number;
  /** Sends bytes as the keyboard would. */
  type(keys: string): void;
  /**
   * Resolves once the screen satisfies the condition: a text or pattern somewhere on it, or a predicate over its rows. It is
   * judged after each piece of output that does not end in the middle of a frame, so nothing waits for time; out of patience it rejects with
   * the screen as it stands.
   */
  until(condition: string | RegExp | ((rows: readonly string[]) => boolean)): Promise<void>;
  /** The visible rows, without the blanks at their ends and without what a prompt tells of how long its command took. */
  rows(): string[];
  /** The visible cells, row by row. */
  cells(): Cell[][];
  /** The visible screen with its styles, as `styledRows` writes it. */
  styled(): string[];
  /** Everything from the oldest line of the scrollback to the last visible row. */
  lines(): string[];
  /** Their cells, from this line on. */
  lineCells(from?: number): Cell[][];
  /** Cell of the cursor, from the upper left corner of the screen. */
  cursor(): { readonly x: number; readonly y: number; readonly shown: boolean };
  /** The window's title, empty as long as nobody has set one. */
  title(): string;
  /** Every attempt to read or fill the clipboard (OSC 52). */
  clipboard(): readonly string[];
  bells(): number;
  /** Levels of the kitty keyboard protocol that are switched on. */
  readonly keyboardLevels: number;
  readonly bracketedPaste: boolean;
  readonly alternateScreen: boolean;
  /** All that the program has sent, control sequences included. */
  bytes(): string;
  resize(columns: number, rows: number): void;
  /** Closes the terminal as a window is closed: the program gets SIGHUP and its reads and writes fail. */
  hangUp(): void;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the program has ended and all its output has been drawn. */
  readonly exited: Promise<{ readonly code: number; readonly signal: number | undefined }>;
}

export interface SessionOptions {
  readonly file: string;
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  /** Added to an environment that is the same on every machine. */
  readonly env?: Readonly<Record<string, string>>;
  /** The terminal says that it speaks the kitty keyboard protocol. */
  readonly kitty?: boolean;
  /** Milliseconds that `until` waits at most, 10 s if nothing is said. */
  readonly patience?: number;
}

/** What the child sees: a terminal like VS Code's, which is the model used here, and never a CI machine. */
function environment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  const terminal = { TERM: 'xterm-256color', COLORTERM: 'truecolor', TERM_PROGRAM: 'vscode' };
  return { PATH, HOME, ...terminal, LANG: 'C.UTF-8', TZ: 'UTC' };
}

/** On a busy machine any command may take so long that the prompt tells it: `PS demo:/ (2.4s)>`. */
const TOOK = /^(PS\b[^>]*) \((?:\d+\.\ds|\d+m\d\ds|\d+h\d\dm)\)(?=>)/;

/** Starts a program; the caller ends it, by its own means or by `kill`. */
export function openTerminal(options: SessionOptions): TerminalSession {
  const { file, args = [], columns = 80, rows = 24, cwd, env, kitty = false, patience = 10_000 } = options;
  const terminal = new headless.Terminal({ cols: columns, rows, scrollback: 200_000, allowProposedApi: true });
  const pty = spawn(file, [...args], {
    cols: columns,
    rows,
    env: { ...environment(), ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const waiting = new Set<() => void>();
  const exited = Promise.withResolvers<{ code: number; signal: number | undefined }>();
  let received = '';
  const side = watchSideChannels(terminal, { kitty, answer: reply => pty.write(reply) });

  let drawn = Promise.resolve();
  pty.onData(data => {
    // one piece after the other: whoever has waited for one looks at the screen before the next is drawn
    drawn = drawn.then(async () => {
      await new Promise<void>(resolve => terminal.write(data, resolve));
      received += data;
      for (const check of waiting) check();
    });
  });
  terminal.onData(reply => pty.write(reply));
  pty.onExit(({ exitCode, signal }) => {
    void drawn.then(() => exited.resolve({ code: exitCode, signal: signal || undefined }));
  });

  function text(start: number, end: number): string[] {
    const { active } = terminal.buffer;
    return Array.from(
      { length: end - start },
      (_, index) =>
        active
          .getLine(start + index)
          ?.translateToString(true)
          .trimEnd()
          .replace(TOOK, '$1') ?? '',
    );
  }
  function visible(): string[] {
    const { baseY } = terminal.buffer.active;
    return text(baseY, baseY + terminal.rows);
  }

  const cellLines = (start: number, end: number) =>
    Array.from({ length: end - start }, (_, index) => cellsOf(terminal, start + index));
  function cells(): Cell[][] {
    const { baseY } = terminal.buffer.active;
    return cellLines(baseY, baseY + terminal.rows);
  }

  return {
    pid: pty.pid,
    type: keys => pty.write(keys),
    until(condition) {
      const holds = () => {
        // of a frame only a part may have come, and the cursor is not where it belongs
        if (side.isDrawing) return false;
        const now = visible();
        if (typeof condition === 'function') return condition(now);
        return typeof condition === 'string' ? now.join('\n').includes(condition) : condition.test(now.join('\n'));
      };
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const check = () => {
        if (!holds()) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(check);
        reject(new Error(`the screen never satisfied ${String(condition)}:\n${visible().join('\n')}`));
      }, patience);
      waiting.add(check);
      check();
      return promise;
    },
    rows: visible,
    cells,
    styled: () => styledRows(cells()),
    lineCells: (from = 0) => cellLines(from, terminal.buffer.active.length),
    lines: () => text(0, terminal.buffer.active.length),
    cursor: () => ({ x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY, shown: side.cursorShown }),
    title: () => side.title,
    clipboard: () => side.clipboard,
    bells: () => side.bells,
    get keyboardLevels() {
      return side.keyboardLevels;
    },
    get bracketedPaste() {
      return terminal.modes.bracketedPasteMode;
    },
    get alternateScreen() {
      return terminal.buffer.active.type === 'alternate';
    },
    bytes: () => received,
    resize(nextColumns, nextRows) {
      terminal.resize(nextColumns, nextRows);
      pty.resize(nextColumns, nextRows);
    },
    hangUp() {
      // node-pty has it and does not declare it
      const destroy: unknown = Reflect.get(pty, 'destroy');
      if (typeof destroy !== 'function') throw new Error('node-pty cannot close a terminal any more');
      Reflect.apply(destroy, pty, []);
    },
    kill: signal => pty.kill(signal),
    exited: exited.promise,
  };
}
