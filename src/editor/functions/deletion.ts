import { emptyBuffer, splice } from '../buffer.ts';
import { ask, type EditFunction, edited, stay } from '../state.ts';

export const backwardDeleteChar: EditFunction = state => {
  const { cursor } = state.buffer;
  return cursor === 0 ? stay(state) : edited(state, splice(state.buffer, cursor - 1, cursor, ''));
};

export const deleteChar: EditFunction = state => {
  const { cursor, text } = state.buffer;
  return cursor === text.length ? stay(state) : edited(state, splice(state.buffer, cursor, cursor + 1, ''));
};

/** Deletes the character under the cursor; on an empty line it leaves the shell. */
export const deleteCharOrExit: EditFunction = (state, context, call) =>
  state.buffer.text.length === 0 ? ask(state, { kind: 'exit' }) : deleteChar(state, context, call);

/** From the cursor to the beginning, not kept. */
export const backwardDeleteInput: EditFunction = state =>
  state.buffer.cursor === 0 ? stay(state) : edited(state, splice(state.buffer, 0, state.buffer.cursor, ''));

/** From the cursor to the end, not kept. */
export const forwardDeleteInput: EditFunction = state => {
  const { cursor, text } = state.buffer;
  return cursor === text.length ? stay(state) : edited(state, splice(state.buffer, cursor, text.length, ''));
};

/** Empties the line; Undo brings it back. */
export const revertLine: EditFunction = state =>
  state.buffer.text.length === 0 ? stay(state) : edited(state, emptyBuffer);
