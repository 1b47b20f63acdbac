import { type EditFunction, moved, stay } from '../state.ts';

/** The mark is where the cursor is. */
export const setMark: EditFunction = state => stay({ ...state, mark: state.buffer.cursor });

/** The cursor goes to the mark and the mark to where the cursor was. */
export const exchangePointAndMark: EditFunction = state => {
  const { cursor } = state.buffer;
  return stay({ ...moved(state, state.mark).state, mark: cursor });
};
