import { isArray, isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { cellText } from '../../../views/cell.ts';
import type { TextTest } from './text-match.ts';

/** Does one of the cells of the row pass, as its table has them, narrow window or not? */
export function someCell(value: Value, passes: TextTest): boolean {
  if (!isObject(value) || value.type.scalar) return passes(isArray(value) ? cellText(value, 'table') : toText(value));
  const columns = value.type.view?.table?.columns;
  if (columns) {
    for (const column of columns) if (passes(textOf(column.of(value)))) return true;
    return false;
  }
  return value.type.propertyNames(value).some(name => passes(textOf(propertyOf(value, name) ?? null)));
}

/** Is it called so: a tag, a repository, a registry by its name, a manifest by one of its tags? Of anything else all cells are asked. */
export function someName(value: Value, passes: TextTest): boolean {
  const names = namesOf(value);
  return names ? names.some(passes) : someCell(value, passes);
}

/** undefined for what is nothing in a registry. */
export function namesOf(value: Value): readonly string[] | undefined {
  switch (subjectKindOf(value)) {
    case 'registry':
      return ['RegistryName', 'Name', 'LoginServer'].flatMap(name => textsOf(propertyOf(value, name)));
    case 'repository':
    case 'tag':
      return textsOf(propertyOf(value, 'Name'));
    case 'manifest':
      return textsOf(propertyOf(value, 'Tags'));
    default:
      return undefined;
  }
}

/** The texts that a property's value is: of a collection those of its elements. */
export function textsOf(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value.map(each => toText(each)) : [toText(value)];
}

export const propertyOf = (value: Value, name: string): Value | undefined =>
  isObject(value) ? value.type.property(value, name) : undefined;

/** With all elements of a collection: the table shows the first of them only. */
const textOf = (cell: Value): string => (typeof cell === 'string' ? cell : cellText(cell, 'table', { most: -1 }));

/** What it is in a registry, as its view tells. */
export const subjectKindOf = (value: Value): string | undefined =>
  isObject(value) ? value.type.view?.subject : undefined;
