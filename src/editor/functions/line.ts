import { splice, textOf } from '../buffer.ts';
import { ask, type EditFunction, edited } from '../state.ts';

/** Hands the input over to be run; an unfinished one gets a further line instead. */
export const acceptLine: EditFunction = (state, context, call) =>
  context.isIncomplete(textOf(state.buffer)) ? addLine(state, context, call) : ask(state, { kind: 'accept' });

export const addLine: EditFunction = state =>
  edited(state, splice(state.buffer, state.buffer.cursor, state.buffer.cursor, '\n'));

/** Gives the input up. There is no selection yet that could be copied instead. */
export const copyOrCancelLine: EditFunction = state => ask(state, { kind: 'cancel' });

export const clearScreen: EditFunction = state => ask(state, { kind: 'clear-screen' });
