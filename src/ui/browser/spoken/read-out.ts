import { clean } from '../../../terminal/clean.ts';
import { grouped } from '../../../values/grouped.ts';
import type { Value } from '../../../values/value.ts';
import { many } from '../count-text.ts';
import type { DocumentLine } from '../document/document-line.ts';
import type { ListModel } from '../list/list-model.ts';
import type { RowView } from '../screen-view.ts';
import { spokenLine, spokenRow } from './spoken-row.ts';
import { type SpokenState, type SpokenStep, says } from './spoken-step.ts';
import type { SpokenView } from './spoken-view.ts';

/** How many rows are read out at a time. */
export const SPOKEN_PAGE = 20;

/** Reads out a place from the beginning: where it is, the cmdlet that shows the same, the first rows. */
export function announce(view: SpokenView): SpokenStep {
  const step = readOn({ view, said: [], saidLines: 0 });
  const command = view.command === undefined ? [] : [`PS> ${clean(view.command)}`];
  return { ...step, lines: [...whereLines(view), ...command, ...step.lines] };
}

/** Where one is, what is to be known about it, how many there are: one line each. */
export function whereLines({ title, badges, content, isReading }: SpokenView): readonly string[] {
  const named = [clean(title), ...badges.map(each => each.toLowerCase())].join(', ');
  if (content.kind === 'document') return [`${named}. ${many(content.lines.length, 'line')}.`];
  const { list } = content;
  const rows = many(list.loaded, 'row');
  const soFar = isReading ? ' so far, more are coming' : '';
  const filter = list.filter === undefined ? '' : ` by the filter ${clean(list.filter.text)}`;
  const isPart = list.markedOnly || list.filter !== undefined;
  const shown = list.markedOnly ? 'the marked ones' : `${grouped(list.shown)} shown${filter}`;
  return [
    `${named}. ${rows}${soFar}${isPart ? `, ${shown}` : ''}.`,
    ...(list.markedCount === 0 ? [] : [markedWords(list)]),
  ];
}

export function markedWords({ markedCount, hiddenMarkedCount }: ListModel): string {
  const hidden = hiddenMarkedCount === 0 ? '' : `, ${grouped(hiddenMarkedCount)} of them hidden by the filter`;
  return `${grouped(markedCount)} marked${hidden}.`;
}

/** Reads out the next rows or lines, with their numbers. */
export function readOn(state: SpokenState): SpokenStep {
  const { content } = state.view;
  return content.kind === 'list' ? readRows(state, content.list) : readLines(state, content.lines);
}

function readRows(state: SpokenState, list: ListModel): SpokenStep {
  const { view, said } = state;
  const known = new Set(said);
  const fresh: RowView[] = [];
  const { columns } = list.table(1);
  // rows that came meanwhile may have moved others that were read out already
  for (let at = said.length; fresh.length < SPOKEN_PAGE && at < list.shown; at += SPOKEN_PAGE)
    fresh.push(...rowsFrom(list, at).filter(({ value }) => !known.has(value)));
  const rows = fresh.slice(0, SPOKEN_PAGE);
  const next: SpokenState = { ...state, said: [...said, ...rows.map(each => each.value)] };
  const lines = rows.map((row, index) => `${said.length + index + 1}. ${spokenRow(row, columns)}`);
  if (lines.length === 0) return says(next, nothingMore(view, said));
  const left = list.shown - next.said.length;
  if (left <= 0 && !view.isReading) return says(next, ...lines, 'That is all.');
  const count = view.isReading ? `${many(next.said.length, 'row')} read out` : `${grouped(left)} left`;
  return says(next, ...lines, `${count}: more goes on.`);
}

function nothingMore({ message, content, isReading }: SpokenView, said: readonly Value[]): string {
  if (said.length > 0) return isReading ? 'Nothing new has come yet.' : 'That is all; list begins again.';
  if (content.kind === 'list' && content.list.loaded > 0)
    return content.list.markedOnly ? 'Nothing is marked; list reads out all.' : 'No row fits; filter alone shows all.';
  return message === undefined ? 'Nothing has come yet; more looks again.' : clean(message);
}

/** At most a page of the shown rows, from a place on. */
function rowsFrom(list: ListModel, at: number): readonly RowView[] {
  const rows = Math.min(SPOKEN_PAGE, list.shown - at);
  // the window of the list begins where it is looked at, and then stays
  list.moveTo(at);
  list.table(1);
  list.moveTo(at + rows - 1);
  return list.table(rows).rows;
}

function readLines(state: SpokenState, all: readonly DocumentLine[]): SpokenStep {
  const { view, saidLines } = state;
  const end = Math.min(all.length, saidLines + SPOKEN_PAGE);
  const lines = all.slice(saidLines, end).map((line, index) => `${saidLines + index + 1}. ${spokenLine(line)}`);
  const next: SpokenState = { ...state, saidLines: end };
  if (lines.length === 0) {
    const again = saidLines > 0 ? 'That is all; list begins again.' : 'There is nothing here.';
    return says(next, saidLines === 0 && view.message !== undefined ? clean(view.message) : again);
  }
  return says(next, ...lines, end < all.length ? `${grouped(all.length - end)} left: more goes on.` : 'That is all.');
}
