import { DateTime } from './date-time.ts';
import { nonFiniteText } from './double-text.ts';
import { EnumValue } from './enumeration.ts';
import { formatDate } from './format-date.ts';
import { formatNumber } from './format-number.ts';
import { formatTimeSpan } from './format-time-span.ts';
import { Guid } from './guid.ts';
import { numberType } from './number-type.ts';
import { isArray } from './object-value.ts';
import { TimeSpan } from './time-span.ts';
import { toDouble } from './to-number.ts';
import { toText } from './to-text.ts';
import { typeName } from './type-name.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** A value as the views write it: its text, but infinity as a sign. */
export function shownText(value: Value): string {
  const type = numberType(value);
  const number = type === 'double' || type === 'float' ? toDouble(value) : 0;
  return Number.isFinite(number) ? toText(value) : nonFiniteText(number);
}

function formatGuid({ digits }: Guid, format: string): string {
  switch (format.toLowerCase()) {
    case 'd':
      return digits;
    case 'n':
      return digits.replaceAll('-', '');
    case 'b':
      return `{${digits}}`;
    case 'p':
      return `(${digits})`;
    default:
      throw new ValueError(
        'FormatError',
        'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".',
      );
  }
}

function formatEnumeration(value: EnumValue, format: string): string {
  switch (format.toLowerCase()) {
    case 'g':
    case 'f':
      return value.text;
    case 'd':
      return String(value.number);
    case 'x':
      return (value.number >>> 0).toString(16).toUpperCase().padStart(8, '0');
    default:
      throw new ValueError('FormatError', 'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
  }
}

/** A value with a .NET format string, culture en-US; without one (or where the type has no formats) as `.ToString()` gives it. */
export function formatValue(value: Value, format = ''): string {
  if (value instanceof DateTime) return formatDate(value, format || 'G');
  if (isArray(value)) return typeName(value);
  if (format === '') return numberType(value) ? formatNumber(value, '') : toText(value);
  if (numberType(value)) return formatNumber(value, format);
  if (value instanceof TimeSpan) return formatTimeSpan(value, format);
  if (value instanceof Guid) return formatGuid(value, format);
  return value instanceof EnumValue ? formatEnumeration(value, format) : toText(value);
}
