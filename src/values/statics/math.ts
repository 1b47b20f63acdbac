import { negate } from '../arithmetic.ts';
import { order } from '../compare.ts';
import { Decimal, decimalRound, decimalRoundAway } from '../decimal.ts';
import { invocationError, outOfRange } from '../methods/method.ts';
import { double } from '../real.ts';
import { toDouble, toInt, toNumber } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

const onDouble =
  (work: (value: number) => number) =>
  (_: unknown, value: Value = null): Value =>
    double(work(toDouble(value)));

const isNotANumber = (value: Value) => Number.isNaN(toDouble(value));

/** Half to even, or half away from zero when the last argument says so. */
function round(value: Value, args: readonly Value[]): Value {
  const away = args.some(each => /^AwayFromZero$/i.test(toText(each)));
  const [places = 0] = args.filter(each => !/^[a-z]/i.test(toText(each)));
  const decimals = toInt(places);
  const most = value instanceof Decimal ? 28 : 15;
  if (decimals < 0 || decimals > most) {
    const [parameter, message] =
      most === 28
        ? (['decimals', 'Decimal can only round to between 0 and 28 digits of precision.'] as const)
        : (['digits', 'Rounding digits must be between 0 and 15, inclusive.'] as const);
    throw outOfRange('Round', args.length + 1, parameter, message);
  }
  if (value instanceof Decimal) return away ? decimalRoundAway(value, decimals) : decimalRound(value, decimals);
  return double(roundDouble(toDouble(value), 10 ** decimals, away));
}

/** As .NET computes it: a number that is too big to have such decimals stays. */
function roundDouble(number: number, factor: number, away: boolean): number {
  if (!(Math.abs(number) < 1e16)) return number;
  const scaled = Math.abs(number * factor);
  const down = Math.floor(scaled);
  const isUp = scaled - down > 0.5 || (scaled - down === 0.5 && (away || down % 2 === 1));
  const rounded = (isUp ? down + 1 : down) / factor;
  return number < 0 || Object.is(number, -0) ? -rounded : rounded;
}

function sign(value: Value): Value {
  const number = toDouble(value);
  if (number > 0) return 1;
  if (number < 0) return -1;
  if (number === 0) return 0;
  const message = 'Function does not accept floating point Not-a-Number values.';
  throw invocationError('ArithmeticException', 'Sign', 1, message);
}

/** NaN is both the greatest and the least of all. */
function chosen(left: Value, right: Value, better: (order: number) => boolean): Value {
  const [a, b] = [toNumber(left), toNumber(right)];
  return isNotANumber(a) || (!isNotANumber(b) && better(order(a, b))) ? a : b;
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
    sign: (_, value = null) => sign(value),
    max: (_, a = null, b = null) => chosen(a, b, sign => sign >= 0),
    min: (_, a = null, b = null) => chosen(a, b, sign => sign <= 0),
    round: (_, value = null, ...args) => round(value, args),
  },
};
