import { clean } from '../../../terminal/clean.ts';
import { cut, pad, width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import { drawBox } from '../draw/box.ts';
import type { Overlay } from '../overlay.ts';
import { dialogRoom } from './dialog-size.ts';
import { rowsOf } from './dialog-text.ts';
import { guarded, type Opening, SETTLING } from './guard.ts';

/** Things to choose one from. */
export interface MenuRequest extends Opening {
  readonly title: string;
  readonly items: readonly MenuItem[];
  /** Its keys may be typed before it is seen: for menus in which no choice loses anything, such as what to copy. */
  readonly typedAhead?: boolean | undefined;
}

export interface MenuItem {
  /** One character: pressing it chooses the item. */
  readonly key: string;
  readonly label: string;
  /** What choosing it comes to: the text that is copied. */
  readonly hint?: string | undefined;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined;
}

const moves: Readonly<Record<string, number>> = {
  UpArrow: -1,
  DownArrow: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
  PageUp: Number.NEGATIVE_INFINITY,
  PageDown: Number.POSITIVE_INFINITY,
};

/** Answers the key of the chosen item, undefined for none. */
export function menuOverlay(
  { title, items, typedAhead = false, ...opening }: MenuRequest,
  answer: (key: string | undefined) => void,
): Overlay {
  let current = Math.max(
    0,
    items.findIndex(each => each.disabled === undefined),
  );
  let note: string | undefined;
  let isOver = false;
  const end = (key: string | undefined) => {
    isOver = true;
    answer(key);
  };
  function choose(item: MenuItem | undefined): void {
    if (item?.disabled === undefined) end(item?.key);
    else note = item.disabled;
  }
  return guarded(
    {
      draw({ columns, rows, theme }, isLive) {
        const wanted = Math.max(width(clean(title)), ...items.map(each => width(textOf(each))), KEYS) + ROOM;
        const { width: all, cells, most } = dialogRoom({ columns, rows }, wanted);
        const why =
          note === undefined ? [] : rowsOf({ text: note, look: 'state.warn' }, cells, theme).slice(0, most - 1);
        const page = most - why.length;
        const top = Math.max(0, Math.min(current - Math.floor(page / 2), items.length - page));
        const lines = [
          ...items
            .slice(top, top + page)
            .map((item, at) => itemRow(item, { isCurrent: top + at === current, cells, theme })),
          ...why,
        ];
        return drawBox({ title, lines, footer: isLive ? hints : [], width: all }, theme);
      },
      press({ key }) {
        note = undefined;
        const move = moves[key];
        const item = items.find(each => each.key === key);
        if (item !== undefined) choose(item);
        else if (key === 'Escape' || key === 'Ctrl+C' || key === 'q') end(undefined);
        else if (key === 'Enter') choose(items[current]);
        else if (move !== undefined) current = Math.max(0, Math.min(items.length - 1, current + move));
      },
      get isOver() {
        return isOver;
      },
    },
    opening,
    typedAhead ? 0 : SETTLING,
  );
}

const hints = [
  { key: '↑↓', label: 'choose' },
  { key: 'Enter', label: 'take' },
  { key: 'Esc', label: 'close' },
];
/** Cells of the keys in the lower edge. */
const KEYS = 34;
/** Cells of a row besides its text: edges and cursor. */
const ROOM = 6;

const textOf = ({ key, label, hint, disabled }: MenuItem): string =>
  [`${clean(key)}  ${clean(label)}`, clean(disabled ?? hint ?? '')].filter(each => each !== '').join('  ');

function itemRow(
  item: MenuItem,
  { isCurrent, cells, theme }: { readonly isCurrent: boolean; readonly cells: number; readonly theme: Theme },
): string {
  const text = cut(textOf(item), cells - 2);
  if (isCurrent) return theme.paint('ui.cursorRow', pad(`> ${text}`, cells));
  if (item.disabled !== undefined) return `  ${theme.paint('ui.muted', text)}`;
  const key = clean(item.key);
  const head = cut(`${key}  ${clean(item.label)}`, cells - 2);
  return `  ${theme.paint('ui.key', key)}${head.slice(key.length)}${theme.paint('ui.muted', text.slice(head.length))}`;
}
