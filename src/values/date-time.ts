import { defineType } from './define-type.ts';
import { dateTimeKind, dayOfWeek } from './enumerations.ts';
import { formatDate } from './format-date.ts';
import { TimeSpan, ticksPer } from './time-span.ts';
import type { ObjectValue, ValueType } from './value.ts';

export type DateTimeKind = 'Unspecified' | 'Utc' | 'Local';

/**
 * System.DateTime: wall-clock ticks of 100 ns since 0001-01-01 and what the wall is.
 *
 * One deviation from .NET, because registry times are UTC and admins compare them with `Get-Date`: two dates of known but different kinds
 * compare (and subtract) as instants.
 */
export class DateTime implements ObjectValue {
  readonly type: ValueType = dateTimeType;
  readonly ticks: bigint;
  readonly kind: DateTimeKind;

  constructor(ticks: bigint, kind: DateTimeKind = 'Unspecified') {
    this.ticks = ticks;
    this.kind = kind;
  }
}

/** A time that a registry reports: UTC, and printed as the registry writes it (interface C2). What is worked out from it is a plain date. */
export class Timestamp extends DateTime {
  constructor(ticks: bigint) {
    super(ticks, 'Utc');
  }
}

/** The instant of milliseconds since 1970. */
export const timestampOf = (milliseconds: number): Timestamp => new Timestamp(fromEpoch(milliseconds).ticks);

/** Fields of the wall clock; `ticks` below the second, `weekday` 0 is Sunday. */
export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
  readonly weekday: number;
}

const epochTicks = 621_355_968_000_000_000n;

const floorDivide = (value: bigint, by: bigint) => (value - (((value % by) + by) % by)) / by;
const wall = ({ ticks }: DateTime) => new Date(Number(floorDivide(ticks - epochTicks, ticksPer.millisecond)));

export function dateFields(self: DateTime): DateFields {
  const date = wall(self);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(self.ticks % ticksPer.second),
    weekday: date.getUTCDay(),
  };
}

/** Milliseconds since 1970 of a UTC wall clock plus ticks below them. */
const fromWall = (milliseconds: number, ticks: bigint, kind: DateTimeKind) =>
  new DateTime(epochTicks + BigInt(milliseconds) * ticksPer.millisecond + ticks, kind);

/** From fields, `fraction` in ticks; undefined when there is no such day or time. */
export function dateTimeOf(fields: Partial<Omit<DateFields, 'weekday'>>, kind: DateTimeKind): DateTime | undefined {
  const { year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = 0 } = fields;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const sound = year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24;
  return sound && minute < 60 && second < 60 ? fromWall(date.getTime(), BigInt(fraction), kind) : undefined;
}

/** The instant of `Date.now()` as a UTC date. */
export const fromEpoch = (milliseconds: number): DateTime => fromWall(milliseconds, 0n, 'Utc');

/** Milliseconds since 1970, fraction cut; an unspecified kind counts as local, as .NET does. */
export function toEpoch(self: DateTime): number {
  return wall(toUniversal(self)).getTime();
}

export function toUniversal(self: DateTime): DateTime {
  if (self.kind === 'Utc') return self;
  const { year, month, day, hour, minute, second } = dateFields(self);
  const local = new Date(2000, 0, 1);
  local.setFullYear(year, month - 1, day);
  local.setHours(hour, minute, second, 0);
  return fromWall(local.getTime(), self.ticks % ticksPer.second, 'Utc');
}

export function toLocal(self: DateTime): DateTime {
  if (self.kind === 'Local') return self;
  const utc = wall(self);
  const shifted = utc.getTime() - utc.getTimezoneOffset() * 60_000;
  return fromWall(shifted, self.ticks % ticksPer.millisecond, 'Local');
}

/** Moves the wall clock, keeps the kind. */
export const addTicks = (self: DateTime, ticks: bigint): DateTime => new DateTime(self.ticks + ticks, self.kind);

/** The same day of another month, or that month's last day. */
export function addMonths(self: DateTime, months: number): DateTime {
  const { year, month, day } = dateFields(self);
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  const last = new Date(0);
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(day, last.getUTCDate()));
  return fromWall(first.getTime(), self.ticks % ticksPer.day, self.kind);
}

export const dateOnly = (self: DateTime): DateTime => new DateTime(self.ticks - (self.ticks % ticksPer.day), self.kind);

/** How long after `other`; dates of two known kinds are compared as instants. */
export function ticksBetween(self: DateTime, other: DateTime): bigint {
  const clocks = self.kind !== other.kind && self.kind !== 'Unspecified' && other.kind !== 'Unspecified';
  return clocks ? toUniversal(self).ticks - toUniversal(other).ticks : self.ticks - other.ticks;
}

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-20T08:02:51Z`; with `fraction` its up to seven digits, trailing zeros cut. Kind Unspecified has no zone, Local an offset. */
export function isoText(self: DateTime, fraction = false): string {
  const { year, month, day, hour, minute, second, fraction: ticks } = dateFields(self);
  const digits = fraction && ticks ? `.${String(ticks).padStart(7, '0').replace(/0+$/, '')}` : '';
  const clock = `${[hour, minute, second].map(two).join(':')}${digits}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${zoneText(self)}`;
}

/** `Z`, `+01:00` or nothing. */
export function zoneText(self: DateTime): string {
  if (self.kind !== 'Local') return self.kind === 'Utc' ? 'Z' : '';
  const minutes = Number((self.ticks - toUniversal(self).ticks) / ticksPer.minute);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function expansion(self: DateTime): string {
  if (self instanceof Timestamp) return isoText(self, true);
  const { year, month, day, hour, minute, second } = dateFields(self);
  return `${two(month)}/${two(day)}/${String(year).padStart(4, '0')} ${[hour, minute, second].map(two).join(':')}`;
}

export const weekdayName = (self: DateTime): string => dayOfWeek.of(dateFields(self).weekday).text;

function dayOfYear(self: DateTime): number {
  const { year } = dateFields(self);
  const start = dateTimeOf({ year }, self.kind) ?? self;
  return Number((self.ticks - start.ticks) / ticksPer.day) + 1;
}

const dateTimeType = defineType((value): value is DateTime => value instanceof DateTime, {
  names: ['System.DateTime', 'System.ValueType'],
  text: expansion,
  json: self => isoText(self, true),
  properties: {
    DateTime: self => formatDate(self, 'F'),
    Date: dateOnly,
    Day: self => dateFields(self).day,
    DayOfWeek: self => dayOfWeek.of(dateFields(self).weekday),
    DayOfYear: dayOfYear,
    Hour: self => dateFields(self).hour,
    Kind: self => dateTimeKind.find(self.kind) ?? self.kind,
    Millisecond: self => Math.floor(dateFields(self).fraction / 10_000),
    Microsecond: self => Math.floor(dateFields(self).fraction / 10) % 1000,
    Nanosecond: self => (dateFields(self).fraction % 10) * 100,
    Minute: self => dateFields(self).minute,
    Month: self => dateFields(self).month,
    Second: self => dateFields(self).second,
    Ticks: self => self.ticks,
    TimeOfDay: self => new TimeSpan(self.ticks % ticksPer.day),
    Year: self => dateFields(self).year,
  },
  compare: (a, b) => Number(ticksBetween(a, b) > 0n) - Number(ticksBetween(a, b) < 0n),
  scalar: true,
});
