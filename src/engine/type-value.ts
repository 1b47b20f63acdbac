import { defineType } from '../values/define-type.ts';
import type { ObjectValue, ValueType } from '../values/value.ts';

/** `[int]` as a value. */
export class TypeValue implements ObjectValue {
  readonly type: ValueType = typeType;
  /** `System.Int32` */
  readonly fullName: string;

  constructor(fullName: string) {
    this.fullName = fullName;
  }
}

const typeType = defineType((value): value is TypeValue => value instanceof TypeValue, {
  names: ['System.RuntimeType', 'System.Type'],
  text: ({ fullName }) => shortName(fullName),
  properties: { Name: ({ fullName }) => fullName.split('.').at(-1) ?? fullName, FullName: ({ fullName }) => fullName },
  scalar: true,
});

/** PowerShell shows the keyword of the common ones. */
function shortName(fullName: string): string {
  const short: Readonly<Record<string, string>> = {
    'System.Int32': 'int',
    'System.Int64': 'long',
    'System.String': 'string',
    'System.Boolean': 'bool',
    'System.Double': 'double',
    'System.Decimal': 'decimal',
    'System.Object': 'System.Object',
  };
  return short[fullName] ?? fullName;
}
