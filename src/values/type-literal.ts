import { cannotCast } from './cannot-cast.ts';
import { Char } from './char.ts';
import { CustomObject } from './custom-object.ts';
import { DateTime, isRepresentable, TICKS } from './date-time.ts';
import { enumerations } from './enumerations.ts';
import { ExceptionValue, exceptionClass } from './exception.ts';
import { Guid, parseGuid } from './guid.ts';
import { Hashtable } from './hashtable.ts';
import { List } from './list.ts';
import { elements, isArray } from './object-value.ts';
import { parseDateTime } from './parse-date.ts';
import { PSCredential } from './ps-credential.ts';
import { Regex } from './regex.ts';
import { SecureString } from './secure-string.ts';
import { type SizedType, sizedFacts } from './sized.ts';
import { SwitchValue } from './switch-value.ts';
import { parseTimeSpan, TimeSpan } from './time-span.ts';
import { toBoolean } from './to-boolean.ts';
import { toNumberType, toSized, toWhole } from './to-number.ts';
import { toText } from './to-text.ts';
import { typeNames } from './type-name.ts';
import { TypeValue } from './type-value.ts';
import type { Value } from './value.ts';
import { cannotParse, ValueError } from './value-error.ts';
import { parseVersion, Version } from './version.ts';

/** A type that may be written in brackets. */
export interface TypeLiteral {
  /** The usual spelling first; all compare without case. */
  readonly names: readonly [string, ...string[]];
  readonly fullName: string;
  readonly convert: (value: Value) => Value;
}

const parseId = 'InvalidCastParseTargetInvocation';
const refuse = (value: Value, fullName: string) =>
  value === null
    ? new ValueError('InvalidCastNullToValueType', `Cannot convert null to type "${fullName}".`)
    : cannotCast(value, fullName);

/** A class whose values are read from text; `more` takes what else converts. */
function parsed(
  names: readonly [string, ...string[]],
  parts: {
    readonly fullName: string;
    readonly is: (value: Value) => boolean;
    readonly parse: (text: string) => Value | undefined;
    readonly reason: (text: string) => string;
    readonly more?: (value: Value) => Value | undefined;
  },
): TypeLiteral {
  const { fullName } = parts;
  const convert = (value: Value): Value => {
    if (parts.is(value)) return value;
    const other = parts.more?.(value);
    if (other !== undefined) return other;
    if (isArray(value) && value.length === 1) return convert(value[0] ?? null);
    if (typeof value !== 'string' && !(value instanceof Char)) throw refuse(value, fullName);
    const text = toText(value);
    const read = parts.parse(text);
    if (read === undefined) throw cannotParse(parseId, text, fullName, parts.reason(text));
    return read;
  };
  return { names: [...names, fullName], fullName, convert };
}

function toChar(value: Value): Value {
  if (value instanceof Char) return value;
  const code =
    typeof value === 'string' ? (value.length === 1 ? value.charCodeAt(0) : -1) : Number(toWhole(value, 'int'));
  if (code >= 0 && code <= 0xffff) return new Char(code);
  throw cannotParse(parseId, toText(value), 'System.Char', 'String must be exactly one character long.');
}

function toCustomObject(value: Value): Value {
  if (!(value instanceof Hashtable)) return value;
  return new CustomObject(value.entries().map(each => [toText(each.key), each.value]));
}

const pairsOf = (table: Hashtable) => table.entries().map(({ key, value }) => [key, value] as const);

function toHashtable(value: Value): Value {
  if (value === null || (value instanceof Hashtable && !value.ordered)) return value;
  // .NET's own constructor, which takes case as a difference
  if (value instanceof Hashtable) return new Hashtable(pairsOf(value), { caseSensitive: true });
  const problem = refuse(value, 'System.Collections.Hashtable');
  if (!(value instanceof CustomObject)) throw problem;
  // PowerShell makes a hashtable first and then finds that the properties cannot be set
  throw cannotParse(
    'InvalidCastConstructorException',
    toText(value),
    'System.Collections.Hashtable',
    problem.message,
    'PSInvalidCastException',
  );
}

function toOrdered(value: Value): Value {
  if (!(value instanceof Hashtable)) throw refuse(value, 'System.Collections.Specialized.OrderedDictionary');
  return new Hashtable(pairsOf(value), { ordered: true });
}

const same = (value: Value): Value => value;

function sized(type: Exclude<SizedType, 'float'>, more: readonly string[]): TypeLiteral {
  const { name } = sizedFacts[type];
  return { names: [type, ...more, name], fullName: name, convert: value => toSized(value, type) };
}

/** A type of which there are static members, but nothing converts to it. */
const staticOnly = (name: string): TypeLiteral => ({
  names: [name, `System.${name}`],
  fullName: `System.${name}`,
  convert: value => {
    throw refuse(value, `System.${name}`);
  },
});

/** What the constructor of one number makes. */
function dateOfTicks(value: Value): DateTime {
  const ticks = toWhole(value, 'long');
  if (isRepresentable(ticks)) return new DateTime(ticks);
  throw cannotParse(
    'InvalidCastConstructorException',
    toText(value),
    'System.DateTime',
    `${TICKS} (Parameter 'ticks')`,
  );
}

const isOf = (name: string) => (value: Value) => typeNames(value).includes(name);

/** A type to which nothing else converts. */
const only = (name: string, fullName: string, is: (value: Value) => boolean): TypeLiteral => ({
  names: [name, fullName],
  fullName,
  convert: value => {
    if (is(value)) return value;
    throw refuse(value, fullName);
  },
});

/** The closed list of types: nothing else can be named (language, what to leave out). */
export const typeLiterals: readonly TypeLiteral[] = [
  { names: ['string', 'System.String'], fullName: 'System.String', convert: value => toText(value) },
  { names: ['int', 'int32', 'System.Int32'], fullName: 'System.Int32', convert: value => toNumberType(value, 'int') },
  { names: ['long', 'int64', 'System.Int64'], fullName: 'System.Int64', convert: value => toNumberType(value, 'long') },
  {
    names: ['double', 'System.Double'],
    fullName: 'System.Double',
    convert: value => toNumberType(value, 'double'),
  },
  {
    names: ['decimal', 'System.Decimal'],
    fullName: 'System.Decimal',
    convert: value => toNumberType(value, 'decimal'),
  },
  { names: ['bool', 'boolean', 'System.Boolean'], fullName: 'System.Boolean', convert: toBoolean },
  {
    names: ['switch', 'switchparameter', 'System.Management.Automation.SwitchParameter'],
    fullName: 'System.Management.Automation.SwitchParameter',
    convert: value => new SwitchValue(toBoolean(value)),
  },
  sized('byte', []),
  sized('sbyte', []),
  sized('short', ['int16']),
  sized('ushort', ['uint16']),
  sized('uint', ['uint32']),
  sized('ulong', ['uint64']),
  sized('bigint', ['numerics.biginteger']),
  {
    names: ['float', 'single', 'System.Single'],
    fullName: 'System.Single',
    convert: value => toSized(value, 'float'),
  },
  { names: ['char', 'System.Char'], fullName: 'System.Char', convert: toChar },
  parsed(['datetime'], {
    fullName: 'System.DateTime',
    is: value => value instanceof DateTime,
    parse: text => parseDateTime(text),
    reason: text => `The string '${text}' was not recognized as a valid DateTime.`,
    more: value => (typeof value === 'number' || typeof value === 'bigint' ? dateOfTicks(value) : undefined),
  }),
  parsed(['timespan'], {
    fullName: 'System.TimeSpan',
    is: value => value instanceof TimeSpan,
    parse: parseTimeSpan,
    reason: text => `String '${text}' was not recognized as a valid TimeSpan.`,
    more: value =>
      typeof value === 'number' || typeof value === 'bigint' ? new TimeSpan(toWhole(value, 'long')) : undefined,
  }),
  parsed(['version'], {
    fullName: 'System.Version',
    is: value => value instanceof Version,
    parse: parseVersion,
    reason: () => "Version string portion was too short or too long. (Parameter 'input')",
    // 1.10 as a number has lost its last digit before it comes here; text is needed.
    more: value => (typeof value === 'number' && !Number.isInteger(value) ? parseVersion(toText(value)) : undefined),
  }),
  parsed(['guid'], {
    fullName: 'System.Guid',
    is: value => value instanceof Guid,
    parse: parseGuid,
    reason: () => 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
  }),
  parsed(['regex'], {
    fullName: 'System.Text.RegularExpressions.Regex',
    is: value => value instanceof Regex,
    parse: text => new Regex(text),
    reason: () => 'not a regular expression',
  }),
  {
    names: ['hashtable', 'System.Collections.Hashtable'],
    fullName: 'System.Collections.Hashtable',
    convert: toHashtable,
  },
  {
    names: ['ordered', 'System.Collections.Specialized.OrderedDictionary'],
    fullName: 'System.Collections.Specialized.OrderedDictionary',
    convert: toOrdered,
  },
  {
    names: ['pscustomobject', 'System.Management.Automation.PSCustomObject'],
    fullName: 'System.Management.Automation.PSCustomObject',
    convert: toCustomObject,
  },
  {
    names: ['array', 'System.Array'],
    fullName: 'System.Array',
    convert: value =>
      value === null
        ? null
        : isArray(value) && typeNames(value).includes('System.Array')
          ? value
          : [...elements(value)],
  },
  {
    names: ['object', 'System.Object'],
    fullName: 'System.Object',
    convert: same,
  },
  {
    names: ['psobject', 'System.Management.Automation.PSObject'],
    fullName: 'System.Management.Automation.PSObject',
    convert: same,
  },
  ...[
    'System.Management.Automation.ErrorRecord',
    'System.Management.Automation.WarningRecord',
    'System.Management.Automation.VerboseRecord',
    'System.Management.Automation.DebugRecord',
    'System.Management.Automation.InformationRecord',
    'System.Management.Automation.PSVariable',
    'System.Management.Automation.CommandInfo',
    'Microsoft.PowerShell.Commands.GroupInfo',
    'Microsoft.PowerShell.Commands.MatchInfo',
    'Microsoft.PowerShell.Commands.HistoryInfo',
    'System.Collections.DictionaryEntry',
    'System.ValueType',
    'System.Enum',
  ].map(name => only(name.slice(name.startsWith('System.') ? 'System.'.length : 0), name, isOf(name))),
  only('securestring', 'System.Security.SecureString', value => value instanceof SecureString),
  only('pscredential', 'System.Management.Automation.PSCredential', value => value instanceof PSCredential),
  only('scriptblock', 'System.Management.Automation.ScriptBlock', value =>
    typeNames(value).includes('System.Management.Automation.ScriptBlock'),
  ),
  {
    names: ['type', 'System.Type', 'System.RuntimeType'],
    fullName: 'System.Type',
    convert: value => {
      if (value instanceof TypeValue) return value;
      throw refuse(value, 'System.Type');
    },
  },
  {
    names: ['System.Collections.ArrayList', 'Collections.ArrayList', 'ArrayList'],
    fullName: 'System.Collections.ArrayList',
    convert: value => (value === null ? null : List.holding(elements(value))),
  },
  {
    names: ['void', 'System.Void'],
    fullName: 'System.Void',
    convert: () => null,
  },
  staticOnly('Math'),
  staticOnly('Environment'),
  staticOnly('Convert'),
  staticOnly('IO.Path'),
  ...Object.entries(enumerations).map(
    ([name, enumeration]): TypeLiteral => ({
      names: [name, enumeration.fullName],
      fullName: enumeration.fullName,
      convert: value => enumeration.convert(value),
    }),
  ),
];

/** The type of an exception by its name; a text becomes its message. */
export function exceptionLiteral(name: string): TypeLiteral | undefined {
  const names = exceptionClass(name);
  const [fullName] = names ?? [];
  if (names === undefined || fullName === undefined) return undefined;
  return {
    names: [fullName],
    fullName,
    convert: value => {
      if (typeNames(value).includes(fullName)) return value;
      if (typeof value === 'string') return new ExceptionValue(names, value);
      throw refuse(value, fullName);
    },
  };
}
