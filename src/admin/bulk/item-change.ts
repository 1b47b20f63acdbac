import type { CallOptions } from '../../registry/registry.ts';
import type { AdminError } from '../admin-error.ts';

/** The change of one item: how to see whether it can be made, or has been, and how to make it. */
export interface ItemChange {
  /** The lock that the plan lifts for it. */
  readonly lock?: PlannedLock | undefined;
  /**
   * Reads the item again. Throws AdminError when it is not as it was planned, RegistryError when that cannot be told.
   * `isTouched`: its lock may have been lifted, or the change itself been sent before.
   */
  look(isTouched: boolean, options: CallOptions): Promise<Sight>;
  /** Sends the change, once. */
  send(options: CallOptions): Promise<void>;
  /** The lock that made the registry refuse it, if it can be found. */
  findLock?(signal: AbortSignal): Promise<AdminError | undefined>;
}

/**
 * `gone`: what was to go is, in the registry's own words; `not there`: what was to be changed is gone; `as wished`: attributes that are what they
 * were to become.
 */
export type Sight = 'as planned' | 'locked as planned' | 'gone' | 'not there' | 'as wished';

export interface PlannedLock {
  readonly lift: ItemChange;
  readonly restore: ItemChange;
  /** `Lock-AzContainerRegistryTag … -Delete`: what brings it back by hand. */
  readonly command: string;
}
