import { splice } from '../buffer.ts';
import { type EditFunction, edited, stay } from '../state.ts';

/** Inserts what was killed last, or what YankPop showed last; the mark is set before it. */
export const yank: EditFunction = state => {
  const [latest] = state.kills;
  if (latest === undefined) return stay(state);
  const { cursor } = state.buffer;
  const buffer = splice(state.buffer, cursor, cursor, latest);
  return stay({ ...edited(state, buffer), mark: cursor, run: { kind: 'yank', start: cursor } });
};

/** Right after Yank: the piece killed before that one instead. */
export const yankPop: EditFunction = state => {
  const { run } = state;
  const [latest, ...older] = state.kills;
  const [next] = older;
  if (run?.kind !== 'yank' || latest === undefined) return stay(state);
  if (next === undefined) return stay({ ...state, run: { ...run } });
  const buffer = splice(state.buffer, run.start, state.buffer.cursor, next);
  return stay({ ...edited(state, buffer), kills: [...older, latest], run: { ...run } });
};
