import { type DateTime, dateFields, isoText, Timestamp, toUniversal, weekdayName, zoneText } from './date-time.ts';
import { tableEntry } from './table-entry.ts';
import { ValueError } from './value-error.ts';

/** Their names in English. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The en-US pictures behind .NET's standard letters; the blank before AM is a plain one. */
const standard: Readonly<Record<string, string>> = {
  d: 'M/d/yyyy',
  D: 'dddd, MMMM d, yyyy',
  f: 'dddd, MMMM d, yyyy h:mm tt',
  F: 'dddd, MMMM d, yyyy h:mm:ss tt',
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  m: 'MMMM d',
  M: 'MMMM d',
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
};

const malformed = () => new ValueError('FormatError', 'Input string was not in a correct format.');

/** What a format stands for: a custom picture for itself. undefined for a letter that means nothing. */
export function datePicture(format: string): string | undefined {
  const picture = tableEntry(standard, format === '' ? 'G' : format) ?? format;
  return picture.length === 1 || /f{8}|F{8}/.test(picture) ? undefined : picture;
}

/** A date with one of .NET's standard letters or a custom picture (`yyyy-MM-dd HH:mm`), culture en-US. Throws FormatError for other letters. */
export function formatDate(date: DateTime, format: string): string {
  if (format === 'U') return formatDate(toUniversal(date), 'F');
  const picture = datePicture(format);
  if (picture === undefined) throw malformed();
  const { year, month, day, hour, minute, second, fraction } = dateFields(date);
  const number = (value: number, token: string) => String(value).padStart(Math.min(token.length, 2), '0');
  const name = months[month - 1] ?? '';
  const parts: Readonly<Record<string, (token: string) => string>> = {
    y: token => (token.length < 3 ? number(year % 100, token) : String(year).padStart(token.length, '0')),
    M: token => (token.length > 3 ? name : token.length === 3 ? name.slice(0, 3) : number(month, token)),
    d: token => {
      if (token.length < 3) return number(day, token);
      return token.length === 3 ? weekdayName(date).slice(0, 3) : weekdayName(date);
    },
    H: token => number(hour, token),
    h: token => number(hour % 12 || 12, token),
    m: token => number(minute, token),
    s: token => number(second, token),
    f: token => String(fraction).padStart(7, '0').slice(0, token.length),
    F: token => String(fraction).padStart(7, '0').slice(0, token.length).replace(/0+$/, ''),
    t: token => (hour < 12 ? 'AM' : 'PM').slice(0, token.length),
    z: token => offset(date, token.length),
  };
  return picture.replace(
    /'([^']*)'|"([^"]*)"|\\(.)|%(?=[a-zA-Z])|([yMdHhmsfFtz])\4*|K/g,
    (token: string, single?: string, double?: string, escaped?: string) => {
      const literal = single ?? double ?? escaped;
      if (literal !== undefined) return literal;
      if (token === 'K') return zoneText(date);
      return token === '%' ? '' : (parts[token.charAt(0)]?.(token) ?? token);
    },
  );
}

function offset(date: DateTime, length: number): string {
  const zone = zoneText(date);
  const text = /^[+-]/.test(zone) ? zone : '+00:00';
  if (length >= 3) return text;
  return length === 2 ? text.slice(0, 3) : `${text.charAt(0)}${Number(text.slice(1, 3))}`;
}

/** How the views show a date in a row: en-US short form, UTC as ISO 8601 to the second. */
export const shortDate = (date: DateTime): string =>
  date instanceof Timestamp ? isoText(date) : formatDate(date, 'G');
