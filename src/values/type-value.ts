import { defineType } from './define-type.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';

/** `[int]` as a value, and what `.GetType()` answers. */
export class TypeValue implements ObjectValue {
  readonly type: ValueType = typeType;
  /** `System.Int32`; the most derived first, then its bases. */
  readonly names: readonly [string, ...string[]];

  constructor(names: readonly [string, ...string[]]) {
    this.names = names;
  }

  get fullName(): string {
    return this.names[0];
  }
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1);

const baseOf = ({ names: [, base, ...more] }: TypeValue): Value =>
  base === undefined ? null : new TypeValue([base, ...more]);

const typeType: ValueType = defineType((value): value is TypeValue => value instanceof TypeValue, {
  names: ['System.RuntimeType', 'System.Type', 'System.Object'],
  text: ({ fullName }) => keywordOf(fullName),
  properties: {
    IsPublic: () => true,
    IsSerializable: ({ names }) => names.includes('System.ValueType') || names[0] === 'System.String',
    Name: ({ fullName }) => lastPart(fullName),
    BaseType: baseOf,
  },
  hidden: {
    FullName: ({ fullName }) => fullName,
    Namespace: ({ fullName }) => fullName.slice(0, Math.max(0, fullName.lastIndexOf('.'))),
    IsArray: ({ fullName }) => fullName.endsWith('[]'),
    IsValueType: ({ names }) => names.includes('System.ValueType'),
    IsEnum: ({ names }) => names.includes('System.Enum'),
    IsPrimitive: ({ fullName }) => primitives.has(fullName),
    IsClass: ({ names }) => !names.includes('System.ValueType'),
  },
  view: {
    table: {
      columns: [
        { label: 'IsPublic', of: () => true, width: 8 },
        { label: 'IsSerial', of: self => self.type.property(self, 'IsSerializable') ?? null, width: 8 },
        { label: 'Name', of: self => self.type.property(self, 'Name') ?? null, width: 40 },
        { label: 'BaseType', of: self => baseText(self.type.property(self, 'BaseType') ?? null) },
      ],
    },
  },
  json: ({ fullName }) => fullName,
  compare: (a, b) => (a.fullName === b.fullName ? 0 : a.fullName < b.fullName ? -1 : 1),
});

const baseText = (base: Value): Value => (base instanceof TypeValue ? base.fullName : null);

const primitives = new Set(
  ['Boolean', 'Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Char', 'Double', 'Single'].map(
    name => `System.${name}`,
  ),
);

/** PowerShell shows the keyword of the common ones. */
const keywords: Readonly<Record<string, string>> = {
  'System.Int32': 'int',
  'System.Int64': 'long',
  'System.Int16': 'short',
  'System.UInt16': 'ushort',
  'System.UInt32': 'uint',
  'System.UInt64': 'ulong',
  'System.Byte': 'byte',
  'System.SByte': 'sbyte',
  'System.Single': 'float',
  'System.String': 'string',
  'System.Boolean': 'bool',
  'System.Double': 'double',
  'System.Decimal': 'decimal',
  'System.Char': 'char',
  'System.Numerics.BigInteger': 'bigint',
  'System.DateTime': 'datetime',
  'System.TimeSpan': 'timespan',
  'System.Version': 'version',
  'System.Guid': 'guid',
  'System.Text.RegularExpressions.Regex': 'regex',
  'System.Collections.Hashtable': 'hashtable',
};

/** `int`, `datetime[]`, or the full name of types without a keyword. */
export const keywordOf = (fullName: string): string =>
  fullName.endsWith('[]') ? `${keywordOf(fullName.slice(0, -2))}[]` : (keywords[fullName] ?? fullName);
