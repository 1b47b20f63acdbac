import type { ObjectValue, Value, ValueType, View } from './value.ts';

/** What a class of values tells about itself, in terms of the class. */
export interface TypeParts<T extends ObjectValue> {
  readonly names: readonly string[];
  readonly text: (self: T) => string;
  /** Visible properties, in display order. */
  readonly properties?: Readonly<Record<string, (self: T) => Value>>;
  /** Answer to their names but are not shown. */
  readonly hidden?: Readonly<Record<string, (self: T) => Value>>;
  readonly compare?: (self: T, other: T) => number;
  readonly scalar?: boolean;
  readonly json?: (self: T) => Value;
  readonly truth?: (self: T) => boolean;
  /** By lower-case name. */
  readonly methods?: Readonly<Record<string, (self: T, ...args: readonly Value[]) => Value>>;
  readonly view?: View;
}

/** The ValueType of a class of this folder; `is` tells its instances. */
export function defineType<T extends ObjectValue>(
  is: (value: ObjectValue) => value is T,
  parts: TypeParts<T>,
): ValueType {
  const own = (value: ObjectValue): T => {
    if (!is(value)) throw new TypeError(`not a ${parts.names[0]}`);
    return value;
  };
  const names = Object.keys(parts.properties ?? {});
  const readers = new Map(
    Object.entries({ ...parts.hidden, ...parts.properties }).map(([name, of]) => [name.toLowerCase(), of]),
  );
  const { compare, json, truth, view } = parts;
  return {
    names: parts.names,
    text: self => parts.text(own(self)),
    propertyNames: () => names,
    property: (self, name) => readers.get(name.toLowerCase())?.(own(self)),
    ...(compare ? { compare: (self: ObjectValue, other: ObjectValue) => compare(own(self), own(other)) } : {}),
    ...(json ? { json: (self: ObjectValue) => json(own(self)) } : {}),
    ...(parts.methods ? { methods: owned(parts.methods, own) } : {}),
    ...(truth ? { truth: (self: ObjectValue) => truth(own(self)) } : {}),
    ...(view ? { view } : {}),
    scalar: parts.scalar ?? false,
  };
}

const owned = <T>(
  methods: Readonly<Record<string, (self: T, ...args: readonly Value[]) => Value>>,
  own: (value: ObjectValue) => T,
): NonNullable<ValueType['methods']> =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (self: ObjectValue, ...args: readonly Value[]) => method(own(self), ...args),
    ]),
  );
