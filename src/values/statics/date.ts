import { order } from '../compare.ts';
import { convertTo } from '../convert.ts';
import { DateTime, type DateTimeKind, dateOnly, dateTimeOf, fromEpoch, LAST_TICK, toLocal } from '../date-time.ts';
import { invocationError, outOfRange } from '../methods/method.ts';
import { elements } from '../object-value.ts';
import { parseDateExactly } from '../parse-date-exact.ts';
import { TimeSpan, ticksOf, ticksPer } from '../time-span.ts';
import { toDouble, toInt, toWhole } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics, Surroundings } from './statics.ts';

const local = ({ now }: Surroundings) => toLocal(fromEpoch(now()));
const kinds: readonly DateTimeKind[] = ['Utc', 'Local', 'Unspecified'];

function newDate(args: readonly Value[]): Value {
  const last = toText(args.at(-1) ?? null);
  const kind = kinds.find(each => each.toLowerCase() === last.toLowerCase());
  const numbers = kind ? args.slice(0, -1) : args;
  const [ticks = null] = numbers;
  if (numbers.length === 1) return new DateTime(toWhole(ticks, 'long'), kind);
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = numbers.map(toInt);
  const fraction = millisecond * Number(ticksPer.millisecond);
  const date = dateTimeOf({ year, month, day, hour, minute, second, fraction }, kind ?? 'Unspecified');
  if (date) return date;
  const message = 'Year, Month, and Day parameters describe an un-representable DateTime.';
  throw invocationError('ArgumentOutOfRangeException', '.ctor', args.length, message);
}

/** Of the Gregorian calendar, which repeats itself after 400 years. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

function yearOf(method: string, year: number, count: number): number {
  if (year >= 1 && year <= 9999) return year;
  throw outOfRange(method, count, 'year', 'Year must be between 1 and 9999.');
}

function daysInMonth(year: number, month: number): number {
  if (month >= 1 && month <= 12) return daysIn(yearOf('DaysInMonth', year, 2), month);
  throw outOfRange('DaysInMonth', 2, 'month', 'Month must be between one and twelve.');
}

/** Of one of the formats, whatever the culture. */
function parsedExactly(surroundings: Surroundings, args: readonly Value[]): Value {
  const [text = null, formats = null, , style = null] = args;
  const words = toText(style).toLowerCase();
  const styles = {
    assumeUniversal: words.includes('assumeuniversal'),
    adjustToUniversal: words.includes('adjusttouniversal'),
    roundtripKind: words.includes('roundtripkind'),
  };
  for (const format of elements(formats)) {
    const date = parseDateExactly(toText(text), toText(format), { styles, now: local(surroundings) });
    if (date) return date;
  }
  const message = `String '${toText(text)}' was not recognized as a valid DateTime.`;
  throw invocationError('FormatException', 'ParseExact', args.length, message);
}

/** The same clock of another kind. */
function ofKind(date: Value, kind: Value): Value {
  const given = convertTo('datetime', date);
  const word = toText(convertTo('DateTimeKind', kind));
  const found = kinds.find(each => each === word);
  return given instanceof DateTime && found ? new DateTime(given.ticks, found) : given;
}

/** [datetime] */
export const dateStatics: Statics = {
  properties: {
    now: local,
    utcnow: ({ now }) => fromEpoch(now()),
    today: surroundings => dateOnly(local(surroundings)),
    minvalue: () => new DateTime(0n),
    maxvalue: () => new DateTime(LAST_TICK),
    unixepoch: () => fromEpoch(0),
  },
  methods: {
    new: (_, ...args) => newDate(args),
    parse: (_, text = null) => convertTo('datetime', text),
    parseexact: (surroundings, ...args) => parsedExactly(surroundings, args),
    specifykind: (_, date = null, kind = null) => ofKind(date, kind),
    compare: (_, a = null, b = null) => order(convertTo('datetime', a), convertTo('datetime', b)),
    daysinmonth: (_, year = null, month = null) => daysInMonth(toInt(year), toInt(month)),
    isleapyear: (_, year = null) => daysIn(yearOf('IsLeapYear', toInt(year), 1), 2) === 29,
  },
};

const from =
  (unit: bigint) =>
  (_: unknown, count: Value = null): Value =>
    new TimeSpan(ticksOf(toDouble(count), unit));

function newTimeSpan(args: readonly Value[]): Value {
  const [only = null] = args;
  if (args.length === 1) return new TimeSpan(toWhole(only, 'long'));
  const numbers = args.map(toInt);
  const [days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0] =
    args.length === 3 ? [0, ...numbers] : numbers;
  const clock = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  return new TimeSpan(ticksOf(clock, ticksPer.second) + ticksOf(milliseconds, ticksPer.millisecond));
}

/** [timespan] */
export const timeSpanStatics: Statics = {
  properties: {
    zero: () => new TimeSpan(0n),
    maxvalue: () => new TimeSpan(2n ** 63n - 1n),
    minvalue: () => new TimeSpan(-(2n ** 63n)),
  },
  methods: {
    new: (_, ...args) => newTimeSpan(args),
    parse: (_, text = null) => convertTo('timespan', text),
    fromticks: (_, ticks = null) => new TimeSpan(toWhole(ticks, 'long')),
    fromdays: from(ticksPer.day),
    fromhours: from(ticksPer.hour),
    fromminutes: from(ticksPer.minute),
    fromseconds: from(ticksPer.second),
    frommilliseconds: from(ticksPer.millisecond),
  },
};
