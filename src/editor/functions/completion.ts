import type { CompletionUse } from '../event.ts';
import { cycleOn } from '../menu/cycle.ts';
import { showPossible } from '../menu/possible.ts';
import { ask, ding, type EditFunction, stay } from '../state.ts';

const completing =
  (use: CompletionUse): EditFunction =>
  state =>
    ask(state, { kind: 'complete', use });

/** Opens the menu with what the owner answers. */
export const menuComplete = completing('menu');
/** Lists what the owner answers. */
export const possibleCompletions = completing('possible');

/** Puts the candidates into the line one after the other, without a menu. */
export const tabCompleteNext: EditFunction = (state, context, call) =>
  state.run?.kind === 'cycle' ? stay(cycleOn(state, state.run.cycle, 1)) : completing('next')(state, context, call);

export const tabCompletePrevious: EditFunction = (state, context, call) =>
  state.run?.kind === 'cycle'
    ? stay(cycleOn(state, state.run.cycle, -1))
    : completing('previous')(state, context, call);

/** As far as all candidates agree; called again, it shows them. */
export const complete: EditFunction = (state, context, call) => {
  if (state.run?.kind !== 'complete') return completing('common')(state, context, call);
  const { candidates } = state.run.completion;
  const again = { ...state, run: { ...state.run } };
  return candidates.length === 1 ? ding(again) : showPossible(again, candidates, context);
};

/** Forgets the names that have been fetched. */
export const refreshCompletionCache: EditFunction = state => ask(state, { kind: 'refresh-names' });
