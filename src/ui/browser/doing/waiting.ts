import { chordOf, type InputEvent } from '../../../terminal/key.ts';
import { dialogRoom } from '../dialogs/dialog-size.ts';
import { rowsOf } from '../dialogs/dialog-text.ts';
import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';
import type { HintView } from '../screen-view.ts';

/** A dialog that tells how far something is; keys stop it or do nothing. */
export interface Waiting extends Overlay {
  /** What it tells now. */
  tell(lines: readonly string[]): void;
  /** It goes away. */
  end(): void;
}

export interface WaitingOptions {
  /** Called with Esc and Ctrl+C, as often as they are pressed. */
  readonly stop: (key: string) => void;
  /** The key that stops it now, and what that does. */
  readonly footer: () => HintView;
}

/** Stands over the browser while something goes on that the user waits for. */
export function waiting(title: string, { stop, footer }: WaitingOptions): Waiting {
  let lines: readonly string[] = [];
  let isOver = false;
  return {
    draw({ columns, rows, theme }) {
      const { width, cells, most } = dialogRoom({ columns, rows });
      const shown = lines.flatMap(line => rowsOf(line, cells, theme)).slice(-most);
      return drawBox({ title, lines: shown, footer: [footer()], width }, theme);
    },
    take(event: InputEvent) {
      const key = event.type === 'key' ? chordOf(event) : '';
      if (['Escape', 'Ctrl+C'].includes(key)) stop(key);
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
