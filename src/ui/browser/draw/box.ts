import { clean } from '../../../terminal/clean.ts';
import { cut } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { HintView } from '../screen-view.ts';
import { hintsRow } from './hints.ts';
import { fitRow, rowWidth } from './styled-row.ts';

export interface Box {
  readonly title: string;
  /** Styled and safe to draw; what is wider than the box without its edges is cut. */
  readonly lines: readonly string[];
  /** Keys in the lower edge, as many as there is room for. */
  readonly footer: readonly HintView[];
  /** Cells, edges included. */
  readonly width: number;
}

/** Cells of a box's row that are not its lines': a border and a blank on each side. */
export const BOX_EDGES = 4;

/** Rows of a box that are not its lines'. */
export const BOX_FRAME_ROWS = 2;

/** A box around lines: the title in the upper edge, the keys in the lower one. Its rows are all of its width. */
export function drawBox({ title, lines, footer, width }: Box, theme: Theme): readonly string[] {
  const edge = (text: string) => theme.paint('ui.borderFocus', text);
  const room = Math.max(0, width - BOX_EDGES);
  const head = theme.paint('ui.title', cut(clean(title), room));
  const keys = hintsRow(footer, room, theme);
  return [
    edgeRow({ left: '┌', right: '┐', text: head, width }, edge),
    ...lines.map(line => `${edge('│')} ${fitRow(line, room)} ${edge('│')}`),
    edgeRow({ left: '└', right: '┘', text: keys, width }, edge),
  ];
}

interface Edge {
  readonly left: string;
  readonly right: string;
  readonly text: string;
  readonly width: number;
}

function edgeRow({ left, right, text, width }: Edge, paint: (text: string) => string): string {
  const inside = Math.max(0, width - 2);
  if (text === '') return paint(`${left}${'─'.repeat(inside)}${right}`);
  const rest = Math.max(0, inside - 2 - rowWidth(text));
  return `${paint(left)} ${text} ${paint(`${'─'.repeat(rest)}${right}`)}`;
}
