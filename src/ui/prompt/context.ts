import type { OutputQueue } from '../../terminal/output-queue.ts';
import type { FullScreen } from '../full-screen/full-screen.ts';
import type { Theme } from '../theme/theme.ts';
import type { Copied } from './copied.ts';
import type { Ending } from './ending.ts';
import type { KeyQueue } from './key-queue.ts';
import type { Keyboard } from './keyboard.ts';
import type { Shell } from './shell.ts';
import type { Screen } from './view.ts';

/** Everything a conversation at the prompt works with; the state of the program itself stays behind `shell`. */
export interface Conversation {
  readonly shell: Shell;
  readonly screen: Screen;
  readonly keys: KeyQueue;
  readonly keyboard: Pick<Keyboard, 'escapeTimeout' | 'backspaceByte'>;
  readonly output: OutputQueue;
  readonly theme: Theme;
  /** Gives the terminal, in its usual modes, to somebody else for a while: the external editor. */
  readonly lend: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** A signal may end the process in the middle of a run. */
  readonly ending: Ending;
  /** Stops the program as a shell's job, until it is brought back; nothing where there are no jobs. */
  readonly suspend: () => void;
  /** Another conversation on the same screen, in the middle of a run; resolves when the user leaves it. */
  readonly nest: () => Promise<void>;
  /** Fills the screen with something until it closes; the keys are its own meanwhile. */
  readonly fill: (content: FullScreen) => Promise<void>;
  readonly clipboard: Clipboard;
  readonly environment: NodeJS.ProcessEnv;
}

/** Where copied text goes, and where pasted text comes from. */
export interface Clipboard {
  /** Tells how it went; never throws. */
  copy(text: string): Promise<Copied>;
  /** What was copied last, by other programs too where they can be asked. */
  paste(): Promise<string>;
}

/** Clears what is visible and leaves the scrollback alone (CSI 3J is never sent). */
export const clearScreen = '\x1b[2J\x1b[H';
