import { defineType } from './define-type.ts';
import { dateTimeKind, dayOfWeek } from './enumerations.ts';
import { formatDate } from './format-date.ts';
import { outOfRange } from './methods/method.ts';
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

  /** Throws ArgumentOutOfRangeException for ticks outside of the years 1 to 9999. */
  constructor(ticks: bigint, kind: DateTimeKind = 'Unspecified') {
    if (!isRepresentable(ticks)) throw outOfRange('.ctor', 1, 'ticks', TICKS);
    this.ticks = ticks;
    this.kind = kind;
  }
}

/** 9999-12-31T23:59:59.9999999 */
export const LAST_TICK = 3_155_378_975_999_999_999n;

/** Is there a date of so many ticks? */
export const isRepresentable = (ticks: bigint): boolean => ticks >= 0n && ticks <= LAST_TICK;

export const TICKS = 'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.';

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

/** Milliseconds since 1970 of a UTC wall clock plus ticks below them, as ticks. */
const wallTicks = (milliseconds: number, ticks: bigint): bigint =>
  epochTicks + BigInt(milliseconds) * ticksPer.millisecond + ticks;

/** Where a zone leads beyond the first or the last date, that is what .NET answers. */
const nearest = (ticks: bigint): bigint => (ticks < 0n ? 0n : ticks > LAST_TICK ? LAST_TICK : ticks);

/** From fields, `fraction` in ticks; undefined when there is no such day or time. */
export function dateTimeOf(fields: Partial<Omit<DateFields, 'weekday'>>, kind: DateTimeKind): DateTime | undefined {
  const { year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = 0 } = fields;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const sound = year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const inDay = isBelow(24, hour) && isBelow(60, minute) && isBelow(60, second) && isBelow(10_000_000, fraction);
  return sound && inDay ? new DateTime(wallTicks(date.getTime(), BigInt(fraction)), kind) : undefined;
}

const isBelow = (most: number, part: number) => Number.isInteger(part) && part >= 0 && part < most;

/** The instant of `Date.now()` as a UTC date. */
export const fromEpoch = (milliseconds: number): DateTime =>
  new DateTime(wallTicks(Math.trunc(milliseconds), 0n), 'Utc');

/** Milliseconds since 1970, fraction cut; an unspecified kind counts as local, as .NET does. */
export function toEpoch(self: DateTime): number {
  return wall(toUniversal(self)).getTime();
}

export const toUniversal = (self: DateTime): DateTime =>
  self.kind === 'Utc' ? self : new DateTime(nearest(universalTicks(self)), 'Utc');

/** Zones have offsets of whole minutes in .NET, also where clocks once followed the sun. */
const wholeMinutes = (milliseconds: number) => Math.trunc(milliseconds / 60_000) * 60_000;

/** What the machine's zone makes of a wall clock. */
function localClock({ year, month, day, hour, minute, second }: DateFields): Date {
  const local = new Date(2000, 0, 1);
  local.setFullYear(year, month - 1, day);
  local.setHours(hour, minute, second, 0);
  return local;
}

/** Is the clock ahead of what it is at the other end of the year? Never in UTC. */
export function isDaylightSavingTime(self: DateTime): boolean {
  if (self.kind === 'Utc') return false;
  const fields = dateFields(self);
  const behind = [1, 7].map(month => localClock({ ...fields, month, day: 1 }).getTimezoneOffset());
  return localClock(fields).getTimezoneOffset() < Math.max(...behind);
}

/** May lie beyond the first and the last date. */
function universalTicks(self: DateTime): bigint {
  if (self.kind === 'Utc') return self.ticks;
  const local = localClock(dateFields(self));
  const ahead = Number((self.ticks - wallTicks(local.getTime(), self.ticks % ticksPer.second)) / ticksPer.millisecond);
  return self.ticks - BigInt(wholeMinutes(ahead)) * ticksPer.millisecond;
}

export function toLocal(self: DateTime): DateTime {
  if (self.kind === 'Local') return self;
  const utc = wall(self);
  const shifted = utc.getTime() - wholeMinutes(utc.getTimezoneOffset() * 60_000);
  return new DateTime(nearest(wallTicks(shifted, self.ticks % ticksPer.millisecond)), 'Local');
}

/** The method that moves a date, for its error. */
interface Moving {
  readonly name: string;
  readonly count: number;
  readonly parameter: string;
}

const unrepresentable = ({ name, count, parameter }: Moving) =>
  outOfRange(name, count, parameter, 'The added or subtracted value results in an un-representable DateTime.');

/** Moves the wall clock, keeps the kind. Throws ArgumentOutOfRangeException. */
export function addTicks(self: DateTime, ticks: bigint, call: Moving): DateTime {
  if (!isRepresentable(self.ticks + ticks)) throw unrepresentable(call);
  return new DateTime(self.ticks + ticks, self.kind);
}

/** The same day of another month, or that month's last day. Throws ArgumentOutOfRangeException. */
export function addMonths(self: DateTime, months: number, call: Moving): DateTime {
  const { year, month, day } = dateFields(self);
  const target = year + Math.floor((month - 1 + months) / 12);
  if (target < 1 || target > 9999) throw unrepresentable(call);
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  const last = new Date(0);
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(day, last.getUTCDate()));
  return new DateTime(wallTicks(first.getTime(), self.ticks % ticksPer.day), self.kind);
}

export const dateOnly = (self: DateTime): DateTime => new DateTime(self.ticks - (self.ticks % ticksPer.day), self.kind);

/** How long after `other`; dates of two known kinds are compared as instants. */
export function ticksBetween(self: DateTime, other: DateTime): bigint {
  const clocks = self.kind !== other.kind && self.kind !== 'Unspecified' && other.kind !== 'Unspecified';
  return clocks ? universalTicks(self) - universalTicks(other) : self.ticks - other.ticks;
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
  const minutes = Number((self.ticks - universalTicks(self)) / ticksPer.minute);
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
