import type { AddedProperty } from './added-member.ts';
import { convertTo } from './convert.ts';
import type { CustomObject } from './custom-object.ts';
import { typeName } from './type-name.ts';
import type { TypeValue } from './type-value.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** Another name of a property, which may convert what it reads; what is assigned goes to the property as it is. */
export class AliasProperty implements AddedProperty {
  readonly kind = 'AliasProperty';
  readonly isGettable = true;
  readonly isSettable = true;
  readonly name: string;
  readonly referenced: string;
  readonly conversion: TypeValue | undefined;

  constructor(name: string, referenced: string, conversion?: TypeValue) {
    this.name = name;
    this.referenced = referenced;
    this.conversion = conversion;
  }

  get definition(): string {
    return `${this.name} = ${this.conversion ? `(${this.conversion.fullName})` : ''}${this.referenced}`;
  }

  get facts(): readonly (readonly [string, Value])[] {
    return [
      ['ReferencedMemberName', this.referenced],
      ['ConversionType', this.conversion ?? null],
    ];
  }

  typeOfValue(self: CustomObject): string {
    return this.conversion?.fullName ?? typeName(this.get(self));
  }

  get(self: CustomObject): Value {
    const { name, problem } = this.#target(self);
    if (problem) return null;
    const value = self.get(name) ?? null;
    return this.conversion ? converted(value, this.conversion.fullName) : value;
  }

  set(self: CustomObject, value: Value): void {
    const { name, problem } = this.#target(self);
    if (problem) throw problem;
    self.set(name, value);
  }

  /** The property that is meant: aliases of aliases are followed. */
  #target(self: CustomObject): { readonly name: string; readonly problem: ValueError | undefined } {
    const passed = new Set<string>([this.name.toLowerCase()]);
    let name = this.referenced;
    for (;;) {
      const member = self.property(name);
      if (passed.has(name.toLowerCase())) return { name, problem: cycle(this.name) };
      if (!(member instanceof AliasProperty)) {
        return { name, problem: self.has(name) ? undefined : notPresent(name) };
      }
      passed.add(name.toLowerCase());
      name = member.referenced;
    }
  }
}

/** What does not convert reads as null (PSGetMemberBinder.WrapGetMemberInTry). */
function converted(value: Value, type: string): Value {
  try {
    return convertTo(type, value);
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

const OPTIONS = { category: 'NotSpecified', exception: 'ExtendedTypeSystemException' } as const;

const cycle = (name: string) =>
  new ValueError('CycleInAliasLookup', `The alias with name "${name}" contains a cycle.`, OPTIONS);

const notPresent = (name: string) =>
  new ValueError('AliasLookupMemberNotPresent', `The member "${name}" is not present.`, OPTIONS);
