import { splice } from '../buffer.ts';
import type { FunctionName } from '../functions/description.ts';
import { finished, type Handled, passOn } from '../handled.ts';
import { ask, type EditorContext, type EditorState, edited, type Step, stay } from '../state.ts';
import { commonPrefix } from './common-prefix.ts';
import { gridOf } from './grid.ts';
import { giveUp, levelShown, type Menu, narrow, showSelected, take, takeTyped, widen, withLevel } from './menu.ts';
import { type Move, moveIn } from './moves.ts';

const movesByKey: Readonly<Record<string, Move>> = {
  LeftArrow: 'left',
  RightArrow: 'right',
  UpArrow: 'up',
  DownArrow: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  'Ctrl+PageUp': 'page-up',
  'Ctrl+PageDown': 'page-down',
  Home: 'first',
  End: 'last',
  'Ctrl+Home': 'first',
  'Ctrl+End': 'last',
};

const completing: ReadonlySet<FunctionName | undefined> = new Set(['MenuComplete', 'TabCompleteNext', 'Complete']);

/** A key while the menu is open. Any that means nothing to the menu takes the candidate and acts. */
export function menuKey(state: EditorState, menu: Menu, chord: string, context: EditorContext): Handled {
  const name = context.keys.lookup(chord);
  const move = movesByKey[chord];
  if (move !== undefined) return finished(stay(moveTo(state, menu, move, context)));
  if (chord === 'Shift+Tab' || name === 'TabCompletePrevious')
    return finished(stay(moveTo(state, menu, 'up', context)));
  if (chord === 'Tab' || completing.has(name)) return finished(stay(extendOrMove(state, menu, context)));
  if (chord === 'Escape' || chord === 'Ctrl+G' || name === 'Abort') return finished(stay(giveUp(state, menu)));
  if (chord === 'Enter') return finished(stay(take(state, menu)));
  if (chord === 'Backspace' || name === 'BackwardDeleteChar') return backspace(state, menu);
  if (name === 'RefreshCompletionCache')
    return finished(ask(giveUp(state, menu), { kind: 'refresh-names' }, { kind: 'complete', use: 'menu' }));
  return passOn(stay(take(state, menu)));
}

/** A typed character while the menu is open: it narrows the menu, or takes the candidate and is typed behind it. */
export function menuText(state: EditorState, menu: Menu, character: string): Handled {
  const { candidates, selected } = levelShown(menu);
  if (menu.isCut && character !== ' ') return finished(askAgain(takeTyped(state, menu), character));
  const narrowed = character === ' ' ? undefined : narrow(menu, character);
  if (narrowed !== undefined) return finished(stay(showSelected(state, narrowed)));
  if (/^[\p{Letter}\p{Number}_]/u.test(character)) return passOn(stay(takeTyped(state, menu)));
  const taken = stay(take(state, menu));
  return candidates[selected]?.text.endsWith(character) === true ? finished(taken) : passOn(taken);
}

/** The list did not hold all that fit, so what one more character leaves of them has to be asked for. */
function askAgain(state: EditorState, character: string): Step {
  const { buffer } = state;
  return ask(edited(state, splice(buffer, buffer.cursor, buffer.cursor, character)), { kind: 'complete', use: 'menu' });
}

function moveTo(state: EditorState, menu: Menu, move: Move, context: EditorContext): EditorState {
  const level = levelShown(menu);
  const grid = gridOf(level, context);
  const selected = moveIn(grid, level.selected, level.candidates.length, move);
  const { top } = gridOf({ ...level, selected, top: grid.top }, context);
  return showSelected(state, withLevel(menu, { ...level, selected, top }));
}

/** As far as all candidates agree, or where that has been typed to the next one. */
function extendOrMove(state: EditorState, menu: Menu, context: EditorContext): EditorState {
  if (menu.isCut) return moveTo(state, menu, 'down', context);
  const level = levelShown(menu);
  const prefix = commonPrefix(level.candidates, level.typed);
  if (prefix.length <= level.typed.length || level.candidates.length === 1) return moveTo(state, menu, 'down', context);
  return showSelected(state, withLevel(menu, { ...level, typed: prefix }));
}

/** Widens the menu; where it has its full width, closes it and deletes. */
function backspace(state: EditorState, menu: Menu): Handled {
  const wider = widen(menu);
  return wider === undefined ? passOn(stay(giveUp(state, menu))) : finished(stay(showSelected(state, wider)));
}
