import { chordOf } from '../terminal/key.ts';
import { bufferOf, splice } from './buffer.ts';
import type { EditorEvent } from './event.ts';
import { editFunctions } from './functions/table.ts';
import { type EditorContext, type EditorState, edited, type Step, stay } from './state.ts';

/**
 * The line editor as a reducer: what one key, run of text, paste or answer makes of the state, and what is to be done about it.
 * A key without a function changes nothing. A paste is one edit; its last line end is cut and nothing in it is ever run.
 */
export function reduce(state: EditorState, event: EditorEvent, context: EditorContext): Step {
  switch (event.type) {
    case 'paste':
      return insert(state, event.text.replace(/\n$/, ''));
    case 'insert':
      return insert(state, event.text);
    case 'replace':
      return edited(state, bufferOf(event.text));
    case 'key':
      return press(state, chordOf(event), context);
    case 'text':
      return typed(state, event.text, context);
    default:
      return stay(state);
  }
}

function typed(state: EditorState, text: string, context: EditorContext): Step {
  if (state.chord === undefined) return insert(state, text);
  // Within a chord a letter is a key, written in upper case; the rest of the run is text again.
  const letter = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return insert(press(state, letter.toUpperCase(), context).state, text.slice(letter.length));
}

function press(state: EditorState, pressed: string, context: EditorContext): Step {
  const chord = state.chord === undefined ? pressed : `${state.chord},${pressed}`;
  const calm = { ...state, chord: undefined };
  const name = context.keys.lookup(chord);
  if (name !== undefined) return editFunctions[name](calm, context, { chord, argument: undefined });
  return stay(context.keys.isPrefix(chord) ? { ...state, chord } : calm);
}

function insert(state: EditorState, text: string): Step {
  const { cursor } = state.buffer;
  return text === '' ? stay(state) : edited({ ...state, chord: undefined }, splice(state.buffer, cursor, cursor, text));
}
