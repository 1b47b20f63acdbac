import type { Colour, Reply } from './reply.ts';

/** What a terminal has said about itself. */
export interface TerminalAnswer {
  /** It speaks the kitty keyboard protocol. */
  readonly kittyKeyboard: boolean;
  /** It speaks none, but follows xterm closely enough to be asked for modifyOtherKeys. */
  readonly modifyOtherKeys: boolean;
  /** It has said that programs may write to the clipboard (OSC 52). Many that allow it do not say so. */
  readonly clipboard: boolean;
  /** The colour of the background, if it tells. */
  readonly background: Colour | undefined;
}

export interface TerminalQuestion {
  /** Takes what the decoder reports of type `reply`. */
  take(reply: Reply): void;
  /** Resolves with the answer, or `undefined` after so many ms: for who must not leave before the answer has been read. */
  settled(timeout: number): Promise<TerminalAnswer | undefined>;
}

/** The names of terminals (`TERM`) that print or misread what they do not know, or that cannot answer. */
const mute = /^(?:dumb|unknown|linux.*|cons25.*|vt52|emacs|eterm.*)?$/;

/** @param term the variable `TERM`; Windows has none and its consoles answer. */
export function canBeAsked(term: string | undefined, platform: NodeJS.Platform): boolean {
  return term === undefined ? platform === 'win32' : !mute.test(term);
}

export interface AskOptions {
  /** The variable `TERM_PROGRAM`: tmux understands modifyOtherKeys but calls itself a VT100. */
  readonly program?: string | undefined;
  readonly write: (text: string) => void;
  /** Called once, when the last answer is in. */
  readonly onAnswer: (answer: TerminalAnswer) => void;
}

/**
 * Asks for the background colour (OSC 11) and for the keyboard protocol, then for the primary device attributes (DA1), which
 * every terminal answers: answers come in the order of the questions, so what is missing by then is not supported. Nothing
 * waits for it; a terminal that never answers leaves everything as it is.
 */
export function askTerminal({ program, write, onAnswer }: AskOptions): TerminalQuestion {
  const answered = Promise.withResolvers<TerminalAnswer>();
  let kittyKeyboard = false;
  let background: Colour | undefined;
  let open = true;
  // Terminals that read every `CSI u` as "restore the cursor" find it where it is.
  write('\x1b7\x1b]11;?\x1b\\\x1b[?u\x1b[c');
  return {
    take(reply) {
      if (!open) return;
      if (reply.about === 'kitty-keyboard') kittyKeyboard = true;
      else if (reply.about === 'background') background = reply.colour;
      else {
        open = false;
        const { attributes } = reply;
        const answer: TerminalAnswer = {
          kittyKeyboard,
          modifyOtherKeys: !kittyKeyboard && ((attributes[0] ?? 0) >= leastLevel || program === 'tmux'),
          clipboard: attributes.includes(clipboardAccess),
          background,
        };
        onAnswer(answer);
        answered.resolve(answer);
      }
    },
    async settled(timeout) {
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<undefined>(resolve => {
        timer = setTimeout(resolve, timeout, undefined);
      });
      try {
        return await Promise.race([answered.promise, silence]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * DA1 begins with 62 or more in xterm and what follows it. Terminals that call themselves a VT100 (macOS Terminal) may read
 * `CSI > 4 ; 1 m` as a change of colours.
 */
const leastLevel = 62;

/** The attribute of DA1 for OSC 52 (proposed by contour, used by several terminals since 2024). */
const clipboardAccess = 52;
