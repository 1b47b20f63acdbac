import { sliceOf, splice } from '../buffer.ts';
import { ding, type EditFunction, edited, stay } from '../state.ts';
import { forwardWord } from '../words.ts';

/** `word` to `WORD`. */
export const upcaseWord = writeWord(word => word.toUpperCase());
/** `WORD` to `word`. */
export const downcaseWord = writeWord(word => word.toLowerCase());
/** `wORD` to `Word`. */
export const capitalizeWord = writeWord(word =>
  word.toLowerCase().replace(/\p{Letter}/u, letter => letter.toUpperCase()),
);

/** Writes the rest of the word that the cursor is in, or the next one, in another way and goes behind it. */
function writeWord(write: (word: string) => string): EditFunction {
  return (state, { options }) => {
    const { cursor, text } = state.buffer;
    if (cursor === text.length) return ding(state);
    const end = forwardWord(state.buffer, options.wordDelimiters);
    const word = sliceOf(state.buffer, { start: cursor, end });
    return stay(edited(state, splice(state.buffer, cursor, end, write(word))));
  };
}
