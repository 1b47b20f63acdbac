import type { InputEvent } from '../../terminal/key.ts';

/** What fills the screen for a while: a pager, a list to choose from. */
export interface FullScreen {
  /** The rows of the screen, at most so many and none wider, styled and safe to draw. */
  draw(columns: number, rows: number): readonly string[];
  /** Takes a key; false closes the screen. */
  take(event: InputEvent): boolean;
  /** Called when it is shown, with what it may do without a key. */
  opened?(shown: Shown): void;
}

export interface Shown {
  /** Draws it again: something has changed. */
  repaint(): void;
  close(): void;
}
