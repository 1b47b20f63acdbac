/** Runs of each command; a first one warms caches and is not counted. */
export const RUNS = 15;

/** The middle one of the figures. */
const median = (figures: readonly number[]): number => percentile(figures, 50);

/** The figure below which so many hundredths of the figures are. */
export function percentile(figures: readonly number[], hundredths: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? Number.NaN;
}

/** Times several things in turn, so that a machine that slows down slows all of them; answers the medians in milliseconds. */
export async function inTurn<Name extends string>(
  things: Readonly<Record<Name, () => Promise<number>>>,
  runs = RUNS,
): Promise<Record<Name, number>> {
  const names = Object.keys(things) as Name[];
  const figures = new Map<Name, number[]>(names.map(name => [name, []]));
  for (let round = 0; round <= runs; round++) {
    for (const name of names) {
      const milliseconds = await things[name]();
      if (round > 0) figures.get(name)?.push(milliseconds);
    }
  }
  return Object.fromEntries(names.map(name => [name, median(figures.get(name) ?? [])])) as Record<Name, number>;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
