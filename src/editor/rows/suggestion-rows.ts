import { clean } from '../../terminal/clean.ts';
import { cut, pad, width } from '../../terminal/width.ts';
import type { Suggestion } from '../completion.ts';
import { indexIn } from '../match.ts';
import { listSize, type Prediction, visibleLines } from '../prediction.ts';
import type { EditorContext } from '../state.ts';
import type { Look } from '../view.ts';
import { fitRow, piece, type Row, standingOut, wrap } from './row.ts';

/** A source's name may take so many cells. */
const sourceCells = 15;

/** The list of suggestions: how many there are from where, then those that are visible. */
export function suggestionRows(prediction: Prediction, context: EditorContext): readonly Row[] {
  // the window has become too small for it since the last key
  if (context.columns < listSize.leastColumns || context.rows < listSize.leastRows) return [];
  const columns = Math.min(context.columns, listSize.columns);
  const { items, chosen, top, input } = prediction;
  const { list: size, tooltip: most } = visibleLines(context.rows);
  const first = Math.max(0, Math.min(Math.max(top, chosen - size + 1), items.length - size));
  const lines = items.slice(first, first + size).flatMap((item, index) => {
    const isChosen = first + index === chosen;
    const line = suggestionRow(item, input, columns, isChosen);
    return isChosen && context.options.showToolTips ? [line, ...tooltipRows(item, columns, most)] : [line];
  });
  return [fitRow(header(prediction, columns), columns), ...lines];
}

function header({ items, chosen, input }: Prediction, columns: number): Row {
  const place = `<${chosen === -1 ? '-' : chosen + 1}/${items.length}>`;
  const sources = columns < 60 ? '' : `  <${sourcesOf(items, chosen, columns < 80 ? 2 : 3)}>`;
  const left = cut(`> ${clean(input)}`, Math.max(0, columns - width(place + sources) - 1));
  return [
    piece(pad(left, columns - width(place + sources)), 'shell.listPrediction'),
    piece(place, 'shell.listPrediction'),
    piece(sources, 'ui.muted'),
  ];
}

/** `History(1) Registry(2)`; of the source of what is chosen also the place. */
function sourcesOf(items: readonly Suggestion[], chosen: number, most: number): string {
  const bySource = Map.groupBy(items, ({ source }) => source);
  const known = items[chosen];
  const names = Array.from(bySource, ([source, members]) => {
    const place = known?.source === source ? `${members.indexOf(known) + 1}/` : '';
    return `${cut(clean(source), sourceCells)}(${place}${members.length})`;
  });
  const active = known === undefined ? 0 : Array.from(bySource.keys()).indexOf(known.source);
  const first = Math.max(0, Math.min(active - 1, names.length - most));
  const shown = names.slice(first, first + most);
  return [...(first > 0 ? ['…'] : []), ...shown, ...(first + most < names.length ? ['…'] : [])].join(' ');
}

function suggestionRow({ text, source }: Suggestion, input: string, columns: number, isChosen: boolean): Row {
  const mark = ` [${cut(clean(source), sourceCells)}]`;
  const cells = columns - width(mark) - 2;
  const plain: Look = isChosen ? 'shell.listPredictionSelected' : 'shell.default';
  const shown = pad(cut(clean(text), cells), cells);
  const at = input === '' ? -1 : indexIn(shown, input, false);
  const middle = standingOut(shown, at, input.length, plain, isChosen ? plain : 'shell.emphasis');
  const frame: Look = isChosen ? 'shell.listPredictionSelected' : 'shell.listPrediction';
  return [piece('> ', frame), ...middle, piece(mark, frame)];
}

function tooltipRows({ tooltip = '' }: Suggestion, columns: number, most: number): readonly Row[] {
  if (tooltip.trim() === '' || most === 0) return [];
  const lines = wrap(tooltip, columns - 6, most + 1);
  const shown = lines.slice(0, most).map((line, index) => (index === 0 ? '   >> ' : '      ') + line);
  if (lines.length <= most) return shown.map(line => [piece(line, 'shell.listPredictionTooltip')]);
  const hint = '… (<F4> to view all)';
  const last = `${cut(shown.at(-1) ?? '', columns - width(hint) - 1, '')} ${hint}`;
  return shown.with(-1, last).map(line => [piece(line, 'shell.listPredictionTooltip')]);
}
