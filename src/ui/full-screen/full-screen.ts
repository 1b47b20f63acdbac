import type { InputEvent } from '../../terminal/key.ts';

/** What fills the screen for a while: a pager, a list to choose from. */
export interface FullScreen {
  /** The rows of the screen, at most so many and none wider, styled and safe to draw. */
  draw(columns: number, rows: number): readonly string[];
  /** One line below the rows that can be typed into. */
  readonly field?: FullScreenField;
  /** Takes a key. */
  take(event: InputEvent): Taken;
  /** Called when the program stops as a job, and when it comes back: what is drawn next has not been seen before. */
  hidden?(): void;
  /** Called when it is shown, with what it may do without a key. */
  opened?(shown: Shown): void;
}

/**
 * What came of a key: true, the screen stays; false, it closes; `field`, the key is the field's. It closes as well with `typedOn`, what came in
 * one with the key that closes it: that is for whoever reads next.
 */
export type Taken = boolean | 'field' | { readonly typedOn: string };

/** A field at the foot of the screen; its text lives with its owner. */
export interface FullScreenField {
  readonly label: string;
  value(): string;
  change(value: string): void;
}

export interface Shown {
  /** Draws it again: something has changed. */
  repaint(): void;
  /** Clears the screen and draws all of it: another program may have written there. */
  redraw(): void;
  close(): void;
}
