import { chordOf, type InputEvent } from '../../../terminal/key.ts';
import { dialogRoom } from '../dialogs/dialog-size.ts';
import { rowsOf } from '../dialogs/dialog-text.ts';
import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';

/** A dialog that tells how far something is; keys stop it or do nothing. */
export interface Waiting extends Overlay {
  /** What it tells now. */
  tell(lines: readonly string[]): void;
  /** It goes away. */
  end(): void;
}

/** Stands over the browser while something goes on that the user waits for. `stop` is called with Esc and Ctrl+C, as often as they are pressed. */
export function waiting(
  title: string,
  { stop, stopWord }: { readonly stop: () => void; readonly stopWord: string },
): Waiting {
  let lines: readonly string[] = [];
  let isOver = false;
  return {
    draw({ columns, rows, theme }) {
      const { width, cells, most } = dialogRoom({ columns, rows });
      const shown = lines.flatMap(line => rowsOf(line, cells, theme)).slice(-most);
      return drawBox({ title, lines: shown, footer: [{ key: 'Esc', label: stopWord }], width }, theme);
    },
    take(event: InputEvent) {
      if (event.type === 'key' && ['Escape', 'Ctrl+C'].includes(chordOf(event))) stop();
    },
    get isOver() {
      return isOver;
    },
    tell(next) {
      lines = next;
    },
    end() {
      isOver = true;
    },
  };
}
