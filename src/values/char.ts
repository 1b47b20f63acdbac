import { defineType } from './define-type.ts';
import type { ObjectValue, ValueType } from './value.ts';

/** One UTF-16 code unit. */
export class Char implements ObjectValue {
  readonly type: ValueType = charType;
  readonly code: number;

  constructor(code: number) {
    this.code = code;
  }
}

const charText = (char: Char): string => String.fromCharCode(char.code);

const charType = defineType((value): value is Char => value instanceof Char, {
  names: ['System.Char', 'System.ValueType'],
  text: charText,
  json: charText,
  scalar: true,
});
