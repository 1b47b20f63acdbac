/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

/** Chance of the system's own; with a seed, a sequence that is the same each time (mulberry32). */
export function createRandom(seed: number | undefined): Random {
  if (seed === undefined) return Math.random;
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
