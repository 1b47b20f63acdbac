import { defineType } from './define-type.ts';
import { doubleText } from './double-text.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';

/** The number types besides Int32, Int64, Double and Decimal. */
export type SizedType = 'byte' | 'sbyte' | 'short' | 'ushort' | 'uint' | 'ulong' | 'bigint' | 'float';

/** A number of a type that literals and casts alone make; arithmetic makes wider ones of most. `float` holds a number, the others whole ones. */
export class Sized implements ObjectValue {
  readonly sizedType: SizedType;
  readonly value: bigint | number;

  constructor(sizedType: SizedType, value: bigint | number) {
    this.sizedType = sizedType;
    this.value = value;
  }

  get type(): ValueType {
    return types[this.sizedType];
  }
}

interface Facts {
  readonly name: string;
  readonly least: bigint;
  readonly most: bigint;
}

const bits = (name: string, size: bigint, isSigned: boolean): Facts => ({
  name: `System.${name}`,
  least: isSigned ? -(2n ** (size - 1n)) : 0n,
  most: isSigned ? 2n ** (size - 1n) - 1n : 2n ** size - 1n,
});

/** Full names and limits of the whole types. */
export const sizedFacts: Readonly<Record<Exclude<SizedType, 'float'>, Facts>> = {
  byte: bits('Byte', 8n, false),
  sbyte: bits('SByte', 8n, true),
  short: bits('Int16', 16n, true),
  ushort: bits('UInt16', 16n, false),
  uint: bits('UInt32', 32n, false),
  ulong: bits('UInt64', 64n, false),
  bigint: { name: 'System.Numerics.BigInteger', least: -(10n ** 400n), most: 10n ** 400n },
};

const typeOf = (name: string): ValueType =>
  defineType((value): value is Sized => value instanceof Sized, {
    names: [name, 'System.ValueType', 'System.Object'],
    text: self => numberText(self.value),
    json: jsonOf,
    scalar: true,
  });

const types: Readonly<Record<SizedType, ValueType>> = {
  byte: typeOf(sizedFacts.byte.name),
  sbyte: typeOf(sizedFacts.sbyte.name),
  short: typeOf(sizedFacts.short.name),
  ushort: typeOf(sizedFacts.ushort.name),
  uint: typeOf(sizedFacts.uint.name),
  ulong: typeOf(sizedFacts.ulong.name),
  bigint: typeOf(sizedFacts.bigint.name),
  float: typeOf('System.Single'),
};

/** A Single shows seven digits. */
const numberText = (value: bigint | number): string =>
  typeof value === 'bigint' ? String(value) : doubleText(Number(value.toPrecision(7)));

function jsonOf({ value }: Sized): Value {
  return typeof value === 'bigint' ? value : Number(value.toPrecision(7));
}
