import type { KeyBindings } from '../../editor/keys/bindings.ts';
import type { EditorOptions } from '../../editor/options.ts';
import type { OutputQueue } from '../../terminal/output-queue.ts';
import type { Theme } from '../theme/theme.ts';
import type { KeyQueue } from './key-queue.ts';
import type { Shell } from './shell.ts';
import type { Screen } from './view.ts';

/** Everything a conversation at the prompt works with; the state of the program itself stays behind `shell`. */
export interface Conversation {
  readonly shell: Shell;
  readonly screen: Screen;
  readonly keys: KeyQueue;
  readonly output: OutputQueue;
  readonly keyBindings: KeyBindings;
  readonly editorOptions: EditorOptions;
  readonly theme: Theme;
}

/** Clears what is visible and leaves the scrollback alone (CSI 3J is never sent). */
export const clearScreen = '\x1b[2J\x1b[H';
