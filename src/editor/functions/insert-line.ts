import { lineEnd, lineStart, splice } from '../buffer.ts';
import { type EditFunction, edited, moved, stay } from '../state.ts';

/** A new line above the one that the cursor is on. */
export const insertLineAbove: EditFunction = state => {
  const start = lineStart(state.buffer);
  return moved(edited(state, splice(state.buffer, start, start, '\n')), start);
};

/** A new line below the one that the cursor is on. */
export const insertLineBelow: EditFunction = state => {
  const end = lineEnd(state.buffer);
  return stay(edited(state, splice(state.buffer, end, end, '\n')));
};
