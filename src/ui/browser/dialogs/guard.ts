import type { InputEvent } from '../../../terminal/key.ts';
import { isTooSmall } from '../draw/screen-layout.ts';
import type { Overlay, Surface } from '../overlay.ts';
import { openingKey, type Stroke, strokesOf } from './stroke.ts';

/** How a dialog came to be opened. */
export interface Opening {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** The key that opened it: its repeats are not meant for the dialog. */
  readonly openedBy?: InputEvent | undefined;
}

/** A dialog behind the guard. */
export interface Dialog {
  /** Its rows; only a live one may name the keys that it takes. */
  draw(surface: Surface, isLive: boolean): readonly string[];
  press(stroke: Stroke): void;
  /** Left out: what is pasted is thrown away. */
  paste?(text: string): void;
  readonly isOver: boolean;
  shown?(repaint: () => void): void;
}

/** Milliseconds in which a dialog takes no key after it was painted: what comes then was meant for what lay there before. */
export const SETTLING = 300;

/** Milliseconds between two presses of a key that is held down, at most: the first repeat comes latest after about half a second to one. */
export const REPEATING = 1_000;

const leaving = ['Escape', 'Ctrl+C'];

/**
 * Keeps away from a dialog what its user cannot have meant for it: keys from before it was seen and shortly after, repeats of the key that
 * opened it, pasted text, and, in a window too small to show it, all keys but those that leave.
 */
export function guarded(dialog: Dialog, { now, openedBy }: Opening, settling = SETTLING): Overlay {
  const opener = openingKey(openedBy);
  let shownAt: number | undefined;
  let heldAt: number | undefined;
  let isSmall = false;
  let repaint = () => {};

  const isLive = () => shownAt !== undefined && now() - shownAt >= settling;
  function isHeld({ key }: Stroke): boolean {
    if (key !== opener || heldAt === undefined || now() - heldAt >= REPEATING) return false;
    heldAt = now();
    return true;
  }
  function press(stroke: Stroke): void {
    if (dialog.isOver || isHeld(stroke) || !isLive()) return;
    if (isSmall && !leaving.includes(stroke.key)) return;
    heldAt = undefined;
    dialog.press(stroke);
  }
  return {
    draw(surface) {
      const wasSmall = isSmall;
      isSmall = isTooSmall(surface);
      // it comes to light again: what was typed meanwhile was not meant for it
      if (wasSmall && !isSmall && shownAt !== undefined) settle();
      return dialog.draw(surface, isLive());
    },
    take(event) {
      if (event.type !== 'paste') strokesOf(event).forEach(press);
      else if (!dialog.isOver && isLive() && !isSmall) dialog.paste?.(event.text);
    },
    get isOver() {
      return dialog.isOver;
    },
    shown(draw) {
      repaint = draw;
      dialog.shown?.(draw);
      settle();
    },
  };

  function settle(): void {
    shownAt = now();
    heldAt = shownAt;
    if (settling > 0) wake(shownAt + settling);
  }

  /** Draws it again when it is live, so that its keys are seen then. */
  function wake(at: number): void {
    const wait = at - now();
    if (dialog.isOver) return;
    if (wait <= 0) repaint();
    else setTimeout(() => wake(at), wait).unref();
  }
}
