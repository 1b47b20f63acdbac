import { numberType } from '../../values/number-type.ts';
import { parseNumber } from '../../values/parse-number.ts';
import { double } from '../../values/real.ts';
import { toDouble } from '../../values/to-number.ts';
import type { Value } from '../../values/value.ts';
import { sortOrder } from './sort-order.ts';

/** Running statistics over values, in flat memory. */
export interface Statistics {
  readonly kind: 'numbers';
  readonly count: number;
  readonly sum: Value;
  readonly average: Value;
  readonly maximum: Value;
  readonly minimum: Value;
  readonly standardDeviation: Value;
  /** false: a number was needed and this is none; it is counted all the same. */
  add(value: Value): boolean;
}

export interface Wanted {
  /** Only numbers count. */
  readonly numbers: boolean;
  /** Largest and smallest, which cost a comparison for each value. */
  readonly extremes: boolean;
}

export function createStatistics(wanted: Wanted): Statistics {
  let count = 0;
  let sum = 0;
  // Welford's running mean and sum of squared distances: exact enough without keeping the values.
  let mean = 0;
  let distances = 0;
  let maximum: Value = null;
  let minimum: Value = null;
  return {
    kind: 'numbers',
    add(value) {
      const number = numeric(value);
      count++;
      if (number === undefined && wanted.numbers) return false;
      if (wanted.extremes) {
        const comparable = number === undefined ? value : double(number);
        if (count === 1 || sortOrder(comparable, maximum, false) > 0) maximum = comparable;
        if (count === 1 || sortOrder(comparable, minimum, false) < 0) minimum = comparable;
      }
      if (number === undefined) return true;
      sum += number;
      const before = number - mean;
      mean += before / count;
      distances += before * (number - mean);
      return true;
    },
    get count() {
      return count;
    },
    get sum() {
      return double(sum);
    },
    get average() {
      return count === 0 ? null : double(sum / count);
    },
    get maximum() {
      return maximum;
    },
    get minimum() {
      return minimum;
    },
    get standardDeviation() {
      return count === 0 ? null : double(count === 1 ? 0 : Math.sqrt(distances / (count - 1)));
    },
  };
}

function numeric(value: Value): number | undefined {
  if (typeof value === 'string') {
    const number = parseNumber(value);
    return number === undefined ? undefined : toDouble(number);
  }
  return numberType(value) || typeof value === 'boolean' ? toDouble(value) : undefined;
}
