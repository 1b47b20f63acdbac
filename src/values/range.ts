import { Char } from './char.ts';
import { toInt } from './to-number.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** Elements of the longest range that becomes an array; a longer one would take all memory. */
const LONGEST = 10_000_000;

/**
 * `from..to`, up or down: integers, or characters when both ends are single characters that are no digits. Throws ValueError for a range too
 * long to be kept.
 */
export function range(from: Value, to: Value): readonly Value[] {
  const { first, last, make } = ends(from, to);
  if (Math.abs(last - first) >= LONGEST) {
    throw new ValueError(
      'RangeTooLong',
      `The range ${first}..${last} is too long for an array. In a pipeline it is read piece by piece: ${first}..${last} | …`,
    );
  }
  return slice(first, last, make);
}

/** Elements in a piece of a range that is read piece by piece. */
const PIECE = 1000;

/** The same, however long, piece by piece. */
export function* rangeSlices(from: Value, to: Value): Generator<readonly Value[], void, undefined> {
  const { first, last, make } = ends(from, to);
  const step = first <= last ? PIECE : -PIECE;
  for (let start = first; step > 0 ? start <= last : start >= last; start += step) {
    const end = start + step - Math.sign(step);
    yield slice(start, step > 0 ? Math.min(end, last) : Math.max(end, last), make);
  }
}

interface Ends {
  readonly first: number;
  readonly last: number;
  readonly make: (code: number) => Value;
}

function ends(from: Value, to: Value): Ends {
  const [first, last] = [letter(from), letter(to)];
  if (first !== undefined && last !== undefined) return { first, last, make: code => new Char(code) };
  return { first: toInt(from), last: toInt(to), make: code => code };
}

function letter(value: Value): number | undefined {
  if (value instanceof Char) return value.code;
  return typeof value === 'string' && value.length === 1 && !/\d/.test(value) ? value.charCodeAt(0) : undefined;
}

function slice(first: number, last: number, make: Ends['make']): readonly Value[] {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => make(first + index * step));
}
