/** Where chance comes from: whole numbers from 0 up to, but not including, 2³¹ - 1. */
export type Random = () => number;

const MOST = 2 ** 31 - 1;
const PLACES = 55;
const BYTES = 4;

/**
 * Chance of the system's own; with a seed, the numbers that PowerShell's Get-Random of that seed gives: .NET's Random (Knuth's
 * subtractive generator), four bytes of it at a time.
 */
export function createRandom(seed: number | undefined): Random {
  if (seed === undefined) return () => Math.floor(Math.random() * MOST);
  const sample = subtractive(seed);
  const next = (): number => {
    const bytes = Uint8Array.from({ length: BYTES }, () => sample() & 0xff);
    const number = new DataView(bytes.buffer).getInt32(0, true);
    if (number === MOST) return next();
    return number < 0 ? number + MOST : number;
  };
  return next;
}

/** From 0 up to, but not including, 1. */
export const fraction = (random: Random): number => random() * (1 / MOST);

/** A whole number below this one. */
export const below = (random: Random, most: number): number => Math.floor(fraction(random) * most);

function subtractive(seed: number): () => number {
  const state = seeded(seed);
  let [next, behind] = [0, 21];
  return () => {
    next = next === PLACES ? 1 : next + 1;
    behind = behind === PLACES ? 1 : behind + 1;
    let value = (state[next] ?? 0) - (state[behind] ?? 0);
    if (value === MOST) value--;
    if (value < 0) value += MOST;
    state[next] = value;
    return value;
  };
}

/** The 55 numbers that the generator begins with; the first place is not used. */
function seeded(seed: number): Int32Array {
  const state = new Int32Array(PLACES + 1);
  let last = 161_803_398 - Math.min(Math.abs(seed), MOST);
  state[PLACES] = last;
  let step = 1;
  for (let index = 1; index < PLACES; index++) {
    const place = (21 * index) % PLACES;
    state[place] = step;
    step = last - step;
    if (step < 0) step += MOST;
    last = state[place] ?? 0;
  }
  for (let round = 1; round < 5; round++) {
    for (let index = 1; index <= PLACES; index++) {
      const other = 1 + ((index + 30) % PLACES);
      const value = ((state[index] ?? 0) - (state[other] ?? 0)) | 0;
      state[index] = value < 0 ? value + MOST : value;
    }
  }
  return state;
}
