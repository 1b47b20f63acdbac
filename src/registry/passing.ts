import { RegistryError, type RegistryErrorId } from './model/errors.ts';

/** How often what has broken off in the middle is taken up again without a byte in between. */
export const MOST_BARREN = 5;

const PASSING: ReadonlySet<RegistryErrorId> = new Set([
  'OutcomeUnknown',
  'HostNotFound',
  'ConnectionRefused',
  'ConnectionLost',
  'Timeout',
  'ServerError',
  'TooManyRequests',
]);

/** A failure that says nothing against what is under way: the network or the registry was away for a while. */
export const isPassing = (error: unknown): boolean => error instanceof RegistryError && PASSING.has(error.id);
