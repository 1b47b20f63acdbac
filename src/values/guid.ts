import { defineType } from './define-type.ts';
import type { ObjectValue, ValueType } from './value.ts';

/** `digits` is the lower-case form with dashes. */
export class Guid implements ObjectValue {
  readonly type: ValueType = guidType;
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

const guidType = defineType((value): value is Guid => value instanceof Guid, {
  names: ['System.Guid', 'System.ValueType'],
  text: self => self.digits,
  json: self => self.digits,
  scalar: true,
  properties: { Guid: self => self.digits },
  compare: (a, b) => (a.digits < b.digits ? -1 : a.digits > b.digits ? 1 : 0),
});

/** With or without dashes, braces or parentheses; undefined for anything else. */
export function parseGuid(text: string): Guid | undefined {
  const match = /^\s*[{(]?([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})[})]?\s*$/i.exec(text);
  return match ? new Guid(match.slice(1).join('-').toLowerCase()) : undefined;
}
