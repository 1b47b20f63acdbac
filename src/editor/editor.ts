import { chordOf, type InputEvent } from '../terminal/key.ts';
import { splice } from './buffer.ts';
import { editFunctions } from './functions/table.ts';
import { emacsKeys } from './keys/emacs.ts';
import type { EditMode, KeyTable } from './keys/table.ts';
import { windowsKeys } from './keys/windows.ts';
import { type EditorContext, type EditorState, edited, type Step } from './state.ts';

/** The context of a single function, and the table that finds the function for a key. */
export interface KeyedContext extends EditorContext {
  readonly keys: KeyTable;
}

/** The key table of a mode. */
export function keysOf(mode: EditMode): KeyTable {
  return mode === 'Windows' ? windowsKeys : emacsKeys;
}

/**
 * The line editor as a reducer: what one key, run of text or paste makes of the state, and what is to be done about it.
 * A key without a function changes nothing. A paste is one edit; its last line end is cut and nothing in it is ever run.
 */
export function reduce(state: EditorState, event: InputEvent, context: KeyedContext): Step {
  if (event.type === 'paste') return insert(state, event.text.replace(/\n$/, ''));
  if (event.type === 'key') return press(state, chordOf(event), context);
  if (state.chord === undefined) return insert(state, event.text);
  // Within a chord a letter is a key, written in upper case; the rest of the run is text again.
  const letter = String.fromCodePoint(event.text.codePointAt(0) ?? 0);
  return insert(press(state, letter.toUpperCase(), context).state, event.text.slice(letter.length));
}

function press(state: EditorState, pressed: string, { keys, ...context }: KeyedContext): Step {
  const chord = state.chord === undefined ? pressed : `${state.chord},${pressed}`;
  const calm = { ...state, chord: undefined };
  const name = keys[chord];
  if (name !== undefined) return editFunctions[name](calm, context);
  const begins = Object.keys(keys).some(each => each.startsWith(`${chord},`));
  return { state: begins ? { ...state, chord } : calm };
}

function insert(state: EditorState, text: string): Step {
  const { cursor } = state.buffer;
  return text === '' ? { state } : edited({ ...state, chord: undefined }, splice(state.buffer, cursor, cursor, text));
}
