import { chordOf, type InputEvent } from '../../terminal/key.ts';

/** One thing to choose from. */
export interface PickerItem {
  /** What is searched, and what is chosen. */
  readonly text: string;
  /** Stands before the text, of equal width in all items: time, status. */
  readonly facts: string;
}

/** A list to choose one line of: typing narrows it. */
export interface PickerState {
  readonly items: readonly PickerItem[];
  /** Those that hold every word of the filter, in the order of `items`. */
  readonly shown: readonly PickerItem[];
  readonly filter: string;
  /** Index in `shown`. */
  readonly selected: number;
}

/** What a key came to: another state, or the end, with what was chosen. */
export type PickerStep =
  | { readonly kind: 'on'; readonly state: PickerState }
  /** The key is the filter's. */
  | { readonly kind: 'filter' }
  | { readonly kind: 'done'; readonly chosen: PickerItem | undefined };

export const openPicker = (items: readonly PickerItem[]): PickerState => ({
  items,
  shown: items,
  filter: '',
  selected: 0,
});

/** How far each key moves the selection on a page of so many rows. */
const moves: Readonly<Record<string, (page: number) => number>> = {
  UpArrow: () => -1,
  DownArrow: () => 1,
  'Ctrl+P': () => -1,
  'Ctrl+N': () => 1,
  PageUp: page => -page,
  PageDown: page => page,
  Home: () => Number.NEGATIVE_INFINITY,
  End: () => Number.POSITIVE_INFINITY,
};

const closing = ['Escape', 'Ctrl+C', 'Ctrl+G', 'F7'];

/** Takes a key; `page` is the number of items on the screen. A paste only goes to the filter, it never chooses. */
export function pick(state: PickerState, event: InputEvent, page: number): PickerStep {
  if (event.type !== 'key') return { kind: 'filter' };
  const chord = chordOf(event);
  if (closing.includes(chord)) return { kind: 'done', chosen: undefined };
  if (chord === 'Enter') return { kind: 'done', chosen: state.shown[state.selected] };
  if (chord === 'Ctrl+U') return on(narrowed(state, ''));
  const move = moves[chord]?.(page);
  return move === undefined
    ? { kind: 'filter' }
    : on({ ...state, selected: within(state.selected + move, state.shown) });
}

const on = (state: PickerState): PickerStep => ({ kind: 'on', state });

const within = (index: number, { length }: readonly unknown[]) => Math.max(0, Math.min(length - 1, index));

/** The state with another filter: the items that hold every word of it, in any case. */
export function narrowed(state: PickerState, filter: string): PickerState {
  const words = filter.toLowerCase().split(' ');
  const shown = state.items.filter(({ text }) => {
    const folded = text.toLowerCase();
    return words.every(each => folded.includes(each));
  });
  return { ...state, filter, shown, selected: 0 };
}
