import type { Token } from '../theme/token.ts';
import type { Activities } from './activities.ts';
import type { BrowserShell } from './browser-shell.ts';

/** What a view may use of the browser that it is open in. */
export interface ReadingDesk {
  readonly shell: BrowserShell;
  readonly activities: Activities;
  /** Something else is to be shown now. */
  changed(): void;
  /** Shows a sentence in the status line until the next key. */
  say(text: string, look: Token): void;
}
