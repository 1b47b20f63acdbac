import { ding, type EditFunction, type EditorState, moved, type Step, stay } from '../state.ts';

/** Waits for a character and goes to where it occurs next; a number says to which of the places behind. */
export const characterSearch: EditFunction = (state, _context, { argument = 1 }) => wait(state, argument);

/** The same backward. */
export const characterSearchBackward: EditFunction = (state, _context, { argument = 1 }) => wait(state, -argument);

function wait(state: EditorState, times: number): Step {
  return times === 0 ? stay(state) : stay({ ...state, opened: { kind: 'character-search', times } });
}

/** Goes to an occurrence of a character, backward for a negative number. */
export function searchCharacter(state: EditorState, character: string, times: number): Step {
  const { cursor, text } = state.buffer;
  const step = Math.sign(times);
  let left = Math.abs(times);
  for (let place = cursor + step; place >= 0 && place < text.length; place += step) {
    if (text[place] === character) left -= 1;
    if (left === 0) return moved(state, place);
  }
  return ding(state);
}
