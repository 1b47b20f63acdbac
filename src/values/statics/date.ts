import { convertTo } from '../convert.ts';
import { DateTime, type DateTimeKind, dateOnly, dateTimeOf, fromEpoch, toLocal } from '../date-time.ts';
import { invocationError } from '../methods/method.ts';
import { TimeSpan, ticksOf, ticksPer } from '../time-span.ts';
import { toDouble, toInt, toWhole } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics, Surroundings } from './statics.ts';

const local = ({ now }: Surroundings) => toLocal(fromEpoch(now()));
const kinds: readonly DateTimeKind[] = ['Utc', 'Local', 'Unspecified'];

function newDate(args: readonly Value[]): Value {
  const [ticks = null] = args;
  if (args.length === 1) return new DateTime(toWhole(ticks, 'long'));
  const kind = kinds.find(each => each === toText(args.at(-1) ?? null)) ?? 'Unspecified';
  const numbers = args.filter(each => typeof each === 'number');
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = numbers;
  const fraction = millisecond * Number(ticksPer.millisecond);
  const date = dateTimeOf({ year, month, day, hour, minute, second, fraction }, kind);
  if (date) return date;
  const message = 'Year, Month, and Day parameters describe an un-representable DateTime.';
  throw invocationError('ConstructorInvokedThrowException', '.ctor', args.length, message);
}

/** [datetime] */
export const dateStatics: Statics = {
  properties: {
    now: local,
    utcnow: ({ now }) => fromEpoch(now()),
    today: surroundings => dateOnly(local(surroundings)),
    minvalue: () => new DateTime(0n),
    maxvalue: () => new DateTime(3_155_378_975_999_999_999n),
    unixepoch: () => fromEpoch(0),
  },
  methods: {
    new: (_, ...args) => newDate(args),
    parse: (_, text = null) => convertTo('datetime', text),
    daysinmonth: (_, year = null, month = null) => new Date(Date.UTC(toInt(year), toInt(month), 0)).getUTCDate(),
    isleapyear: (_, year = null) => new Date(Date.UTC(toInt(year), 2, 0)).getUTCDate() === 29,
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
  properties: { zero: () => new TimeSpan(0n) },
  methods: {
    new: (_, ...args) => newTimeSpan(args),
    parse: (_, text = null) => convertTo('timespan', text),
    fromdays: from(ticksPer.day),
    fromhours: from(ticksPer.hour),
    fromminutes: from(ticksPer.minute),
    fromseconds: from(ticksPer.second),
    frommilliseconds: from(ticksPer.millisecond),
  },
};
