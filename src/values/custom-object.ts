import { List } from './list.ts';
import { innerText } from './to-text.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

/** PSCustomObject: named values in the order they were added, names compared without case. */
export class CustomObject implements ObjectValue {
  readonly type: ValueType = customObjectType;
  readonly #entries = new Map<string, { readonly name: string; value: Value }>();
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

  get(name: string): Value | undefined {
    return this.#entries.get(name.toLowerCase())?.value;
  }

  /** Adds the name or changes its value; a name keeps its first spelling. */
  set(name: string, value: Value): void {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry) entry.value = value;
    else this.#entries.set(name.toLowerCase(), { name, value });
  }

  delete(name: string): void {
    this.#entries.delete(name.toLowerCase());
  }

  names(): string[] {
    return Array.from(this.#entries.values(), each => each.name);
  }

  entries(): [string, Value][] {
    return Array.from(this.#entries.values(), each => [each.name, each.value]);
  }
}

const own = (self: ObjectValue): CustomObject => {
  if (!(self instanceof CustomObject)) throw new TypeError('not a custom object');
  return self;
};

const customObjectType: ValueType = {
  names: ['System.Management.Automation.PSCustomObject', 'System.Object'],
  text: self => {
    const texts = own(self)
      .entries()
      .map(([name, value]) => `${name}=${innerText(value)}`);
    return texts.length === 0 ? '' : `@{${texts.join('; ')}}`;
  },
  isBare: true,
  propertyNames: self => own(self).names(),
  property: (self, name) => own(self).get(name),
  setProperty: (self, name, value) => {
    if (own(self).get(name) === undefined) {
      throw new ValueError(
        'PropertyNotFound',
        `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
      );
    }
    own(self).set(name, value);
  },
};
