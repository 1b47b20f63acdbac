import type { Random } from '../../src/emulator/random.ts';

/** True in so many of all cases, from 0 to 1. */
export const chance = (random: Random, part: number): boolean => random.below(10_000) < part * 10_000;

/** Throws where there is nothing to choose from. */
export function oneOf<T>(random: Random, all: readonly T[]): T {
  const chosen = all[random.below(all.length)];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}

/** So many different ones at most, in an order of chance. */
export function someOf<T>(random: Random, all: readonly T[], count: number): T[] {
  const left = [...all];
  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(random.below(left.length), 1));
  return chosen;
}
