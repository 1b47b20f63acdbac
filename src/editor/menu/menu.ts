import { graphemes } from '../../terminal/graphemes.ts';
import { width } from '../../terminal/width.ts';
import { placeAt, textOf } from '../buffer.ts';
import type { Candidate, Completion } from '../completion.ts';
import { beginsWith, indexIn } from '../match.ts';
import { type EditorState, type Edits, editsOf, oneEdit } from '../state.ts';
import { bareText, commonPrefix, labelOf } from './common-prefix.ts';

/** The menu of candidates under the input; the one that is selected stands in the line. */
export interface Menu {
  readonly kind: 'menu';
  /** Before the menu was opened. */
  readonly from: Edits;
  /** The text around the candidate. */
  readonly head: string;
  readonly tail: string;
  /** The candidates, and how they were narrowed down one character after the other; the last level is shown. */
  readonly levels: readonly [Level, ...Level[]];
  readonly pending: boolean;
  readonly age: number | undefined;
  readonly isCut: boolean;
  readonly note: string | undefined;
}

export interface Level {
  /** What all candidates have in common and the user has seen or typed. */
  readonly typed: string;
  readonly candidates: readonly Candidate[];
  readonly selected: number;
  /** The first row of the grid that is visible. */
  readonly top: number;
  /** Cells of the widest label. */
  readonly cells: number;
}

export function levelShown(menu: Menu): Level {
  return menu.levels.at(-1) ?? menu.levels[0];
}

/** Opens the menu on at least one candidate and puts the first one into the line. */
export function openMenu(state: EditorState, completion: Completion): EditorState {
  const text = textOf(state.buffer);
  const { candidates } = completion;
  return showSelected(state, {
    kind: 'menu',
    from: editsOf(state),
    head: text.slice(0, completion.start),
    tail: text.slice(completion.end),
    levels: [levelOf(candidates, agreed(completion, text))],
    ...factsOf(completion),
  });
}

/** What need not be typed any more: where not all are listed, no more than has been. */
const agreed = ({ start, end, candidates, isCut }: Completion, text: string) =>
  isCut ? bareText(text.slice(start, end)) : commonPrefix(candidates);

const factsOf = ({ pending, age, isCut = false, note }: Completion) => ({ pending, age, isCut, note });

function levelOf(candidates: readonly Candidate[], typed: string, selected = 0): Level {
  let cells = 1;
  for (const candidate of candidates) cells = Math.max(cells, width(labelOf(candidate)));
  return { typed, candidates, selected, top: 0, cells };
}

/** Puts the selected candidate into the line; all that happens in the menu is one edit. What was not typed is selected. */
export function showSelected(state: EditorState, menu: Menu): EditorState {
  const { typed, candidates, selected } = levelShown(menu);
  const { text = '' } = candidates[selected] ?? {};
  const parts = graphemes(menu.head + text + menu.tail);
  const anchor = placeAt(parts, menu.head.length + text.length);
  const cursor = placeAt(parts, menu.head.length + typedEnd(text, typed));
  return {
    ...state,
    ...oneEdit(menu.from, { text: parts, cursor }),
    selection: { anchor },
    opened: menu,
    message: undefined,
  };
}

/** Where in a candidate the typed part ends; behind it where the candidate was found in another way. */
function typedEnd(text: string, typed: string): number {
  const at = indexIn(text, typed, false);
  if (at === -1) return text.length;
  return typed === '' && bareText(text) !== text ? 1 : at + typed.length;
}

/** The menu with another level in place of the one shown. */
export function withLevel(menu: Menu, level: Level): Menu {
  const [first, ...rest] = menu.levels;
  return { ...menu, levels: rest.length === 0 ? [level] : [first, ...rest.slice(0, -1), level] };
}

/** Keeps the candidates that go on with one more character; undefined where none does. */
export function narrow(menu: Menu, character: string): Menu | undefined {
  const level = levelShown(menu);
  const typed = level.typed + character;
  const candidates = level.candidates.filter(candidate => fits(candidate, typed));
  if (candidates.length === 0) return undefined;
  return { ...menu, levels: [...menu.levels, levelOf(candidates, typed)] };
}

function fits(candidate: Candidate, typed: string): boolean {
  return beginsWith(labelOf(candidate), typed, false) || beginsWith(bareText(candidate.text), typed, false);
}

/** Takes the last character back that narrowed the menu; undefined where none did. */
export function widen(menu: Menu): Menu | undefined {
  const [first, ...rest] = menu.levels;
  return rest.length === 0 ? undefined : { ...menu, levels: [first, ...rest.slice(0, -1)] };
}

/** Takes over candidates that were fetched meanwhile; what was selected stays so if it is still there. */
export function renew(state: EditorState, menu: Menu, completion: Completion): EditorState {
  const { candidates } = completion;
  const renewed = { ...menu, ...factsOf(completion) };
  const shown = levelShown(menu);
  const [first, ...rest] = menu.levels;
  const known = shown.candidates[shown.selected]?.text;
  const place = (of: readonly Candidate[]) =>
    Math.max(
      0,
      of.findIndex(({ text }) => text === known),
    );
  const base = agreed(completion, textOf(menu.from.buffer));
  const whole = levelOf(candidates, rest.length === 0 ? base : first.typed, place(candidates));
  const narrowed = candidates.filter(candidate => fits(candidate, shown.typed));
  if (rest.length === 0 || narrowed.length === 0) return showSelected(state, { ...renewed, levels: [whole] });
  const levels: Menu['levels'] = [whole, levelOf(narrowed, shown.typed, place(narrowed))];
  return showSelected(state, { ...renewed, levels });
}

/** Closes the menu; the candidate stays in the line, and the cursor goes behind it. */
export function take(state: EditorState, menu: Menu): EditorState {
  const { candidates, selected } = levelShown(menu);
  const end = menu.head.length + (candidates[selected]?.text.length ?? 0);
  const { text } = state.buffer;
  return { ...state, buffer: { text, cursor: placeAt(text, end) }, selection: undefined, opened: undefined };
}

/** Closes the menu; the line is what it was before. */
export function giveUp(state: EditorState, menu: Menu): EditorState {
  return { ...state, ...menu.from, selection: undefined, opened: undefined };
}

/** Closes the menu; of the candidate only the part stays that was typed. */
export function takeTyped(state: EditorState, menu: Menu): EditorState {
  const level = levelShown(menu);
  if (menu.levels[0].typed === '') return giveUp(state, menu);
  const { text = '' } = level.candidates[level.selected] ?? {};
  const kept = menu.head + text.slice(0, typedEnd(text, level.typed));
  const parts = graphemes(kept + menu.tail);
  return {
    ...state,
    buffer: { text: parts, cursor: placeAt(parts, kept.length) },
    selection: undefined,
    opened: undefined,
  };
}
