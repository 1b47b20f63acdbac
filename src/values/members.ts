import type { AddedProperty } from './added-member.ts';
import { CustomObject } from './custom-object.ts';
import { defineType } from './define-type.ts';
import { memberTypes } from './enumerations.ts';
import { Enumerator } from './enumerator.ts';
import { FactObject } from './fact-object.ts';
import { Hashtable } from './hashtable.ts';
import { MethodInfo } from './method-info.ts';
import { NamedList } from './named-list.ts';
import { elements, isArray } from './object-value.ts';
import { tableEntry } from './table-entry.ts';
import { toText } from './to-text.ts';
import { typeName, typeNames } from './type-name.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

/**
 * `target.name`. An array's own members come first (Count, Length, Rank), then its elements' values, one level flattened and those without
 * the property left out. A scalar has Count and Length 1 unless it has its own. null when there is no such property.
 */
export function getProperty(target: Value, name: string): Value {
  return findProperty(target, name) ?? null;
}

/** `getProperty`, telling a property that is null from one that does not exist. */
export function findProperty(target: Value, name: string): Value | undefined {
  const own = ownProperty(target, name);
  if (own !== undefined) return own;
  const key = name.toLowerCase();
  if (target instanceof Enumerator) return fromEach(target, name);
  if (isArray(target)) return fromElements(target, name);
  if (key === 'psobject' && target !== null) return reflection(target);
  if (key === 'pstypenames' && target !== null) return typeNameList(target);
  if (key === 'psbase' && target !== null) return target instanceof Hashtable ? classOf(target) : target;
  if (key === 'count' || key === 'length') return target === null ? 0 : 1;
  return target instanceof CustomObject ? methodInfo(target, key) : undefined;
}

/** A property of the value itself: no enumeration and no Count of one. undefined when it has none of that name. */
export function ownProperty(target: Value, name: string): Value | undefined {
  const key = name.toLowerCase();
  if (target instanceof Enumerator) return key === 'current' ? target.current : undefined;
  if (isArray(target)) return tableEntry(arrayMembers, key)?.(target);
  if (typeof target === 'string') return key === 'length' ? target.length : undefined;
  return typeof target === 'object' && target !== null ? target.type.property(target, name) : undefined;
}

/** Visible property names in display order; a text has its Length. */
export function propertyNames(target: Value): readonly string[] {
  if (typeof target === 'string') return ['Length'];
  if (isArray(target)) return ['Length'];
  return typeof target === 'object' && target !== null ? target.type.propertyNames(target) : [];
}

/** `target.name = value`. Throws PropertyNotFound where the object has no such property or cannot be changed. */
export function setProperty(target: Value, name: string, value: Value): void {
  if (typeof target === 'object' && target !== null && !isArray(target) && target.type.setProperty) {
    target.type.setProperty(target, name, value);
    return;
  }
  const readOnly = target !== null && ownProperty(target, name) !== undefined;
  throw readOnly
    ? new ValueError('PropertyAssignmentException', `'${name}' is a ReadOnly property.`)
    : new ValueError(
        'PropertyNotFound',
        `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
      );
}

const arrayMembers: Readonly<Record<string, (target: readonly Value[]) => Value>> = {
  count: target => target.length,
  length: target => target.length,
  longlength: target => BigInt(target.length),
  rank: () => 1,
  isfixedsize: () => true,
  isreadonly: () => false,
  issynchronized: () => false,
  psobject: reflection,
};

/** An enumerator has nothing but Current; any other name is asked of each of its values, Count and Length included. */
function fromEach(target: Enumerator, name: string): Value | undefined {
  const found = target.flatMap(each => elements(findProperty(each, name) ?? []));
  return found.length > 1 ? found : found[0];
}

function fromElements(target: readonly Value[], name: string): Value | undefined {
  const found = target.flatMap((each): readonly Value[] => {
    const value = isArray(each) ? fromElements(each, name) : elementProperty(each, name);
    if (value === undefined) return [];
    return isArray(value) ? value : [value];
  });
  return found.length > 1 ? found : found[0];
}

/** PowerShell gives custom objects without the property a null here, other objects nothing. */
const elementProperty = (target: Value, name: string) =>
  ownProperty(target, name) ?? (target instanceof CustomObject ? null : undefined);

/** Members of a dictionary's class; its entries are no properties. */
export const DICTIONARY = [
  'IsReadOnly',
  'IsFixedSize',
  'IsSynchronized',
  'Keys',
  'Values',
  'SyncRoot',
  'Count',
] as const;

/** `.psobject`: the object's properties, what it says it is, and the object itself. */
function reflection(target: Value): Value {
  const names = target instanceof Hashtable ? DICTIONARY : propertyNames(target);
  const removal = target instanceof CustomObject ? (name: string) => target.delete(name) : undefined;
  const properties = names.map(name => new PropertyInfo(target, name));
  const methods = target instanceof CustomObject ? target.methods().map(each => new MethodInfo(target, each)) : [];
  return new FactObject(REFLECTION, [
    ['BaseObject', target],
    ['Members', NamedList.holding([...properties, ...methods], removal)],
    ['Properties', NamedList.holding(properties, removal)],
    ['Methods', NamedList.holding(methods, removal)],
    ['TypeNames', typeNameList(target)],
  ]);
}

/** `.psbase` of a dictionary: what its class has, also where an entry has the name. */
const classOf = (table: Hashtable): Value =>
  new FactObject(
    typeName(table),
    DICTIONARY.map(name => [name, table.member(name) ?? null] as const),
  );

/** The class of `.psobject`. */
export const REFLECTION = 'System.Management.Automation.PSMemberSet';

/** A property as an object; assigning its Value changes the object that has it. */
class PropertyInfo implements ObjectValue {
  readonly type: ValueType = propertyInfoType;
  readonly target: Value;
  readonly name: string;

  constructor(target: Value, name: string) {
    this.target = target;
    this.name = name;
  }

  get value(): Value {
    const own = this.target instanceof Hashtable ? this.target.member(this.name) : undefined;
    return own ?? ownProperty(this.target, this.name) ?? null;
  }

  get isOwn(): boolean {
    return this.target instanceof CustomObject;
  }

  /** What works it out; undefined for plain values. */
  get added(): AddedProperty | undefined {
    return this.target instanceof CustomObject ? this.target.property(this.name) : undefined;
  }

  get typeOfValue(): string {
    const { added, target } = this;
    return added && target instanceof CustomObject ? added.typeOfValue(target) : typeName(this.value);
  }
}

const methodInfo = (target: CustomObject, name: string): MethodInfo | undefined => {
  const method = target.method(name);
  return method && new MethodInfo(target, method);
};

const propertyFacts: Readonly<Record<string, (self: PropertyInfo) => Value>> = {
  MemberType: ({ added, isOwn }) => memberTypes.find(added?.kind ?? (isOwn ? 'NoteProperty' : 'Property')) ?? null,
  IsSettable: ({ added, isOwn }) => added?.isSettable ?? isOwn,
  IsGettable: ({ added }) => added?.isGettable ?? true,
  Value: self => self.value,
  TypeNameOfValue: self => self.typeOfValue,
  Name: self => self.name,
  IsInstance: self => self.isOwn,
};

const propertyInfo = defineType((value): value is PropertyInfo => value instanceof PropertyInfo, {
  names: ['System.Management.Automation.PSPropertyInfo', 'System.Object'],
  text: self => self.added?.definition ?? `${typeName(self.value)} ${self.name}=${toText(self.value)}`,
  properties: propertyFacts,
});

/** Properties that are no plain values show first what they are made of. */
const propertyInfoType: ValueType = {
  ...propertyInfo,
  propertyNames: self => [...madeOf(self).map(([name]) => name), ...propertyInfo.propertyNames(self)],
  property: (self, name) =>
    propertyInfo.property(self, name) ?? madeOf(self).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1],
  setProperty(self, name, value) {
    if (self instanceof PropertyInfo && name.toLowerCase() === 'value') setProperty(self.target, self.name, value);
  },
};

const madeOf = (self: ObjectValue): AddedProperty['facts'] =>
  (self instanceof PropertyInfo ? self.added?.facts : undefined) ?? [];

/** `.pstypenames`; a script can change that of a custom object. */
const typeNameList = (target: Value): readonly Value[] =>
  target instanceof CustomObject ? target.typeNames : [...typeNames(target)];

/** What a value says it is in a listing: its type, or for a custom object the name that it was given. */
export const statedType = (target: Value): string => toText(typeNameList(target)[0] ?? typeName(target));
