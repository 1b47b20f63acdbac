import { dateTimeOf } from '../../values/date-time.ts';
import type { Value } from '../../values/value.ts';

/** UTC with up to 7 fraction digits (ACR recordings: .NET ticks). */
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7})\d*)?Z$/;

/** A registry's timestamp as a date; the text as it came when it is none, null when the registry told nothing. */
export function timeValue(text: string | undefined): Value {
  if (text === undefined) return null;
  const match = TIMESTAMP.exec(text);
  if (!match) return text;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const fraction = Number((match[7] ?? '').padEnd(7, '0'));
  const fields = { year, month, day, hour, minute, second, fraction };
  return dateTimeOf(Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== undefined)), 'Utc') ?? text;
}

/** `2026-11-20 08:02`, UTC, for columns. */
export const minuteText = (text: string | undefined): string =>
  text === undefined ? '' : text.slice(0, 16).replace('T', ' ');
