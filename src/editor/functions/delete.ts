import { emptyBuffer, lineEnd, lineStart, splice } from '../buffer.ts';
import { selected } from '../selection.ts';
import { ask, type EditFunction, type EditorState, edited, type Step, stay } from '../state.ts';
import type { Range } from '../view.ts';
import { backwardWord, forwardWord } from '../words.ts';

/** Takes a part of the text out without keeping it. */
function remove(state: EditorState, { start, end }: Range): Step {
  return stay(start >= end ? state : edited(state, splice(state.buffer, start, end, '')));
}

/** What is selected, or so many characters before the cursor. */
export const backwardDeleteChar: EditFunction = (state, _context, { argument = 1 }) => {
  const { cursor } = state.buffer;
  return remove(state, selected(state) ?? { start: Math.max(0, cursor - argument), end: cursor });
};

/** What is selected, or so many characters from the cursor on. */
export const deleteChar: EditFunction = (state, _context, { argument = 1 }) => {
  const { cursor, text } = state.buffer;
  return remove(state, selected(state) ?? { start: cursor, end: Math.min(text.length, cursor + argument) });
};

/** Deletes the character under the cursor; on an empty line it leaves the shell. */
export const deleteCharOrExit: EditFunction = (state, context, call) =>
  state.buffer.text.length === 0 ? ask(state, { kind: 'exit' }) : deleteChar(state, context, call);

/** From the cursor to the beginning of the input. */
export const backwardDeleteInput: EditFunction = state => remove(state, { start: 0, end: state.buffer.cursor });

/** From the cursor to the end of the input. */
export const forwardDeleteInput: EditFunction = state =>
  remove(state, { start: state.buffer.cursor, end: state.buffer.text.length });

/** From the cursor to the beginning of its line. */
export const backwardDeleteLine: EditFunction = state =>
  remove(state, { start: lineStart(state.buffer), end: state.buffer.cursor });

/** From the cursor to the end of its line. */
export const forwardDeleteLine: EditFunction = state =>
  remove(state, { start: state.buffer.cursor, end: lineEnd(state.buffer) });

/** From the cursor to the end of the word. */
export const deleteWord: EditFunction = (state, { options }) =>
  remove(state, { start: state.buffer.cursor, end: forwardWord(state.buffer, options.wordDelimiters) });

/** From the cursor to the beginning of the word. */
export const backwardDeleteWord: EditFunction = (state, { options }) =>
  remove(state, { start: backwardWord(state.buffer, options.wordDelimiters), end: state.buffer.cursor });

/** Empties the line; Undo brings it back. */
export const revertLine: EditFunction = state =>
  stay(state.buffer.text.length === 0 ? { ...state, message: undefined } : edited(state, emptyBuffer));
