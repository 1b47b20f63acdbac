import {
  type DateFields,
  DateTime,
  type DateTimeKind,
  dateFields,
  dateTimeOf,
  fromEpoch,
  isRepresentable,
  Timestamp,
  toLocal,
  toUniversal,
} from './date-time.ts';
import { ticksPer } from './time-span.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = String.raw`(?:(?:T|\s+|\s*,\s*)(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?)?(?:\s*(?<half>[ap])\.?m\.?)?)?`;
const zone = String.raw`(?:\s*(?<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2}))?`;
const weekday = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?`;
const month = `(?<name>${months.join('|')})[a-z]*`;
const days = [
  String.raw`(?<year>\d{4}),\s*(?<month>\d{1,2}),\s*(?<day>\d{1,2})`,
  String.raw`(?<year>\d{4})[-/](?<month>\d{1,2})(?:[-/](?<day>\d{1,2}))?`,
  String.raw`(?<month>\d{1,2})[-/](?<day>\d{1,2})[-/](?<year>\d{4}|\d{2})`,
  String.raw`${weekday}(?<day>\d{1,2})[\s-]+${month}[\s-]+(?<year>\d{4})`,
  String.raw`${weekday}${month}\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
  String.raw`${weekday}${month}\.?\s+(?<year>\d{4})`,
  String.raw`${weekday}${month}\.?\s+(?<day>\d{1,2})`,
  String.raw`${weekday}(?<day>\d{1,2})[\s-]+${month}`,
  String.raw`(?<month>\d{1,2})[-/](?<day>\d{1,2})`,
].map(day => new RegExp(`^\\s*${day}${clock}${zone}\\s*$`, 'i'));

/**
 * A date in one of the forms of .NET's invariant culture: ISO 8601 (up to seven fractional digits), `M/d/yyyy`, `d MMM yyyy`, `MMM d, yyyy`,
 * each with an optional time and zone; without a year it is this one, a time alone is today's. Without a zone the kind is Unspecified; with one it is `zoned`: PowerShell casts
 * to Local, registry times stay Utc. undefined when the text is no date.
 */
export function parseDateTime(text: string, zoned: 'Utc' | 'Local' = 'Local'): DateTime | undefined {
  for (const day of days) {
    const found = day.exec(text)?.groups;
    if (found) return assemble(found, zoned);
  }
  return timeOnly.test(text) ? parseDateTime(`${today()} ${text.trim()}`, zoned) : undefined;
}

const timeOnly = /^\s*\d{1,2}(?::\d|\s*[ap]\.?m)/i;

/** What a date without a day or without a year is about. */
function today(): string {
  const { year, month, day } = dateFields(toLocal(fromEpoch(Date.now())));
  return `${year}-${month}-${day}`;
}

type Found = Readonly<Record<string, string | undefined>>;

function assemble(found: Found, zoned: 'Utc' | 'Local'): DateTime | undefined {
  const number = (name: string, absent: number) => (found[name] === undefined ? absent : Number(found[name]));
  const year = number('year', dateFields(toLocal(fromEpoch(Date.now()))).year);
  const fields: Omit<DateFields, 'weekday'> = {
    year: found.year?.length === 2 ? centuryOf(year) : year,
    month: found.name ? months.indexOf(found.name.toLowerCase()) + 1 : number('month', 1),
    day: number('day', 1),
    hour: hourOf(number('hour', 0), found.half),
    minute: number('minute', 0),
    second: number('second', 0),
    fraction: Number((found.fraction ?? '').slice(0, 7).padEnd(7, '0')),
  };
  const offset = found.zone;
  if (offset === undefined) return dateTimeOf(fields, 'Unspecified');
  const utc = dateTimeOf(fields, 'Utc');
  if (!utc) return undefined;
  const ticks = utc.ticks - offsetTicks(offset);
  if (!isRepresentable(ticks)) return undefined;
  const instant = new DateTime(ticks, 'Utc');
  return zoned === 'Utc' ? instant : toLocal(instant);
}

/** A year of two digits is one of 1950 to 2049. */
export const centuryOf = (year: number): number => year + (year < 50 ? 2000 : 1900);

const hourOf = (hour: number, half: string | undefined) =>
  half === undefined ? hour : hour > 12 ? 24 : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);

/** How far a zone such as `+01:30`, `-5` or `Z` is ahead. */
export function offsetTicks(zone: string): bigint {
  const [, hours = '0', rest = '0'] = /^[+-](\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const minutes = BigInt(hours) * 60n + BigInt(rest);
  return minutes * ticksPer.minute * (zone.startsWith('-') ? -1n : 1n);
}

/** A time that a registry reports, as a UTC date; undefined when it is none. */
export function parseRegistryTime(text: string): Timestamp | undefined {
  const date = parseDateTime(text, 'Utc');
  return date && new Timestamp(asKind(date, 'Utc').ticks);
}

/** The date with its wall clock in another kind: unspecified ones are taken to be of that kind already. */
export function asKind(date: DateTime, kind: DateTimeKind): DateTime {
  if (date.kind === kind || kind === 'Unspecified') return date;
  if (date.kind === 'Unspecified') return new DateTime(date.ticks, kind);
  return kind === 'Utc' ? toUniversal(date) : toLocal(date);
}
