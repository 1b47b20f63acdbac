import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';
import { dialogRoom } from './dialog-size.ts';
import { type DialogLine, rowsOf } from './dialog-text.ts';
import { guarded, type Opening } from './guard.ts';
import { Scroll } from './scroll.ts';

/** Something to be read: an error in full. */
export interface MessageRequest extends Opening {
  readonly title: string;
  /** The lines, or what they are in so many cells. */
  readonly lines: readonly DialogLine[] | ((cells: number) => readonly DialogLine[]);
}

const closing = ['Escape', 'Enter', 'q', ' ', 'Ctrl+C'];

/** Shows lines until they are closed; long ones scroll. */
export function messageOverlay({ title, lines, ...opening }: MessageRequest, closed = () => {}): Overlay {
  const scroll = new Scroll();
  let isOver = false;
  return guarded(
    {
      draw({ columns, rows, theme }, isLive) {
        const { width, cells, most } = dialogRoom({ columns, rows });
        const shown = scroll.window(
          (typeof lines === 'function' ? lines(cells) : lines).flatMap(line => rowsOf(line, cells, theme)),
          most,
          theme,
        );
        const hints = [...(scroll.isWhole ? [] : [{ key: '↑↓', label: 'scroll' }]), { key: 'Esc', label: 'close' }];
        return drawBox({ title, lines: shown, footer: isLive ? hints : [], width }, theme);
      },
      press({ key }) {
        if (scroll.press(key) || !closing.includes(key)) return;
        isOver = true;
        closed();
      },
      get isOver() {
        return isOver;
      },
    },
    opening,
  );
}
