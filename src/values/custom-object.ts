import type { AddedMember, AddedMethod, AddedProperty } from './added-member.ts';
import { List } from './list.ts';
import { isObject } from './object-value.ts';
import { innerText, toText } from './to-text.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

/** PSCustomObject: named values in the order they were added, names compared without case. */
export class CustomObject implements ObjectValue {
  readonly type: ValueType = customObjectType;
  /** undefined is the value of properties that `#properties` works out. */
  readonly #entries = new Map<string, { readonly name: string; value: Value | undefined }>();
  #properties: Map<string, AddedProperty> | undefined;
  #methods: Map<string, AddedMethod> | undefined;
  #typeNames: List | undefined;
  readonly #stated: string | undefined;

  /** `stated` is what the object says it is, before PSCustomObject: `Selected.System.String`. */
  constructor(entries: Iterable<readonly [string, Value]> = [], stated?: string) {
    this.#stated = stated;
    for (const [name, value] of entries) this.set(name, value);
  }

  /** `.pstypenames`: what the object says it is, most derived first; scripts may add to it. */
  get typeNames(): List {
    this.#typeNames ??= List.holding([
      ...(this.#stated === undefined ? [] : [this.#stated]),
      ...customObjectType.names,
    ]);
    return this.#typeNames;
  }

  /** A property's value; undefined when there is none of that name. */
  get(name: string): Value | undefined {
    const key = name.toLowerCase();
    const value = this.#entries.get(key)?.value;
    return value === undefined && this.#properties ? this.#properties.get(key)?.get(this) : value;
  }

  /** Adds the name or changes its value; a name keeps its first spelling. */
  set(name: string, value: Value): void {
    const key = name.toLowerCase();
    const entry = this.#entries.get(key);
    if (!entry) this.#entries.set(key, { name, value });
    else if (entry.value === undefined) this.#properties?.get(key)?.set(this, value);
    else entry.value = value;
  }

  /** Whether it has a property of the name. */
  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Adds a member that is no plain value, in place of any of its name. */
  add(member: AddedMember): void {
    const key = member.name.toLowerCase();
    this.delete(key);
    if (member.kind === 'ScriptMethod') {
      this.#methods ??= new Map();
      this.#methods.set(key, member);
      return;
    }
    this.#properties ??= new Map();
    this.#properties.set(key, member);
    this.#entries.set(key, { name: member.name, value: undefined });
  }

  /** What works out the property of the name; undefined for plain values. */
  property(name: string): AddedProperty | undefined {
    return this.#properties?.get(name.toLowerCase());
  }

  method(name: string): AddedMethod | undefined {
    return this.#methods?.get(name.toLowerCase());
  }

  /** Its own methods, in the order they were added. */
  methods(): readonly AddedMethod[] {
    return this.#methods ? [...this.#methods.values()] : [];
  }

  /** Takes away the property or method of the name. */
  delete(name: string): void {
    const key = name.toLowerCase();
    this.#entries.delete(key);
    this.#properties?.delete(key);
    this.#methods?.delete(key);
  }

  names(): string[] {
    return Array.from(this.#entries.values(), each => each.name);
  }

  entries(): [string, Value][] {
    return Array.from(this.#entries.values(), ({ name, value }) => [
      name,
      value === undefined ? (this.get(name) ?? null) : value,
    ]);
  }

  /** Another object with the same members. */
  copy(): CustomObject {
    const made = new CustomObject([], this.#stated);
    if (this.#typeNames) made.#typeNames = List.holding(this.#typeNames);
    for (const [key, { name, value }] of this.#entries) made.#entries.set(key, { name, value });
    if (this.#properties) made.#properties = new Map(this.#properties);
    if (this.#methods) made.#methods = new Map(this.#methods);
    return made;
  }
}

const own = (self: ObjectValue): CustomObject => {
  if (!(self instanceof CustomObject)) throw new TypeError('not a custom object');
  return self;
};

/** What a ToString of its own answers. */
function ownText(self: CustomObject): string | undefined {
  const method = self.method('ToString');
  return method && toText(method.call(self, []));
}

const inside = (value: Value): string =>
  (isObject(value) && value instanceof CustomObject ? ownText(value) : undefined) ?? innerText(value);

const customObjectType: ValueType = {
  names: ['System.Management.Automation.PSCustomObject', 'System.Object'],
  text: self => {
    const stated = ownText(own(self));
    if (stated !== undefined) return stated;
    const texts = own(self)
      .entries()
      .map(([name, value]) => `${name}=${inside(value)}`);
    return texts.length === 0 ? '' : `@{${texts.join('; ')}}`;
  },
  isBare: true,
  propertyNames: self => own(self).names(),
  property: (self, name) => own(self).get(name),
  setProperty: (self, name, value) => {
    if (!own(self).has(name)) {
      throw new ValueError(
        'PropertyNotFound',
        `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
      );
    }
    own(self).set(name, value);
  },
};
