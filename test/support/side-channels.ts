import type { Terminal } from '@xterm/headless';

/** What a program has done to a terminal besides drawing in it. */
export interface SideChannels {
  /** Set by OSC 0 or 2; empty as long as nobody did. */
  readonly title: string;
  /** Each OSC 52 as it came: the selection and the text in base64, or `?`. */
  readonly clipboard: readonly string[];
  readonly bells: number;
  readonly cursorShown: boolean;
  /** A frame has begun (synchronized update, mode 2026) and has not ended: what is seen is a part of it. */
  readonly isDrawing: boolean;
  /** Levels of the kitty keyboard protocol pushed (CSI > … u) and not popped (CSI < … u). */
  readonly keyboardLevels: number;
}

/** Watches a terminal model. With `kitty` it also answers, as such a terminal does, that it speaks the keyboard protocol. */
export function watchSideChannels(
  terminal: Terminal,
  { kitty, answer }: { readonly kitty: boolean; readonly answer: (reply: string) => void },
): SideChannels {
  let [title, bells, cursorShown, keyboardLevels] = ['', 0, true, 0];
  let isDrawing = false;
  const clipboard: string[] = [];
  const { parser } = terminal;
  terminal.onTitleChange(next => {
    title = next;
  });
  terminal.onBell(() => {
    bells++;
  });
  parser.registerOscHandler(52, text => {
    clipboard.push(text);
    return false;
  });
  for (const final of ['h', 'l']) {
    parser.registerCsiHandler({ prefix: '?', final }, parameters => {
      if (parameters.includes(25)) cursorShown = final === 'h';
      if (parameters.includes(2026)) isDrawing = final === 'h';
      return false;
    });
  }
  parser.registerCsiHandler({ prefix: '>', final: 'u' }, () => {
    keyboardLevels++;
    return false;
  });
  parser.registerCsiHandler({ prefix: '<', final: 'u' }, ([levels]) => {
    keyboardLevels = Math.max(0, keyboardLevels - (Number(levels) || 1));
    return false;
  });
  parser.registerCsiHandler({ prefix: '?', final: 'u' }, () => {
    if (kitty) answer('\x1b[?0u');
    return kitty;
  });
  return {
    get title() {
      return title;
    },
    clipboard,
    get bells() {
      return bells;
    },
    get cursorShown() {
      return cursorShown;
    },
    get isDrawing() {
      return isDrawing;
    },
    get keyboardLevels() {
      return keyboardLevels;
    },
  };
}
