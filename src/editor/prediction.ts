import { graphemes } from '../terminal/graphemes.ts';
import type { Suggestion } from './completion.ts';
import { beginsWith, indexIn } from './match.ts';
import type { EditorContext, Edits, SwitchedView } from './state.ts';

/** The lines that the user might want. */
export interface Prediction {
  /** What was typed when they were looked for. */
  readonly input: string;
  /** One for the inline view, up to 50 for the list. */
  readonly items: readonly Suggestion[];
  readonly style: 'InlineView' | 'ListView';
  /** The line of the list that the text shows; -1 for what was typed. */
  readonly chosen: number;
  /** The first line of the list that is visible. */
  readonly top: number;
  /** The text before one of the list was chosen. */
  readonly from: Edits | undefined;
}

export const noPrediction: Prediction = {
  input: '',
  items: [],
  style: 'InlineView',
  chosen: -1,
  top: 0,
  from: undefined,
};

/** No suggestion until the next edit, in the view that there is. */
export function unpredicted({ style }: Prediction): Prediction {
  return { ...noPrediction, style };
}

/** PSReadLine's measures of the list: of all lines, of those from the history, of the latter beside those of a plug-in. */
const most = { items: 50, history: 10, historyBesideOthers: 3 };

/** Lines visible at once, and the least size of the terminal for a list. */
export const listSize = { rows: 10, columns: 100, leastColumns: 50, leastRows: 5 };

/** The view of suggestions that is in effect. A terminal that is too small has no room for the list. */
export function predictionStyle(
  { options, columns, rows }: EditorContext,
  switched: SwitchedView | undefined,
): 'InlineView' | 'ListView' {
  if (columns < listSize.leastColumns || rows < listSize.leastRows) return 'InlineView';
  return switched?.option === options.predictionViewStyle ? switched.shown : options.predictionViewStyle;
}

/** Looks for lines that fit what was typed. Inputs of several lines have none. */
export function predict(input: string, context: EditorContext, style: 'InlineView' | 'ListView'): Prediction {
  const source = context.options.predictionSource;
  if (input === '' || input.includes('\n') || source === 'None') return { ...noPrediction, style };
  const items = style === 'InlineView' ? oneLine(input, context) : manyLines(input, context);
  return { ...noPrediction, input, items, style };
}

function oneLine(input: string, context: EditorContext): readonly Suggestion[] {
  const [history] = context.options.predictionSource === 'Plugin' ? [] : fromHistory(input, context, 1, true);
  const suggestion = history ?? fromPlugin(input, context).find(({ text }) => continues(text, input));
  return suggestion === undefined ? [] : [suggestion];
}

function manyLines(input: string, context: EditorContext): readonly Suggestion[] {
  const others = fromPlugin(input, context);
  const room = others.length === 0 ? most.history : most.historyBesideOthers;
  const history = context.options.predictionSource === 'Plugin' ? [] : fromHistory(input, context, room, false);
  const known = new Set(history.map(({ text }) => text));
  return [...history, ...others.filter(({ text }) => !known.has(text))].slice(0, most.items);
}

function fromPlugin(input: string, context: EditorContext): readonly Suggestion[] {
  return context.options.predictionSource === 'History' ? [] : context.suggest(input);
}

/** Entries of one line that begin with the input, newest first; behind them, if they may, those that contain it. */
function fromHistory(input: string, context: EditorContext, count: number, prefixOnly: boolean): Suggestion[] {
  const { history, options } = context;
  const beginning = new Set<string>();
  const containing = new Set<string>();
  for (let index = history.length - 1; index >= 0 && beginning.size < count; index -= 1) {
    const line = history[index]?.trimEnd() ?? '';
    if (line.length <= input.length || line.includes('\n')) continue;
    if (beginsWith(line, input, options.historySearchCaseSensitive)) {
      if (!prefixOnly || continues(line, input)) beginning.add(line);
    } else if (!prefixOnly && containing.size < count && indexIn(line, input, options.historySearchCaseSensitive) > 0)
      containing.add(line);
  }
  return [...beginning, ...containing].slice(0, count).map(text => ({ text, source: 'History' }));
}

/** Whether a line goes on behind the input, and the input ends between two of its characters. */
function continues(line: string, input: string): boolean {
  if (line.length <= input.length || !beginsWith(line, input, false)) return false;
  return (
    graphemes(line.slice(0, input.length)).length + graphemes(line.slice(input.length)).length ===
    graphemes(line).length
  );
}

/** What stands in grey behind the typed text. */
export function inlineTail({ style, items, input }: Prediction): string {
  return style === 'InlineView' ? (items[0]?.text.slice(input.length) ?? '') : '';
}

/** Whether the list is on the screen. */
export function listIsOpen({ style, items }: Prediction): boolean {
  return style === 'ListView' && items.length > 0;
}

/** Lines of the list, and of the tooltip of one, that fit a terminal of so many rows, as in PSReadLine. */
export function visibleLines(rows: number): { readonly list: number; readonly tooltip: number } {
  if (rows > 2 * listSize.rows) return { list: listSize.rows, tooltip: 4 };
  if (rows > listSize.rows) return { list: 5, tooltip: 2 };
  // what little there is must hold the input and the header too
  return rows > 6 ? { list: 3, tooltip: 1 } : { list: 2, tooltip: 0 };
}
