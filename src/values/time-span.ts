import { defineType } from './define-type.ts';
import { invocationError } from './methods/method.ts';
import { double } from './real.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

/** System.TimeSpan: a length of time in ticks of 100 ns, an Int64 of them. */
export class TimeSpan implements ObjectValue {
  readonly type: ValueType = timeSpanType;
  readonly ticks: bigint;

  /** Throws OverflowException; `call` is the method that asked. */
  constructor(ticks: bigint, call: { readonly name: string; readonly count: number } = FROM_TICKS) {
    if (ticks !== BigInt.asIntN(64, ticks)) throw invocationError('OverflowException', call.name, call.count, TOO_LONG);
    this.ticks = ticks;
  }
}

export const ticksPer = {
  microsecond: 10n,
  millisecond: 10_000n,
  second: 10_000_000n,
  minute: 600_000_000n,
  hour: 36_000_000_000n,
  day: 864_000_000_000n,
} as const;

const FROM_TICKS = { name: 'FromTicks', count: 1 };
const TOO_LONG = 'TimeSpan overflowed because the duration is too long.';

/** A whole or fractional number of units as ticks; more than a TimeSpan has where there is no such number. */
export const ticksOf = (count: number, unit: bigint): bigint =>
  Number.isSafeInteger(count) ? BigInt(count) * unit : roundedTicks(count * Number(unit));

/** The nearest number of ticks; infinitely many are 2 ** 64. */
export function roundedTicks(ticks: number): bigint {
  if (Number.isNaN(ticks)) {
    const message = 'TimeSpan does not accept floating point Not-a-Number values.';
    throw new ValueError('ArgumentException', message, { inner: { name: 'ArgumentException', message } });
  }
  return BigInt(Math.round(Math.max(-(2 ** 64), Math.min(2 ** 64, ticks))));
}

export const negateTimeSpan = (self: TimeSpan): TimeSpan => new TimeSpan(-self.ticks, { name: 'Negate', count: 0 });

const part =
  (unit: bigint, of?: bigint) =>
  (self: TimeSpan): Value =>
    Number(of ? (self.ticks / unit) % of : self.ticks / unit);
const total =
  (unit: bigint) =>
  (self: TimeSpan): Value =>
    double(Number(self.ticks) / Number(unit));

const timeSpanType = defineType((value): value is TimeSpan => value instanceof TimeSpan, {
  names: ['System.TimeSpan', 'System.ValueType'],
  text: self => timeSpanText(self),
  properties: {
    Ticks: self => self.ticks,
    Days: part(ticksPer.day),
    Hours: part(ticksPer.hour, 24n),
    Milliseconds: part(ticksPer.millisecond, 1000n),
    Microseconds: part(ticksPer.microsecond, 1000n),
    Nanoseconds: self => Number(self.ticks % ticksPer.microsecond) * 100,
    Minutes: part(ticksPer.minute, 60n),
    Seconds: part(ticksPer.second, 60n),
    TotalDays: total(ticksPer.day),
    TotalHours: total(ticksPer.hour),
    TotalMilliseconds: total(ticksPer.millisecond),
    TotalMicroseconds: total(ticksPer.microsecond),
    TotalNanoseconds: self => double(Number(self.ticks) * 100),
    TotalMinutes: total(ticksPer.minute),
    TotalSeconds: total(ticksPer.second),
  },
  view: {
    list: [
      'Days',
      'Hours',
      'Minutes',
      'Seconds',
      'Milliseconds',
      'Ticks',
      'TotalDays',
      'TotalHours',
      'TotalMinutes',
      'TotalSeconds',
      'TotalMilliseconds',
    ],
    asList: 'always',
    table: {
      columns: ['Days', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'].map(label => ({
        label,
        of: self => self.type.property(self, label) ?? null,
      })),
    },
  },
  compare: (a, b) => (a.ticks < b.ticks ? -1 : a.ticks > b.ticks ? 1 : 0),
});

const two = (value: bigint) => String(value).padStart(2, '0');

/** .NET's constant format: `[-][d.]hh:mm:ss[.fffffff]`. */
export function timeSpanText({ ticks }: TimeSpan): string {
  const length = ticks < 0n ? -ticks : ticks;
  const days = length / ticksPer.day;
  const fraction = length % ticksPer.second;
  const clock = [(length / ticksPer.hour) % 24n, (length / ticksPer.minute) % 60n, (length / ticksPer.second) % 60n];
  return `${ticks < 0n ? '-' : ''}${days ? `${days}.` : ''}${clock.map(two).join(':')}${
    fraction ? `.${String(fraction).padStart(7, '0')}` : ''
  }`;
}

/** `d`, `[d.]hh:mm[:ss[.fffffff]]`; a single number is days (TimeSpan.Parse). undefined for anything else. */
export function parseTimeSpan(text: string): TimeSpan | undefined {
  const match = /^\s*(-?)(?:(\d+)|(?:(\d+)[.:](?=\d+:\d+:))?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?)\s*$/.exec(text);
  if (!match) return undefined;
  const [, sign, onlyDays, days = onlyDays ?? '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const ticks =
    BigInt(days) * ticksPer.day +
    BigInt(hours) * ticksPer.hour +
    BigInt(minutes) * ticksPer.minute +
    BigInt(seconds) * ticksPer.second +
    BigInt(fraction.padEnd(7, '0'));
  const signed = sign ? -ticks : ticks;
  return signed === BigInt.asIntN(64, signed) ? new TimeSpan(signed) : undefined;
}
