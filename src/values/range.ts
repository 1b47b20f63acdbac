import { Char } from './char.ts';
import { toInt } from './to-number.ts';
import type { Value } from './value.ts';

/** `from..to`, up or down: integers, or characters when both ends are single characters that are no digits. */
export function range(from: Value, to: Value): readonly Value[] {
  const [first, last] = [letter(from), letter(to)];
  if (first !== undefined && last !== undefined) return steps(first, last).map(code => new Char(code));
  return steps(toInt(from), toInt(to));
}

function letter(value: Value): number | undefined {
  if (value instanceof Char) return value.code;
  return typeof value === 'string' && value.length === 1 && !/\d/.test(value) ? value.charCodeAt(0) : undefined;
}

function steps(from: number, to: number): number[] {
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
}
