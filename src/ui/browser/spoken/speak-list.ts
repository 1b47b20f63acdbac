import { clean } from '../../../terminal/clean.ts';
import type { Value } from '../../../values/value.ts';
import type { StagedAction } from '../acting/basket.ts';
import type { ListModel } from '../list/list-model.ts';
import { identityOf, subjectOf } from '../subject.ts';
import { announce, markedWords } from './read-out.ts';
import type { SpokenCommand } from './spoken-command.ts';
import { asks, type SpokenState, type SpokenStep, type SpokenTargets, says } from './spoken-step.ts';

type OfLists = Extract<
  SpokenCommand,
  { readonly kind: 'list' | 'marked' | 'mark' | 'unmark' | 'filter' | 'sort' | StagedAction | 'attributes' | 'run' }
>;
type OfChanges = Extract<OfLists, { readonly kind: StagedAction | 'attributes' }>;
type OfRows = Extract<SpokenCommand, { readonly number: number }>;

/** Takes a command that is about the rows of a list. */
export function speakList(state: SpokenState, command: OfLists | OfRows, list: ListModel): SpokenStep {
  switch (command.kind) {
    case 'list':
      return list.markedOnly ? asks(state, { kind: 'markedOnly', isOn: false }) : announce(state.view);
    case 'marked':
      return asks(state, { kind: 'markedOnly', isOn: true });
    case 'mark':
    case 'unmark':
      return mark(state, command, list);
    case 'filter':
      return asks(state, { kind: 'filter', text: command.text });
    case 'sort':
      return sort(state, command.column, list);
    case 'run':
      return asks(state, { kind: 'run', line: command.line, values: list.marked });
    case 'open':
    case 'copy':
    case 'describe':
    case 'json':
      return onRow(state, command);
    default:
      return change(state, command, list);
  }
}

function onRow(state: SpokenState, { kind, number }: OfRows): SpokenStep {
  const value = state.said[number - 1];
  if (value === undefined) return says(state, unsaid(number, state.said.length));
  if (kind === 'open') return asks(state, { kind, value });
  if (kind === 'copy') return asks(state, { kind, of: { value } });
  return asks(state, { kind: 'describe', value, raw: kind === 'json' });
}

function change(state: SpokenState, command: OfChanges, list: ListModel): SpokenStep {
  const targets = targetsOf(state, command.numbers, list);
  if ('problem' in targets) return says(state, targets.problem);
  return asksChange(state, command, targets);
}

/** Asks for a change of these targets. */
export function asksChange(state: SpokenState, command: OfChanges, targets: SpokenTargets): SpokenStep {
  const { kind } = command;
  if (kind === 'attributes') return asks(state, { kind, wish: command.wish, ...targets });
  return asks(state, { kind: 'change', change: kind, ...targets });
}

/** The rows of these numbers, else the marked ones, without those that the filter hides. */
function targetsOf(
  { said }: SpokenState,
  numbers: readonly number[],
  list: ListModel,
): SpokenTargets | { readonly problem: string } {
  if (numbers.length > 0) {
    const missing = numbers.find(each => each > said.length);
    if (missing !== undefined) return { problem: unsaid(missing, said.length) };
    return { values: numbers.flatMap(each => said.slice(each - 1, each)), hidden: 0 };
  }
  const hidden = list.hiddenMarkedCount;
  // the shown ones come first
  const values = list.marked.slice(0, list.markedCount - hidden);
  if (values.length > 0) return { values, hidden };
  if (hidden === 0) return { problem: 'Nothing is marked: say the numbers of rows, or mark them first.' };
  return { problem: `The filter hides all ${hidden} marked rows: filter alone shows all again.` };
}

function sort(state: SpokenState, wanted: string, list: ListModel): SpokenStep {
  const labels = list.table(1).columns.map(each => each.label);
  const column = labels.find(each => each.toLowerCase() === wanted.toLowerCase());
  if (column !== undefined) return asks(state, { kind: 'sort', column });
  return says(state, `There is no column ${clean(wanted)}; there are ${labels.map(clean).join(', ')}.`);
}

function mark(
  state: SpokenState,
  { kind, numbers }: Extract<OfLists, { readonly kind: 'mark' | 'unmark' }>,
  list: ListModel,
): SpokenStep {
  const { said } = state;
  if (numbers === 'all') {
    if (kind === 'mark') list.markAllShown();
    else list.clearMarks();
    return says(state, markedWords(list));
  }
  const missing = numbers.find(each => each > said.length);
  if (missing !== undefined) return says(state, unsaid(missing, said.length));
  const marked = new Set(list.marked);
  const gone: number[] = [];
  for (const number of numbers) {
    const value = said[number - 1] ?? null;
    if (marked.has(value) === (kind === 'mark')) continue;
    if (moveToValue(list, value, number - 1)) list.toggleMark();
    else gone.push(number);
  }
  const lost = gone.length === 0 ? [] : [`No longer in the list: ${gone.join(', ')}.`];
  return says(state, markedWords(list), ...lost);
}

/** Puts the cursor on a row that was read out: it is where it was then, unless others came in between. */
function moveToValue(list: ListModel, value: Value, usual: number): boolean {
  list.moveTo(usual);
  if (list.current === value) return true;
  const subject = subjectOf(value);
  if (subject !== undefined) return list.moveToItem(identityOf(subject));
  for (let at = 0; at < list.shown; at += 1) {
    list.moveTo(at);
    if (list.current === value) return true;
  }
  return false;
}

function unsaid(number: number, said: number): string {
  if (said === 0) return 'No row has been read out yet.';
  return `There is no row ${number}: 1 to ${said} have been read out. more goes on.`;
}
