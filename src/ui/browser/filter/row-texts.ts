import { isArray, isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { cellText } from '../../../views/cell.ts';
import type { TestedRow } from './tested-row.ts';

/** The cells of a row: those of its type's table, else its visible properties; of a bare value its text. */
export function cellsOf(value: Value): readonly string[] {
  if (!isObject(value) || value.type.scalar) return [isArray(value) ? wholeText(value) : toText(value)];
  const { type } = value;
  const columns = type.view?.table?.columns;
  if (columns) return columns.map(each => wholeText(each.of(value)));
  return type.propertyNames(value).map(each => wholeText(type.property(value, each) ?? null));
}

/** With all elements of a collection: the table shows the first of them only. */
const wholeText = (cell: Value): string => (typeof cell === 'string' ? cell : cellText(cell, 'table', { most: -1 }));

/** What it is called: a tag, a repository, a registry by its name, a manifest by its tags. Of anything else all cells. */
export function namesOf(row: TestedRow): readonly string[] {
  switch (row.subject) {
    case 'registry':
      return ['RegistryName', 'Name', 'LoginServer'].flatMap(name => textsOf(row.property(name)));
    case 'repository':
    case 'tag':
      return textsOf(row.property('Name'));
    case 'manifest':
      return textsOf(row.property('Tags'));
    default:
      return row.cells;
  }
}

/** The texts that a property's value is: of a collection those of its elements. */
export function textsOf(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value.map(each => toText(each)) : [toText(value)];
}
