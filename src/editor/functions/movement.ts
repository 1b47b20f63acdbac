import { type Buffer, lineEnd, lineStart } from '../buffer.ts';
import { type EditFunction, moved } from '../state.ts';
import { backwardWord, forwardWord, nextWord } from '../words.ts';
import { historySearchBackward, historySearchForward } from './history.ts';

const to =
  (place: (buffer: Buffer) => number): EditFunction =>
  state =>
    moved(state, place(state.buffer));

export const backwardChar = to(({ cursor }) => Math.max(0, cursor - 1));
export const forwardChar = to(({ cursor, text }) => Math.min(text.length, cursor + 1));
export const moveBackwardWord = to(backwardWord);
export const moveForwardWord = to(forwardWord);
export const moveNextWord = to(nextWord);

/** To the beginning of the line; from there to the beginning of the whole input. */
export const beginningOfLine = to(buffer => (lineStart(buffer) === buffer.cursor ? 0 : lineStart(buffer)));

/** To the end of the line; from there to the end of the whole input. */
export const endOfLine = to(buffer => (lineEnd(buffer) === buffer.cursor ? buffer.text.length : lineEnd(buffer)));

/** One line up in an input of several lines; on its first line, back in the history. */
export const previousLine: EditFunction = (state, context, call) => {
  const start = lineStart(state.buffer);
  if (start === 0) return historySearchBackward(state, context, call);
  const above = lineStart(state.buffer, start - 1);
  return moved(state, Math.min(above + state.buffer.cursor - start, start - 1));
};

/** One line down in an input of several lines; on its last line, forward in the history. */
export const nextLineDown: EditFunction = (state, context, call) => {
  const end = lineEnd(state.buffer);
  if (end === state.buffer.text.length) return historySearchForward(state, context, call);
  const column = state.buffer.cursor - lineStart(state.buffer);
  return moved(state, Math.min(end + 1 + column, lineEnd(state.buffer, end + 1)));
};
