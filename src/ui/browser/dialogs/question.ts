import type { Choice } from '../../../engine/host.ts';
import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';
import type { HintView } from '../screen-view.ts';
import { buttonRows, focusSteps } from './buttons.ts';
import { dialogRoom } from './dialog-size.ts';
import { rowsOf } from './dialog-text.ts';
import { guarded, type Opening } from './guard.ts';
import { Scroll } from './scroll.ts';

/** What a cmdlet asks, with its choices. */
export interface QuestionRequest extends Choice, Opening {
  readonly title: string;
}

/** Answers the index of the choice, undefined when it was cancelled. It opens on the choice that is meant for Enter alone. */
export function questionOverlay(
  { title, lines, choices, fallback, ...opening }: QuestionRequest,
  answer: (index: number | undefined) => void,
): Overlay {
  const scroll = new Scroll();
  let focus = fallback;
  let isExplaining = false;
  let isOver = false;
  const end = (index: number | undefined) => {
    isOver = true;
    answer(index);
  };
  const indexOf = (key: string) => choices.findIndex(each => each.key.toLowerCase() === key.toLowerCase());
  return guarded(
    {
      draw({ columns, rows, theme }, isLive) {
        const { width: all, cells, most } = dialogRoom({ columns, rows });
        const help = isExplaining ? choices.map(each => `${each.key} - ${each.help}`) : [];
        const buttons = buttonRows(
          choices.map((each, index) => ({ label: labelOf(each), short: each.key, isFocused: index === focus })),
          cells,
          theme,
        );
        const text = [...lines, ...help].flatMap(line => rowsOf(line, cells, theme));
        const blank = text.length + 1 + buttons.length <= most ? [''] : [];
        const room = Math.max(1, most - blank.length - buttons.length);
        const shown = [...scroll.window(text, room, theme), ...blank, ...buttons];
        return drawBox({ title, lines: shown, footer: isLive ? hints(scroll.isWhole) : [], width: all }, theme);
      },
      press({ key, isTyped, isAlone }) {
        if (key === 'Escape' || key === 'Ctrl+C') end(undefined);
        else if (key === 'Enter') end(focus);
        else if (key === '?' || key === 'F1') isExplaining = !isExplaining;
        else if (focusSteps[key]) focus = (focus + focusSteps[key] + choices.length) % choices.length;
        else if (!scroll.press(key) && isTyped && isAlone && indexOf(key) >= 0) end(indexOf(key));
      },
      get isOver() {
        return isOver;
      },
    },
    opening,
  );
}

/** `Y Yes`: the letter is not always one of the label. */
const labelOf = ({ key, label }: Choice['choices'][number]): string => `${key} ${label}`;

const hints = (isWhole: boolean): readonly HintView[] => [
  { key: 'Enter', label: 'take' },
  { key: 'Esc', label: 'cancel' },
  ...(isWhole ? [] : [{ key: '↑↓', label: 'scroll' }]),
  { key: '?', label: 'help' },
];
