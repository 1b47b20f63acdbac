import { DateTime } from '../values/date-time.ts';
import { shortDate } from '../values/format-date.ts';
import { formatNumber } from '../values/format-number.ts';
import { formatText } from '../values/format-operator.ts';
import { formatValue, shownText } from '../values/format-value.ts';
import { numberType } from '../values/number-type.ts';
import { isArray, isObject } from '../values/object-value.ts';
import type { Value } from '../values/value.ts';

/** How many values of a collection are shown where nobody says ($FormatEnumerationLimit). */
const ENUMERATION_LIMIT = 4;

/**
 * The text of a value in a table's cell or behind a list's label, not yet cleaned: collections as `{a, b, c, d…}`, dates short, UTC ones as
 * ISO 8601, fractions with two digits in tables. `format` is a .NET format string, `F2` or `{0:F2}`; of a collection `most` values are shown,
 * all below 0.
 */
export function cellText(
  value: Value,
  place: 'table' | 'list',
  { format = '', most = ENUMERATION_LIMIT }: CellStyle = {},
): string {
  if (format.includes('{0')) return formatText(format, [value]);
  if (format !== '') return formatValue(value, format);
  if (typeof value === 'string') return value;
  if (isArray(value)) return collection(value, most);
  if (value instanceof DateTime) return shortDate(value);
  if (isObject(value) && value.type.rows) return collection(value.type.rows(value), most);
  const type = numberType(value);
  const isReal = type === 'double' || type === 'float' || type === 'decimal';
  return place === 'table' && isReal ? formatNumber(value, 'F2') : shownText(value);
}

export interface CellStyle {
  readonly format?: string | undefined;
  readonly most?: number | undefined;
}

function collection(values: readonly Value[], most: number): string {
  const shown = (most < 0 ? values : values.slice(0, most)).map(elementText);
  return `{${shown.join(', ')}${values.length > shown.length ? '…' : ''}}`;
}

/** A collection in a collection is its values, a dictionary there its type. */
function elementText(value: Value): string {
  if (value === null) return '$null';
  if (isArray(value)) return value.map(each => cellText(each, 'list')).join(' ');
  return isObject(value) && value.type.rows ? value.type.text(value) : cellText(value, 'list');
}

/** Numbers, booleans and characters stand at the right of their column. */
export const standsRight = (value: Value): boolean =>
  typeof value === 'boolean' ||
  numberType(value) !== undefined ||
  (isObject(value) && (value.type.names[0] === 'System.Char' || value.type.names.includes('System.Enum')));
