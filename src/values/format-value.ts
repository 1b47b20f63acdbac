import { DateTime } from './date-time.ts';
import { formatDate } from './format-date.ts';
import { formatNumber } from './format-number.ts';
import { formatTimeSpan } from './format-time-span.ts';
import { Guid } from './guid.ts';
import { numberType } from './number-type.ts';
import { TimeSpan } from './time-span.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';

/** A value with a .NET format string, culture en-US; without one (or where the type has no formats) as `.ToString()` gives it. */
export function formatValue(value: Value, format = ''): string {
  if (value instanceof DateTime) return formatDate(value, format || 'G');
  if (format === '') return toText(value);
  if (numberType(value)) return formatNumber(value, format);
  if (value instanceof TimeSpan) return formatTimeSpan(value, format);
  return value instanceof Guid && /^n$/i.test(format) ? value.digits.replaceAll('-', '') : toText(value);
}
