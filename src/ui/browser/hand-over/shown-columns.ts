import { CustomObject } from '../../../values/custom-object.ts';
import { DateTime, isoText } from '../../../values/date-time.ts';
import { elements, isArray, isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { ObjectValue, Value } from '../../../values/value.ts';

/**
 * A row as an object of the columns that are shown: exact values (bytes, times) where a property has the column's name, else the cell.
 * What is no object stays as it is.
 */
export function shownColumns(value: Value, columns: readonly string[]): Value {
  if (!isObject(value) || columns.length === 0) return value;
  return new CustomObject(columns.map(label => [label, exactly(value, label)]));
}

function exactly(value: ObjectValue, label: string): Value {
  const property = value.type.property(value, label);
  const cell = () => value.type.view?.table?.columns.find(each => each.label === label)?.of(value) ?? null;
  if (property === undefined) return inOneCell(cell());
  const isPlain = !isObject(property) || property.type.scalar === true;
  // an object would only tell the name of its type
  return isPlain || isArray(property) ? inOneCell(property) : inOneCell(cell());
}

function inOneCell(value: Value): Value {
  if (isArray(value))
    return elements(value)
      .map(each => toText(each))
      .join(', ');
  // in ISO 8601, as JSON has them: the text of a date is that of .NET's invariant culture
  return value instanceof DateTime ? isoText(value, true) : value;
}
