import {
  type DateFields,
  DateTime,
  type DateTimeKind,
  dateFields,
  dateTimeOf,
  isRepresentable,
  toLocal,
} from './date-time.ts';
import { datePicture, months, weekdays } from './format-date.ts';
import { asKind, centuryOf, offsetTicks } from './parse-date.ts';
import { tableEntry } from './table-entry.ts';

/** What .NET's DateTimeStyles say, as far as it matters here. */
export interface DateStyles {
  /** A date without a zone is of UTC. */
  readonly assumeUniversal: boolean;
  readonly adjustToUniversal: boolean;
  /** A date keeps the kind that its zone says. */
  readonly roundtripKind: boolean;
}

/**
 * A date in exactly the form of one of .NET's pictures (`dd/MM/yyyy HH:mm`) or standard letters, culture en-US; `now` stands in for what the
 * picture leaves out. undefined when the text does not have that form or there is no such date.
 */
export function parseDateExactly(
  text: string,
  format: string,
  { styles, now }: { readonly styles: DateStyles; readonly now: DateTime },
): DateTime | undefined {
  const picture = datePicture(format);
  if (picture === undefined) return undefined;
  const { pattern, names } = patternOf(picture);
  const [, ...found] = pattern.exec(text) ?? [undefined];
  if (found.length === 0) return undefined;
  const parts = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const part = found[index] ?? '';
    // the same part twice has to be the same
    if (parts.has(name) && Number(parts.get(name)) !== Number(part)) return undefined;
    parts.set(name, part);
  }
  return assembled(parts, { styles, now });
}

/** What a run of letters reads: its part of the date and the text that may stand there. */
const tokens: Readonly<Record<string, (length: number) => readonly [part: string, pattern: string]>> = {
  y: length => ['year', length === 1 ? String.raw`\d{1,2}` : String.raw`\d{${length}}`],
  M: length => (length < 3 ? ['month', digits(length)] : ['monthName', choice(months, length)]),
  d: length => (length < 3 ? ['day', digits(length)] : ['weekday', choice(weekdays, length)]),
  H: length => ['hour', digits(length)],
  h: length => ['hour12', digits(length)],
  m: length => ['minute', digits(length)],
  s: length => ['second', digits(length)],
  f: length => ['fraction', String.raw`\d{${length}}`],
  F: length => ['fraction', String.raw`\d{0,${length}}`],
  t: length => ['half', length === 1 ? '[AP]' : '[AP]M'],
  z: length => ['zone', length < 3 ? String.raw`[+-]\d{1,2}` : String.raw`[+-]\d{2}:?\d{2}`],
  K: () => ['zone', String.raw`(?:Z|[+-]\d{2}:\d{2})?`],
};

const digits = (length: number) => (length === 1 ? String.raw`\d{1,2}` : String.raw`\d{2}`);
const choice = (words: readonly string[], length: number) =>
  words.map(each => (length === 3 ? each.slice(0, 3) : each)).join('|');

function patternOf(picture: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  const names: string[] = [];
  const source = picture.replace(
    /'([^']*)'|"([^"]*)"|\\(.)|%(?=[a-zA-Z])|(\.)(?=F)|([yMdHhmsfFtzK])\5*|[\s\S]/g,
    (token: string, single?: string, double?: string, escaped?: string, point?: string) => {
      const literal = single ?? double ?? escaped;
      if (literal !== undefined) return quoted(literal);
      if (token === '%') return '';
      // it goes with the fraction
      if (point !== undefined) return String.raw`\.?`;
      const reads = tableEntry(tokens, token.charAt(0));
      if (!reads) return quoted(token);
      const [name, pattern] = reads(token.length);
      names.push(name);
      return `(${pattern})`;
    },
  );
  return { pattern: new RegExp(`^${source}$`, 'i'), names };
}

const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

interface Given {
  readonly styles: DateStyles;
  readonly now: DateTime;
}

function assembled(parts: ReadonlyMap<string, string>, { styles, now }: Given): DateTime | undefined {
  const number = (name: string, absent: number) => {
    const part = parts.get(name);
    return part === undefined ? absent : Number(part);
  };
  const hour = hourOf(parts);
  if (hour === undefined) return undefined;
  const today = dateFields(now);
  const isClock = !['year', 'month', 'monthName', 'day'].some(each => parts.has(each));
  const year = number('year', today.year);
  const monthName = parts.get('monthName')?.slice(0, 3).toLowerCase();
  const fields: Omit<DateFields, 'weekday'> = {
    year: (parts.get('year') ?? '9999').length < 3 ? centuryOf(year) : year,
    month:
      monthName === undefined
        ? number('month', isClock ? today.month : 1)
        : months.findIndex(each => each.slice(0, 3).toLowerCase() === monthName) + 1,
    day: number('day', isClock ? today.day : 1),
    hour,
    minute: number('minute', 0),
    second: number('second', 0),
    fraction: Number((parts.get('fraction') ?? '').padEnd(7, '0')),
  };
  const date = dateTimeOf(fields, 'Unspecified');
  const weekday = parts.get('weekday')?.slice(0, 3).toLowerCase();
  if (!date || (weekday !== undefined && weekdays[dateFields(date).weekday]?.slice(0, 3).toLowerCase() !== weekday)) {
    return undefined;
  }
  return inZone(date, parts.get('zone') ?? '', styles);
}

/** Without AM and PM an hour of twelve is one of the morning. */
function hourOf(parts: ReadonlyMap<string, string>): number | undefined {
  const half = parts.get('half')?.charAt(0).toLowerCase();
  const twelve = parts.get('hour12');
  const hour = Number(twelve ?? parts.get('hour') ?? '0');
  if (twelve === undefined && half === undefined) return hour;
  if (hour > 12) return twelve === undefined && half === 'p' ? hour : undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function inZone(date: DateTime, zone: string, styles: DateStyles): DateTime | undefined {
  const kind: DateTimeKind = styles.adjustToUniversal ? 'Utc' : 'Local';
  if (zone === '') return styles.assumeUniversal ? asKind(new DateTime(date.ticks, 'Utc'), kind) : date;
  const ticks = date.ticks - offsetTicks(zone);
  if (!isRepresentable(ticks)) return undefined;
  const instant = new DateTime(ticks, 'Utc');
  return styles.adjustToUniversal || (styles.roundtripKind && zone.toUpperCase() === 'Z') ? instant : toLocal(instant);
}
