import type { Step } from './state.ts';

/** What came of a key that something open was given first. */
export interface Handled {
  readonly step: Step;
  /** Whether the key then does what it does otherwise. */
  readonly goesOn: boolean;
}

export function finished(step: Step): Handled {
  return { step, goesOn: false };
}

export function passOn(step: Step): Handled {
  return { step, goesOn: true };
}
