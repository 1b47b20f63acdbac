import { defineType } from './define-type.ts';
import { doubleText } from './double-text.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';

/** A Double that happens to be integral (`5.0`): plain integral numbers are integers. */
export class Real implements ObjectValue {
  readonly type: ValueType = realType;
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

const realType = defineType((value): value is Real => value instanceof Real, {
  names: ['System.Double', 'System.ValueType'],
  text: self => doubleText(self.value),
  scalar: true,
});

/** A Double as a value. */
export function double(value: number): Value {
  return Number.isInteger(value) ? new Real(value) : value;
}
