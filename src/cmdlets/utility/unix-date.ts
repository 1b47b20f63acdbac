import { ShellError } from '../../engine/error-record.ts';
import { type DateTime, dateFields, toEpoch, zoneText } from '../../values/date-time.ts';
import { formatDate } from '../../values/format-date.ts';

const two = (value: number, filler = '0') => String(value).padStart(2, filler);

/** The day of the year, counted from 1. */
const dayOfYear = ({ year, month, day }: ReturnType<typeof dateFields>) =>
  Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;

/** ISO 8601: the week that holds Thursday, and its year. */
function isoWeek({ year, month, day, weekday }: ReturnType<typeof dateFields>): { week: number; year: number } {
  const thursday = new Date(0);
  thursday.setUTCFullYear(year, month - 1, day + 4 - (weekday || 7));
  // Date.UTC takes years below 100 for those of the last century
  const first = new Date(0).setUTCFullYear(thursday.getUTCFullYear(), 0, 1);
  return { week: Math.floor((thursday.getTime() - first) / 604_800_000) + 1, year: thursday.getUTCFullYear() };
}

/** A date in the letters of the Unix command (Get-Date -UFormat); a leading `+` is dropped. Throws for an empty format. */
export function formatUnix(date: DateTime, format: string): string {
  const fields = dateFields(date);
  const { year, month, day, hour, minute, second, weekday } = fields;
  const zone = () => {
    const text = zoneText(date);
    return text === 'Z' || text === '' ? '+00' : text.slice(0, 3);
  };
  const hour12 = hour % 12 || 12;
  const half = hour < 12 ? 'AM' : 'PM';
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
  const letters: Readonly<Record<string, () => string | number>> = {
    A: () => formatDate(date, 'dddd'),
    a: () => formatDate(date, 'ddd'),
    B: () => formatDate(date, 'MMMM'),
    b: () => formatDate(date, 'MMM'),
    h: () => formatDate(date, 'MMM'),
    C: () => Math.floor(year / 100),
    c: () => formatDate(date, 'ddd dd MMM yyyy HH:mm:ss'),
    D: () => formatDate(date, 'MM/dd/yy'),
    d: () => two(day),
    e: () => two(day, ' '),
    F: () => formatDate(date, 'yyyy-MM-dd'),
    G: () => String(isoWeek(fields).year).padStart(4, '0'),
    g: () => two(isoWeek(fields).year % 100),
    H: () => two(hour),
    I: () => two(hour12),
    j: () => String(dayOfYear(fields)).padStart(3, '0'),
    k: () => two(hour, ' '),
    l: () => two(hour12, ' '),
    M: () => two(minute),
    m: () => two(month),
    n: () => '\n',
    p: () => half,
    R: () => `${two(hour)}:${two(minute)}`,
    r: () => `${two(hour12)}:${two(minute)}:${two(second)} ${half}`,
    S: () => two(second),
    s: () => Math.floor(toEpoch(date) / 1000),
    T: () => clock,
    t: () => '\t',
    U: () => Math.floor(dayOfYear(fields) / 7),
    u: () => weekday || 7,
    V: () => two(isoWeek(fields).week),
    w: () => weekday,
    W: () => Math.floor(dayOfYear(fields) / 7),
    X: () => clock,
    x: () => formatDate(date, 'MM/dd/yy'),
    Y: () => String(year).padStart(4, '0'),
    y: () => formatDate(date, 'yy'),
    Z: zone,
    '%': () => '%',
  };
  if (format === '') {
    throw new ShellError(
      'ParameterArgumentValidationErrorEmptyStringNotAllowed',
      "Cannot bind argument to parameter 'UFormat' because it is an empty string.",
      {
        category: 'InvalidData',
      },
    );
  }
  return format.replace(/^\+/, '').replace(/%(.)/g, (token, letter: string) => String(letters[letter]?.() ?? token));
}
