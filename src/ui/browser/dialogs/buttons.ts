import { width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';

export interface Button {
  readonly label: string;
  /** In a narrow window. */
  readonly short?: string;
  readonly isFocused: boolean;
  /** It cannot be pressed now. */
  readonly isDisabled?: boolean;
}

/** How far each key moves the focus. */
export const focusSteps: Readonly<Record<string, 1 | -1>> = {
  Tab: 1,
  RightArrow: 1,
  'Shift+Tab': -1,
  LeftArrow: -1,
};

/** The button that Enter presses has two brackets and is inverse; all keep their places when the focus moves on. */
export function buttonRows(buttons: readonly Button[], cells: number, theme: Theme): readonly string[] {
  const row = [
    buttons.map(each => ({ ...each, text: ` ${each.label} ` })),
    buttons.map(each => ({ ...each, text: each.label })),
    buttons.map(each => ({ ...each, text: each.short ?? each.label })),
  ].find(each => widthOf(each) <= cells);
  if (row === undefined) return buttons.map(each => drawn({ ...each, text: each.short ?? each.label }, theme));
  const gap = Math.min(6, Math.floor((cells - widthOf(row)) / (row.length + 1)));
  const before = Math.floor((cells - widthOf(row) - gap * (row.length - 1)) / 2);
  return [' '.repeat(before) + row.map(each => drawn(each, theme)).join(' '.repeat(gap))];
}

interface LabelledButton extends Button {
  readonly text: string;
}

const widthOf = (row: readonly LabelledButton[]): number => row.reduce((cells, { text }) => cells + width(text) + 4, 0);

function drawn({ text, isFocused, isDisabled = false }: LabelledButton, theme: Theme): string {
  // not in the colours of danger: where there are none these are inverse, which is the sign of the focus
  if (isFocused) return theme.paint('ui.cursorRow', `[[${text}]]`);
  return ` ${theme.paint(isDisabled ? 'ui.muted' : 'ui.text', `[${text}]`)} `;
}
