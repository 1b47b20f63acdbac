import type { EditorContext, EditorState } from './state.ts';

/** How a piece of a row looks: a token of the theme. */
export type Look =
  | 'shell.default'
  | 'shell.emphasis'
  | 'shell.error'
  | 'shell.selection'
  | 'shell.inlinePrediction'
  | 'shell.listPrediction'
  | 'shell.listPredictionSelected'
  | 'shell.listPredictionTooltip'
  | 'ui.muted'
  | 'ui.match';

export interface Piece {
  readonly text: string;
  readonly look: Look;
}

/** A part of the text, in graphemes. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What is to be drawn besides the buffer itself. */
export interface EditorView {
  readonly selection: Range | undefined;
  /** What a search has found. */
  readonly emphasis: Range | undefined;
  /** Grey text behind the cursor; never part of the input. */
  readonly suggestion: string;
  /** Rows under the input, none wider than the terminal: menu, list of suggestions, search, help block. */
  readonly below: readonly (readonly Piece[])[];
}

/** What is to be drawn besides the buffer; every text in it is safe to draw and no row is wider than the terminal. */
export function view(_state: EditorState, _context: EditorContext): EditorView {
  return { selection: undefined, emphasis: undefined, suggestion: '', below: [] };
}
