/** What became of one item of a plan: each ends in exactly one of them (safety, section 3, rule 8). */
export const ITEM_STATES = [
  /** The manifest is gone, or the tag is off. */
  'deleted',
  /** The attributes are as planned. */
  'updated',
  /** It was gone before anything was sent for it. */
  'already-absent',
  /** The tag points elsewhere than planned. */
  'moved-skipped',
  /** Its tags, times, or what lists it or refers to it are not as planned, or that could not be told. */
  'changed-skipped',
  'locked-skipped',
  'protected-skipped',
  'no-permission',
  'failed',
  /** It was sent, and nobody knows what came of it. */
  'unknown',
  'not-attempted',
] as const;

export type ItemState = (typeof ITEM_STATES)[number];

export interface ItemOutcome {
  readonly state: ItemState;
  /** One sentence; undefined where the state says it all. */
  readonly reason: string | undefined;
  /** The command to type next. */
  readonly recommendation?: string | undefined;
  /** Of an item that was unlocked and could not be locked again: what is left to do. */
  readonly unlockedStill?: string | undefined;
}

const OPEN_STATES: ReadonlySet<ItemState> = new Set(['failed', 'no-permission', 'unknown', 'not-attempted']);

/** A run that goes on with another looks at the item again: something is left to do, or to be found out, or a lock is still lifted. */
export const isOpen = (outcome: ItemOutcome | undefined): boolean =>
  outcome === undefined || OPEN_STATES.has(outcome.state) || outcome.unlockedStill !== undefined;

/** What a run of a plan came to. */
export interface RunReport {
  /** Id of the run in the journal. */
  readonly run: string;
  readonly server: string;
  /** One for each item of the plan, in its order. */
  readonly outcomes: readonly ItemOutcome[];
  /** Stopped before its end, by the user or because the registry no longer answers. */
  readonly stopped: string | undefined;
}

/** How many items ended in each state; they add up to the items of the plan. */
export function countStates(outcomes: readonly ItemOutcome[]): Readonly<Record<ItemState, number>> {
  const counts = Object.fromEntries(ITEM_STATES.map(each => [each, 0])) as Record<ItemState, number>;
  for (const { state } of outcomes) counts[state]++;
  return counts;
}
