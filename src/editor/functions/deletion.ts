import { emptyBuffer, splice } from '../buffer.ts';
import { type EditFunction, edited } from '../state.ts';

export const backwardDeleteChar: EditFunction = state => {
  const { cursor } = state.buffer;
  return cursor === 0 ? { state } : edited(state, splice(state.buffer, cursor - 1, cursor, ''));
};

export const deleteChar: EditFunction = state => {
  const { cursor, text } = state.buffer;
  return cursor === text.length ? { state } : edited(state, splice(state.buffer, cursor, cursor + 1, ''));
};

/** Deletes the character under the cursor; on an empty line it leaves the shell. */
export const deleteCharOrExit: EditFunction = (state, context) =>
  state.buffer.text.length === 0 ? { state, effect: 'exit' } : deleteChar(state, context);

/** From the cursor to the beginning, not kept. */
export const backwardDeleteInput: EditFunction = state =>
  state.buffer.cursor === 0 ? { state } : edited(state, splice(state.buffer, 0, state.buffer.cursor, ''));

/** From the cursor to the end, not kept. */
export const forwardDeleteInput: EditFunction = state => {
  const { cursor, text } = state.buffer;
  return cursor === text.length ? { state } : edited(state, splice(state.buffer, cursor, text.length, ''));
};

/** Empties the line; Undo brings it back. */
export const revertLine: EditFunction = state =>
  state.buffer.text.length === 0 ? { state } : edited(state, emptyBuffer);
