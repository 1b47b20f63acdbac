import { negate } from '../arithmetic.ts';
import { order } from '../compare.ts';
import { Decimal, decimalRound } from '../decimal.ts';
import { double } from '../real.ts';
import { toDouble } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

const onDouble =
  (work: (value: number) => number) =>
  (_: unknown, value: Value = null): Value =>
    double(work(toDouble(value)));

/** Half to even, or half away from zero when the last argument says so. */
function round(value: Value, places: Value | undefined, mode: Value | undefined): Value {
  const decimals = typeof places === 'number' ? places : 0;
  if (value instanceof Decimal) return decimalRound(value, decimals);
  const number = toDouble(value);
  const away = [places, mode].some(each => each !== undefined && /^AwayFromZero$/i.test(toText(each)));
  const factor = 10 ** decimals;
  const scaled = Number((Math.abs(number) * factor).toPrecision(15));
  const down = Math.floor(scaled);
  const half = scaled - down === 0.5;
  const rounded = half && !away && down % 2 === 0 ? down : Math.round(scaled);
  return double((Math.sign(number) * rounded) / factor);
}

/** [math] */
export const math: Statics = {
  properties: { pi: () => Math.PI, e: () => Math.E },
  methods: {
    abs: (_, value = null) => (order(value, 0) < 0 ? negate(value) : value),
    ceiling: onDouble(Math.ceil),
    floor: onDouble(Math.floor),
    truncate: onDouble(Math.trunc),
    sqrt: onDouble(Math.sqrt),
    exp: onDouble(Math.exp),
    log: (_, value = null, base) =>
      double(base === undefined ? Math.log(toDouble(value)) : Math.log(toDouble(value)) / Math.log(toDouble(base))),
    log10: onDouble(Math.log10),
    log2: onDouble(Math.log2),
    cbrt: onDouble(Math.cbrt),
    sin: onDouble(Math.sin),
    cos: onDouble(Math.cos),
    tan: onDouble(Math.tan),
    asin: onDouble(Math.asin),
    acos: onDouble(Math.acos),
    atan: onDouble(Math.atan),
    atan2: (_, y = null, x = null) => double(Math.atan2(toDouble(y), toDouble(x))),
    sinh: onDouble(Math.sinh),
    cosh: onDouble(Math.cosh),
    tanh: onDouble(Math.tanh),
    clamp: (_, value = null, least = null, most = null) =>
      order(value, least) < 0 ? least : order(value, most) > 0 ? most : value,
    pow: (_, value = null, power = null) => double(toDouble(value) ** toDouble(power)),
    sign: (_, value = null) => Math.sign(toDouble(value)),
    max: (_, a = null, b = null) => (order(a, b) >= 0 ? a : b),
    min: (_, a = null, b = null) => (order(a, b) <= 0 ? a : b),
    round: (_, value = null, places, mode) => round(value, places, mode),
  },
};
