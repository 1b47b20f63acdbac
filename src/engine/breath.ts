import type { Frame } from './frame.ts';
import { ROUNDS_BETWEEN_TURNS } from './step.ts';

/** What a call of a function weighs, in rounds of a small loop. */
export const CALL = 20;

/**
 * Asked in every round of whatever may go on for long. true: it is time to let everything else have its turn (`turn`). Throws when the user has
 * cancelled.
 */
export function outOfBreath({ runtime: { state }, signal }: Frame, weight = 1): boolean {
  signal.throwIfAborted();
  state.rounds += weight;
  if (state.rounds < ROUNDS_BETWEEN_TURNS) return false;
  state.rounds = 0;
  return true;
}
