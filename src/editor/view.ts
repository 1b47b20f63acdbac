import { clean } from '../terminal/clean.ts';
import { cut } from '../terminal/width.ts';
import { placeAt } from './buffer.ts';
import { inlineTail, listIsOpen } from './prediction.ts';
import { fitRow, piece } from './rows/row.ts';
import { openedRows } from './rows/status-rows.ts';
import { suggestionRows } from './rows/suggestion-rows.ts';
import { frameShown } from './search/incremental-search.ts';
import { selected } from './selection.ts';
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
export function view(state: EditorState, context: EditorContext): EditorView {
  const { buffer } = state;
  const range = selected(state);
  const tail = buffer.cursor === buffer.text.length ? inlineTail(state.prediction) : '';
  return {
    selection: range?.start === range?.end ? undefined : range,
    emphasis: emphasisOf(state, context),
    suggestion: cut(clean(tail), context.columns * Math.max(1, context.rows - 1)),
    below: rowsBelow(state, context),
  };
}

function emphasisOf({ opened, walk, buffer }: EditorState, { history }: EditorContext): Range | undefined {
  if (opened?.kind === 'search') return frameShown(opened).match;
  if (walk === undefined || !walk.emphasised || walk.prefix === '') return undefined;
  // what was typed is shown, not an entry
  if (walk.index >= history.length) return undefined;
  return { start: 0, end: placeAt(buffer.text, walk.prefix.length) };
}

function rowsBelow(state: EditorState, context: EditorContext): EditorView['below'] {
  const { opened, argument, message, prediction } = state;
  if (opened !== undefined) return openedRows(opened, context);
  if (argument !== undefined)
    return [fitRow([piece(`digit-argument: ${argument.text}`, 'shell.default')], context.columns)];
  if (message !== undefined)
    return message.split('\n').map(line => fitRow([piece(line, 'shell.error')], context.columns));
  return listIsOpen(prediction) ? suggestionRows(prediction, context) : [];
}
