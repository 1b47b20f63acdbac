import type { Value } from '../../values/value.ts';

/** Which objects of a stream Select-Object lets through, by where they stand. */
export interface Positions {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  readonly skip?: number | undefined;
  readonly skipLast?: number | undefined;
  readonly index?: readonly number[] | undefined;
  readonly skipIndex?: readonly number[] | undefined;
}

type Batches = AsyncIterable<readonly Value[]>;

/** The objects at these positions, as they come; ends (and so stops whoever produces them) as soon as no more can follow. */
export function atPositions(input: Batches, positions: Positions): Batches {
  const { first, last, skip = 0, skipLast, index, skipIndex } = positions;
  if (index) return picked(input, new Set(index));
  if (skipIndex) return filtered(input, new Set(skipIndex));
  if (last !== undefined)
    return first === undefined ? tail(input, last, skip) : bothEnds(dropped(input, skip), first, last);
  const begun = dropped(input, skip);
  const ended = skipLast ? withoutTail(begun, skipLast) : begun;
  return first === undefined ? ended : head(ended, first);
}

async function* picked(input: Batches, wanted: ReadonlySet<number>): Batches {
  const most = Math.max(-1, ...wanted);
  let position = 0;
  if (most < 0) return;
  for await (const batch of input) {
    const from = position;
    position += batch.length;
    yield batch.filter((_, offset) => wanted.has(from + offset));
    if (position > most) return;
  }
}

async function* filtered(input: Batches, unwanted: ReadonlySet<number>): Batches {
  let position = 0;
  for await (const batch of input) {
    const from = position;
    position += batch.length;
    yield batch.filter((_, offset) => !unwanted.has(from + offset));
  }
}

async function* dropped(input: Batches, count: number): Batches {
  let left = count;
  for await (const batch of input) {
    yield batch.slice(left);
    left = Math.max(0, left - batch.length);
  }
}

async function* head(input: Batches, count: number): Batches {
  let left = count;
  if (left <= 0) return;
  for await (const batch of input) {
    yield batch.slice(0, left);
    left -= batch.length;
    if (left <= 0) return;
  }
}

async function* withoutTail(input: Batches, count: number): Batches {
  let held: readonly Value[] = [];
  for await (const batch of input) {
    held = [...held, ...batch];
    const free = Math.max(0, held.length - count);
    yield held.slice(0, free);
    held = held.slice(free);
  }
}

/** The last ones, of which the very last `skip` are left out. */
async function* tail(input: Batches, count: number, skip: number): Batches {
  let held: readonly Value[] = [];
  for await (const batch of input) held = [...held, ...batch].slice(-(count + skip) || Number.POSITIVE_INFINITY);
  const all = held.slice(0, Math.max(0, held.length - skip));
  yield all.slice(Math.max(0, all.length - count));
}

async function* bothEnds(input: Batches, first: number, last: number): Batches {
  let left = first;
  let held: readonly Value[] = [];
  for await (const batch of input) {
    yield batch.slice(0, left);
    held = [...held, ...batch.slice(left)].slice(-last || Number.POSITIVE_INFINITY);
    left = Math.max(0, left - batch.length);
  }
  yield held;
}
