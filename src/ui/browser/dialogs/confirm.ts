import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';
import type { ConfirmAnswer, ConfirmRequest } from './confirm-request.ts';
import { confirmHints, confirmRows } from './confirm-rows.ts';
import { ConfirmState } from './confirm-state.ts';
import { dialogRoom } from './dialog-size.ts';
import { guarded } from './guard.ts';

/**
 * Asks about a change with all its targets and what it does besides. It opens on Cancel; mild and moderate changes are confirmed by `y` or the
 * button, severe ones by the button once the word has been typed. Exactly the targets that were shown, and would not fail, are answered.
 */
export function confirmOverlay(request: ConfirmRequest, answer: (answer: ConfirmAnswer) => void): Overlay {
  const state = new ConfirmState(request, answer);
  return guarded(
    {
      draw({ columns, rows, theme }, isLive) {
        const { width, cells, most } = dialogRoom({ columns, rows });
        const lines = confirmRows(state, { cells, rows: most, theme });
        return drawBox({ title: state.asked.title, lines, footer: isLive ? confirmHints(state) : [], width }, theme);
      },
      press: stroke => state.press(stroke),
      get isOver() {
        return state.isOver;
      },
      shown(repaint) {
        void request.more?.then(() => {
          if (state.isOver) return;
          state.askAgain();
          repaint();
        });
      },
    },
    request,
  );
}
