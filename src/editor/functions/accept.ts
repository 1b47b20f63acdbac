import { parse } from '../../language/parse.ts';
import { splice, textOf } from '../buffer.ts';
import { ask, type EditFunction, type EditorContext, type EditorState, edited, stay } from '../state.ts';

/** Hands the input over to be run; an unfinished one gets a further line instead. */
export const acceptLine: EditFunction = (state, context, call) =>
  isUnfinished(state, context) ? addLine(state, context, call) : ask(state, { kind: 'accept' });

/** As AcceptLine, but an input that is wrong stays and the reason is shown. Called again, it is accepted as it is. */
export const validateAndAcceptLine: EditFunction = (state, context, call) => {
  if (state.message !== undefined || isUnfinished(state, context)) return acceptLine(state, context, call);
  const [error] = parse(textOf(state.buffer)).errors;
  return error === undefined ? acceptLine(state, context, call) : stay({ ...state, message: error.message });
};

/** As AcceptLine; if the line came from the history, the entry after it is put on the next line. */
export const acceptAndGetNext: EditFunction = (state, context, call) => {
  const step = acceptLine(state, context, call);
  if (!step.effects.some(each => each.kind === 'accept')) return step;
  const index = (state.walk?.index ?? context.history.length) + 1;
  const text = context.history[index];
  if (text === undefined) return { ...step, effects: [...step.effects, { kind: 'ding' }] };
  return { ...step, state: { ...step.state, upNext: { text, index } } };
};

/** A line feed at the cursor. */
export const addLine: EditFunction = state =>
  stay(edited(state, splice(state.buffer, state.buffer.cursor, state.buffer.cursor, '\n')));

function isUnfinished({ buffer }: EditorState, context: EditorContext): boolean {
  return context.isIncomplete(textOf(buffer));
}
