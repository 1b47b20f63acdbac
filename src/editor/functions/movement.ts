import { type Buffer, lineEnd, lineStart } from '../buffer.ts';
import { backwardShellWord, forwardShellWord, nextShellWord } from '../shell-words.ts';
import { type EditFunction, type EditorContext, type EditorState, moved, type Step, stay } from '../state.ts';
import { backwardWord, forwardWord, nextWord } from '../words.ts';
import { acceptNextSuggestionWord, acceptSuggestion } from './suggestion.ts';

/** So many characters back. */
export const backwardChar: EditFunction = (state, _context, { argument = 1 }) =>
  moved(state, state.buffer.cursor - argument);

/** So many characters on, and never into the suggestion. */
export const pastChar: EditFunction = (state, _context, { argument = 1 }) =>
  moved(state, state.buffer.cursor + argument);

/** At the end of the line it takes the suggestion. */
export const forwardChar: EditFunction = (state, context, call) => {
  const { cursor, text } = state.buffer;
  return cursor === text.length && (call.argument ?? 1) > 0
    ? acceptSuggestion(state, context, call)
    : pastChar(state, context, call);
};

type Target = (buffer: Buffer, delimiters: string) => number;

/** Goes so many words on, or back for a negative number. */
function byWords(on: Target, back: Target): EditFunction {
  return (state, { options }, { argument = 1 }) => {
    const target = argument < 0 ? back : on;
    return moved(
      state,
      repeated(state.buffer, Math.abs(argument), buffer => target(buffer, options.wordDelimiters)),
    );
  };
}

function repeated(buffer: Buffer, times: number, target: (buffer: Buffer) => number): number {
  let cursor = buffer.cursor;
  for (let done = 0; done < times; done += 1) {
    const next = target({ ...buffer, cursor });
    if (next === cursor) break;
    cursor = next;
  }
  return cursor;
}

/** To the beginning of the next word. */
export const moveNextWord = byWords(nextWord, backwardWord);
/** To the end of the word, and never into the suggestion. */
export const pastWord = byWords(forwardWord, backwardWord);

/** At the end of the line it takes the next word of the suggestion. */
export const moveForwardWord: EditFunction = (state, context, call) => {
  const { cursor, text } = state.buffer;
  return cursor === text.length && (call.argument ?? 1) > 0
    ? acceptNextSuggestionWord(state, context, call)
    : pastWord(state, context, call);
};

const back = byWords(backwardWord, nextWord);
const backOrPast = byWords(backwardWord, forwardWord);

/** A negative number goes forward the way the keys of the mode do. */
export const moveBackwardWord: EditFunction = (state, context, call) => {
  const forward = (call.argument ?? 1) < 0 && isBound(context, 'ForwardWord');
  return forward ? backOrPast(state, context, call) : back(state, context, call);
};

/** By words of the language: to the end of one, to the beginning of the next, to the beginning of this one. */
export const shellForwardWord = byWords(forwardShellWord, backwardShellWord);
export const shellNextWord = byWords(nextShellWord, backwardShellWord);
export const shellBackwardWord = byWords(backwardShellWord, forwardShellWord);

function isBound({ keys }: EditorContext, name: string): boolean {
  return keys.list().some(binding => binding.function === name && binding.key !== 'Unbound');
}

/** To the beginning of the line; from there to the beginning of the whole input. */
export const beginningOfLine: EditFunction = state => {
  const start = lineStart(state.buffer);
  return moved(state, start === state.buffer.cursor ? 0 : start);
};

/** To the end of the line; from there to the end of the whole input. */
export const endOfLine: EditFunction = state => {
  const end = lineEnd(state.buffer);
  return moved(state, end === state.buffer.cursor ? state.buffer.text.length : end);
};

/** So many lines up in an input of several lines. */
export const previousLine: EditFunction = (state, _context, { argument = 1 }) => byLines(state, -argument);
/** So many lines down. */
export const nextLineDown: EditFunction = (state, _context, { argument = 1 }) => byLines(state, argument);

/**
 * From the end of a line to the ends of others, from elsewhere to the same column. Ends at the first and the last line.
 */
export function byLines(state: EditorState, lines: number): Step {
  const { buffer } = state;
  const begun = lineStart(buffer);
  const column =
    state.run?.kind === 'lines' ? state.run.column : buffer.cursor === lineEnd(buffer) ? 'end' : buffer.cursor - begun;
  let start = begun;
  for (let left = Math.abs(lines); left > 0; left -= 1) {
    const next = lines < 0 ? lineStart(buffer, Math.max(0, start - 1)) : lineEnd(buffer, start) + 1;
    if (next > buffer.text.length || (lines < 0 && start === 0)) break;
    start = next;
  }
  if (start === begun) return stay({ ...state, run: { kind: 'lines', column } });
  const end = lineEnd(buffer, start);
  const step = moved(state, column === 'end' ? end : Math.min(start + column, end));
  return stay({ ...step.state, run: { kind: 'lines', column } });
}
