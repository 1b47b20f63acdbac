import { toText } from './to-text.ts';
import type { Value } from './value.ts';

/** An array of objects with names, whose elements can be asked for by name: `.psobject.Properties['Size']`. */
export class NamedList extends Array<Value> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /** What `Remove(name)` does; absent where nothing can be removed. */
  remove: ((name: string) => void) | undefined;

  static holding(values: Iterable<Value>, remove?: (name: string) => void): NamedList {
    const list = new NamedList();
    for (const value of values) list.push(value);
    list.remove = remove;
    return list;
  }

  /** The element of that name, ignoring case; undefined when there is none. */
  named(name: string): Value | undefined {
    return this.find(each => nameOf(each).toLowerCase() === name.toLowerCase());
  }
}

const nameOf = (value: Value): string =>
  typeof value === 'object' && value !== null && 'type' in value
    ? toText(value.type.property(value, 'Name') ?? null)
    : '';
