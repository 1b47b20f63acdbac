import { splice } from '../buffer.ts';
import { ding, type EditFunction, edited, stay } from '../state.ts';

/** Swaps the character under the cursor with the one before it; at the end of the line the two before. */
export const swapCharacters: EditFunction = state => {
  const { cursor, text } = state.buffer;
  if (cursor === 0 || text.length < 2) return ding(state);
  const place = Math.min(cursor, text.length - 1);
  return stay(edited(state, splice(state.buffer, place - 1, place + 1, `${text[place]}${text[place - 1]}`)));
};
