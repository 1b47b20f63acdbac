import type { InputEvent } from '../../terminal/key.ts';
import type { Theme } from '../theme/theme.ts';

/** Where something may be drawn. */
export interface Surface {
  /** Cells of a row and rows, at most. */
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
}

/**
 * What stands over the browser until it is answered: a dialog, a menu, the help. It tells its maker the answer by a callback and says then
 * that it is over. While one is open no list is refreshed, and no key reaches what lies behind it.
 */
export interface Overlay {
  /** Its rows, styled, safe to draw, all of the same width; the browser puts them into the middle of the screen. */
  draw(surface: Surface): readonly string[];
  /** Takes a key or typed text. */
  take(event: InputEvent): void;
  readonly isOver: boolean;
  /** It has been painted for the first time: from now on the user can have seen it. `repaint` draws it again without a key. */
  shown?(repaint: () => void): void;
}
