import { textOf } from '../../../editor/buffer.ts';
import { clean } from '../../../terminal/clean.ts';
import { cut, width } from '../../../terminal/width.ts';
import { grouped } from '../../../values/grouped.ts';
import type { Theme } from '../../theme/theme.ts';
import type { HintView } from '../screen-view.ts';
import { buttonRows } from './buttons.ts';
import type { Asked } from './confirm-request.ts';
import type { ConfirmState } from './confirm-state.ts';
import { rowsOf } from './dialog-text.ts';
import { fieldRow } from './field-row.ts';
import { type Part, stacked } from './stack.ts';

/** Below so many rows every one of them counts. */
const LOW = 12;

/** Rows that the targets keep as long as anything of less worth is left. */
const LEAST_ROWS = 3;

/** Rows for which blanks and the command give way. */
const WANTED_ROWS = 8;

/** Cells and rows inside the dialog. */
interface Room {
  readonly cells: number;
  readonly rows: number;
  readonly theme: Theme;
}

/** What stands inside the dialog, in rows of at most so many cells and never more than so many. */
export function confirmRows(state: ConfirmState, { cells, rows, theme }: Room): readonly string[] {
  if (state.isExplaining) return explanation(state, { cells, rows, theme });
  const needed = state.list.measure(cells, theme);
  const parts = stacked(partsBelow(state, { cells, rows, theme }), {
    above: titleRows(state, cells, theme),
    rows,
    least: Math.min(needed, LEAST_ROWS),
    wanted: Math.min(needed, WANTED_ROWS),
  });
  const room = rows - parts.above.length - parts.below.length;
  // where they do not all fit, one row tells which of them are seen
  const { rows: list, seen } = state.list.window(needed <= room || room < 2 ? room : room - 1);
  const position = seen && room > 1 ? [theme.paint('ui.muted', positionText(seen, state.list.targets.length))] : [];
  return [...parts.above, ...list, ...position, ...parts.below];
}

const positionText = ({ first, last }: { first: number; last: number }, count: number): string =>
  `${first === last ? 'target' : 'targets'} ${span(first, last)} of ${grouped(count)}, ↑↓ for others`;

const span = (first: number, last: number): string =>
  first === last ? grouped(first) : `${grouped(first)}-${grouped(last)}`;

/** The whole title, where the edge has no room for it: it tells which repository this is about. */
function titleRows({ asked }: ConfirmState, cells: number, theme: Theme): readonly string[] {
  return width(clean(asked.title)) <= cells ? [] : rowsOf({ text: asked.title, look: 'ui.title' }, cells, theme);
}

function partsBelow(state: ConfirmState, { cells, rows, theme }: Room): readonly Part[] {
  const { asked, word, note } = state;
  const failing = state.list.targets.length - state.sent.length;
  const blank = () => ({ rows: [''], worth: 1 });
  return [
    blank(),
    { rows: hiddenRows(state, { cells, rows, theme }) },
    { rows: failing === 0 ? [] : rowsOf(failingText(failing), cells, theme), worth: 5 },
    ...closingParts(asked.closing, cells, theme),
    { rows: commandRows(asked, theme), worth: 2 },
    blank(),
    { rows: word === undefined ? [] : wordRows(state, word, cells, theme) },
    { rows: note === undefined ? [] : rowsOf({ text: note, look: 'state.warn' }, cells, theme) },
    ...(word === undefined && note === undefined ? [] : [blank()]),
    { rows: buttons(state, cells, theme) },
  ];
}

const commandRows = ({ command }: Asked, theme: Theme): readonly string[] =>
  command === '' ? [] : [theme.paint('ui.muted', `PS> ${clean(command)}`)];

/** Side by side where there is room; else the first ones give way to the last. */
function closingParts(closing: readonly string[], cells: number, theme: Theme): readonly Part[] {
  const joined = closing.join(' ');
  if (width(clean(joined)) <= cells) return [{ rows: joined === '' ? [] : [clean(joined)], worth: 4 }];
  return closing.map((line, at) => ({ rows: rowsOf(line, cells, theme), worth: 4 + at / closing.length }));
}

const failingText = (count: number) =>
  ({
    text: count === 1 ? '1 would fail and is not sent.' : `${grouped(count)} would fail and are not sent.`,
    look: 'state.warn',
  }) as const;

/** The box of the hidden ones: in one row, shortened, where the window is low. */
function hiddenRows({ request: { hidden }, withHidden, focus }: ConfirmState, { cells, rows, theme }: Room) {
  if (hidden === undefined) return [];
  const count = hidden.targets.length;
  const box = `[${withHidden ? 'x' : ' '}] also the ${grouped(count)}`;
  const whole = `${box} marked ${count === 1 ? 'row' : 'rows'} hidden by the filter "${hidden.filter}"`;
  const text = rows < LOW ? cut(clean(`${box} hidden by "${hidden.filter}"`), cells - 2) : whole;
  return focus === 'hidden'
    ? rowsOf({ text: `[${text}]`, look: 'ui.cursorRow' }, cells, theme)
    : rowsOf(text, cells, theme);
}

function wordRows({ typed }: ConfirmState, word: string, cells: number, theme: Theme): readonly string[] {
  const label = [{ text: 'Type ' }, { text: word, look: 'ui.key' }, { text: ' to go on:' }] as const;
  const entered = textOf(typed);
  const look = word.startsWith(entered) ? (entered === word ? 'state.ok' : 'ui.text') : 'state.error';
  const room = cells - width(label.map(each => clean(each.text)).join(''));
  if (room > width(word))
    return [`${rowsOf(label, cells, theme)[0] ?? ''} ${fieldRow(typed, { cells: room - 1, look }, theme)}`];
  return [...rowsOf(label, cells, theme), `> ${fieldRow(typed, { cells: cells - 2, look }, theme)}`];
}

function buttons(state: ConfirmState, cells: number, theme: Theme): readonly string[] {
  const { focus, request, action, obstacle } = state;
  return buttonRows(
    [
      { label: 'Cancel', isFocused: focus === 'cancel' },
      ...(request.canStage ? [{ label: 'Add to plan', short: 'Plan', isFocused: focus === 'plan' }] : []),
      { label: action, isFocused: focus === 'act', isDisabled: obstacle !== undefined },
    ],
    cells,
    theme,
  );
}

/** Why it is asked, with what had no room above. */
function explanation({ asked, why }: ConfirmState, { cells, rows, theme }: Room): readonly string[] {
  const command = asked.command === '' ? [] : [{ text: `PS> ${asked.command}`, look: 'ui.muted' as const }];
  const lines = [asked.why, '', ...asked.closing, ...command];
  return why.window(
    lines.flatMap(line => rowsOf(line, cells, theme)),
    rows,
    theme,
  );
}

/** The keys of the dialog as it stands. */
export function confirmHints(state: ConfirmState): readonly HintView[] {
  const { isSevere, isExplaining, request, list, controls } = state;
  if (isExplaining) return [{ key: 'any key', label: 'back' }];
  const scroll = list.targets.length > 1 ? [{ key: '↑↓', label: 'scroll' }] : [];
  const out = list.targets.length > 1 ? [{ key: isSevere ? 'Ctrl+X' : 'x', label: 'take out' }] : [];
  const save = request.canStage ? [{ key: isSevere ? 'Ctrl+S' : 's', label: 'save plan' }] : [];
  const why = [{ key: '?', label: 'why' }];
  const box = controls.includes('hidden') ? [{ key: 'Tab', label: 'next' }] : [];
  if (isSevere) {
    return [{ key: 'Esc', label: 'cancel' }, { key: 'Tab', label: 'next' }, ...scroll, ...out, ...save, ...why];
  }
  const verb = { key: 'y', label: request.verb.toLowerCase() };
  return [verb, { key: 'n/Esc', label: 'cancel' }, ...box, ...scroll, ...out, ...save, ...why];
}
