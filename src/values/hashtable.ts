import { defineType } from './define-type.ts';
import { isObject } from './object-value.ts';
import { tableEntry } from './table-entry.ts';
import { toText } from './to-text.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

/**
 * Hashtable and [ordered] dictionary. Both keep the order of insertion (a plain Hashtable promises none); text keys compare
 * without case unless it is asked for, numbers by value.
 */
export class Hashtable implements ObjectValue {
  readonly type: ValueType;
  readonly ordered: boolean;
  readonly caseSensitive: boolean;
  readonly #entries = new Map<unknown, Entry>();

  constructor(
    entries: Iterable<readonly [Value, Value]> = [],
    { ordered = false, fromJson = false, caseSensitive = fromJson }: TableOptions = {},
  ) {
    this.ordered = ordered;
    this.caseSensitive = caseSensitive;
    this.type = fromJson ? orderedHashtableType : ordered ? orderedType : hashtableType;
    for (const [key, value] of entries) this.set(key, value);
  }

  #identity(key: Value): unknown {
    return identity(key, this.caseSensitive);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: Value): Value | undefined {
    return this.#entries.get(this.#identity(key))?.value;
  }

  has(key: Value): boolean {
    return this.#entries.has(this.#identity(key));
  }

  /** Adds the key or changes its value; a key keeps its first spelling. */
  set(key: Value, value: Value): void {
    const entry = this.#entries.get(this.#identity(key));
    this.#entries.set(this.#identity(key), new Entry(entry ? entry.key : key, value));
  }

  /** Throws when the key is there already. */
  add(key: Value, value: Value): void {
    if (this.has(key)) throw new ValueError('ArgumentException', alreadyAdded(key));
    this.set(key, value);
  }

  /** Puts a new key at a place among the others. */
  insert(index: number, key: Value, value: Value): void {
    const entries = this.entries();
    entries.splice(index, 0, new Entry(key, value));
    this.#entries.clear();
    for (const each of entries) this.#entries.set(this.#identity(each.key), each);
  }

  delete(key: Value): void {
    this.#entries.delete(this.#identity(key));
  }

  clear(): void {
    this.#entries.clear();
  }

  keys(): Value[] {
    return Array.from(this.#entries.values(), each => each.key);
  }

  values(): Value[] {
    return Array.from(this.#entries.values(), each => each.value);
  }

  /** A member of its class, whatever its entries are called; undefined for other names. */
  member(name: string): Value | undefined {
    return tableEntry(members, name.toLowerCase())?.(this);
  }

  /** Entries as PowerShell enumerates them: objects with Key, Value and Name. */
  entries(): Entry[] {
    return [...this.#entries.values()];
  }
}

/** .NET's words for a key that is there. */
export const alreadyAdded = (key: Value): string =>
  `Item has already been added. Key in dictionary: '${toText(key)}'  Key being added: '${toText(key)}'`;

interface TableOptions {
  /** [ordered]: its elements have positions too. */
  readonly ordered?: boolean;
  /** What -AsHashtable reads: names that differ only in case are different. */
  readonly fromJson?: boolean;
  readonly caseSensitive?: boolean;
}

/** DictionaryEntry. */
export class Entry implements ObjectValue {
  readonly type: ValueType = entryType;
  readonly key: Value;
  readonly value: Value;

  constructor(key: Value, value: Value) {
    this.key = key;
    this.value = value;
  }
}

const entryOf = (self: ObjectValue): Entry => {
  if (!(self instanceof Entry)) throw new TypeError('not a dictionary entry');
  return self;
};

const entryType = defineType((value): value is Entry => value instanceof Entry, {
  names: ['System.Collections.DictionaryEntry', 'System.ValueType'],
  text: self => `[${toText(self.key)}, ${toText(self.value)}]`,
  properties: { Name: self => self.key, Key: self => self.key, Value: self => self.value },
  view: {
    table: {
      columns: [
        { label: 'Name', of: self => entryOf(self).key, width: 30 },
        { label: 'Value', of: self => entryOf(self).value },
      ],
    },
    list: ['Name', 'Value'],
  },
});

/** What makes two keys the same key. */
function identity(key: Value, caseSensitive: boolean): unknown {
  if (typeof key === 'string') return `s:${caseSensitive ? key : key.toLowerCase()}`;
  if (typeof key === 'number' || typeof key === 'bigint') return `n:${key}`;
  return isObject(key) && key.type.scalar ? `${key.type.names[0]}:${toText(key)}` : key;
}

const own = (self: ObjectValue): Hashtable => {
  if (!(self instanceof Hashtable)) throw new TypeError('not a hashtable');
  return self;
};

/** Members of .NET's class; entries of the same name win. */
const members: Readonly<Record<string, (self: Hashtable) => Value>> = {
  count: self => self.size,
  keys: self => self.keys(),
  values: self => self.values(),
  isreadonly: () => false,
  isfixedsize: () => false,
  issynchronized: () => false,
  syncroot: self => self,
};

const dictionaryType = (names: readonly string[]): ValueType => ({
  names,
  text: () => names[0] ?? '',
  propertyNames: self =>
    own(self)
      .keys()
      .map(each => toText(each)),
  property: (self, name) => {
    const table = own(self);
    return table.has(name)
      ? table.get(name)
      : (byText(table, name) ?? tableEntry(members, name.toLowerCase())?.(table));
  },
  setProperty: (self, name, value) => own(self).set(name, value),
  rows: self => own(self).entries(),
});

/** `$h.1` and JSON mean the key 1 of a number by its text. */
const byText = (table: Hashtable, name: string) =>
  table.entries().find(each => typeof each.key !== 'string' && toText(each.key).toLowerCase() === name.toLowerCase())
    ?.value;

/** What JSON is read into with -AsHashtable: a Hashtable that keeps its order. */
const orderedHashtableType = dictionaryType([
  'System.Management.Automation.OrderedHashtable',
  'System.Collections.Hashtable',
  'System.Object',
]);
const hashtableType = dictionaryType(['System.Collections.Hashtable', 'System.Object']);
const orderedType = dictionaryType(['System.Collections.Specialized.OrderedDictionary', 'System.Object']);
