import { splice } from '../buffer.ts';
import type { YankedArgument } from '../run.ts';
import { shellWords } from '../shell-words.ts';
import { ding, type EditFunction, type EditorContext, type EditorState, edited, type Step, stay } from '../state.ts';

/** Inserts the first argument of the line before, or the one of the given number; 0 is the command. */
export const yankNthArg: EditFunction = (state, context, { argument = 1 }) => {
  const step = yank(state, context, { argument, index: before(state, context), step: -1, start: undefined });
  return { ...step, state: { ...step.state, run: undefined } };
};

/** Inserts the last argument of the line before; again, that of the line before that. A negative number turns round. */
export const yankLastArg: EditFunction = (state, context, { argument }) => {
  if (state.run?.kind !== 'yank-argument')
    return yank(state, context, {
      argument: argument ?? -1,
      index: before(state, context),
      step: -1,
      start: undefined,
    });
  const turned = argument !== undefined && argument < 0;
  const step = turned ? (state.run.step === 1 ? -1 : 1) : state.run.step;
  const index = state.run.index + step;
  // not further out than one step, so that the way back is short
  if (context.history[index] === undefined) return ding({ ...state, run: { ...state.run, step } });
  return yank(state, context, { ...state.run, step, index });
};

function before(state: EditorState, { history }: EditorContext): number {
  return (state.walk?.index ?? history.length) - 1;
}

function yank(state: EditorState, { history }: EditorContext, asked: Omit<YankedArgument, 'kind'>): Step {
  const line = history[asked.index] ?? '';
  const word = shellWords(line).at(asked.argument);
  if (word === undefined) return ding({ ...state, run: { ...asked, kind: 'yank-argument' } });
  const { cursor } = state.buffer;
  const start = asked.start ?? cursor;
  const buffer = splice(state.buffer, Math.min(start, cursor), cursor, line.slice(word.start, word.end));
  return stay({ ...edited(state, buffer), run: { ...asked, kind: 'yank-argument', start } });
}
