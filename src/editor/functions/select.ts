import { type EditFunction, stay } from '../state.ts';
import {
  backwardChar,
  beginningOfLine,
  endOfLine,
  moveBackwardWord,
  moveNextWord,
  pastChar,
  pastWord,
  shellBackwardWord,
  shellForwardWord,
  shellNextWord,
} from './movement.ts';

/** Selects what a movement goes over, or changes what is selected already by it. */
function selecting(move: EditFunction): EditFunction {
  return (state, context, call) => {
    const anchor = state.selection?.anchor ?? state.buffer.cursor;
    const { buffer } = move(state, context, call).state;
    return stay({ ...state, buffer, mark: anchor, selection: { anchor } });
  };
}

/** PSReadLine's movements, selecting what they go over. */
export const selectBackwardChar = selecting(backwardChar);
export const selectForwardChar = selecting(pastChar);
export const selectBackwardWord = selecting(moveBackwardWord);
export const selectForwardWord = selecting(pastWord);
export const selectNextWord = selecting(moveNextWord);
export const selectShellBackwardWord = selecting(shellBackwardWord);
export const selectShellForwardWord = selecting(shellForwardWord);
export const selectShellNextWord = selecting(shellNextWord);
export const selectLine = selecting(endOfLine);
export const selectBackwardsLine = selecting(beginningOfLine);

/** The whole input, the cursor behind it. */
export const selectAll: EditFunction = state => {
  const { text } = state.buffer;
  return stay({ ...state, buffer: { text, cursor: text.length }, mark: 0, selection: { anchor: 0 } });
};
