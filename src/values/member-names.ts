import { fullTypeName } from './convert.ts';
import { CustomObject } from './custom-object.ts';
import { enumerationNamed } from './enumerations.ts';
import { hasMethod } from './methods/call.ts';
import { staticNames } from './statics/call.ts';
import type { Value } from './value.ts';

/** A method of a value: its name as .NET spells it, and how it is called. */
export interface MethodName {
  readonly name: string;
  readonly definition: string;
}

/** The methods that a value has of its class; those that a script gave a custom object are not among them. */
export function methodNames(value: Value): readonly MethodName[] {
  const common = Object.entries(COMMON).map(([name, definition]) => ({ name, definition }));
  if (value instanceof CustomObject) return common.filter(({ name }) => !value.method(name));
  return [...common, ...SIGNATURES.filter(({ name }) => hasMethod(value, name))];
}

/** The static members of a type by its full name. Throws TypeNotFound. */
export function staticMemberNames(type: string): {
  readonly properties: readonly string[];
  readonly methods: readonly string[];
} {
  const { properties, methods } = staticNames(type);
  const enumeration = enumerationNamed(fullTypeName(type));
  if (enumeration) return { properties: [...enumeration.words.keys()], methods: [] };
  return { properties: properties.map(spelt), methods: methods.map(spelt) };
}

/** Static members are found without case; these are those whose name has a capital inside, as .NET spells them. */
const SPELLING = new Map(
  'PI TrueString FalseString MaxValue MinValue IsDigit IsLetter IsLetterOrDigit IsUpper IsLower IsWhiteSpace IsPunctuation ToUpper ToLower NewLine MachineName ProcessId ToInt32 ToInt64 ToDouble ToDecimal ToBoolean ToDateTime ToChar ToString ToBase64String FromBase64String DirectorySeparatorChar GetTempPath GetFileName GetFileNameWithoutExtension GetExtension GetDirectoryName GetFullPath IsPathRooted ChangeExtension GetRandomFileName IsNullOrEmpty IsNullOrWhiteSpace UtcNow UnixEpoch DaysInMonth IsLeapYear FromDays FromHours FromMinutes FromSeconds FromMilliseconds IsMatch NaN PositiveInfinity NegativeInfinity NewGuid ParseExact SpecifyKind FromTicks IndexOf LastIndexOf CompareOrdinal ToUpperInvariant ToLowerInvariant IsNumber IsSymbol IsSeparator IsControl IsSurrogate IsHighSurrogate IsLowSurrogate IsAscii IsAsciiDigit IsAsciiLetter IsAsciiLetterOrDigit IsAsciiLetterUpper IsAsciiLetterLower IsAsciiHexDigit new'
    .split(' ')
    .map(name => [name.toLowerCase(), name]),
);

const spelt = (name: string): string => SPELLING.get(name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** What every object has, in .NET's words. */
const COMMON: Readonly<Record<string, string>> = {
  Equals: 'bool Equals(System.Object obj)',
  GetHashCode: 'int GetHashCode()',
  GetType: 'type GetType()',
  ToString: 'string ToString()',
};

/** Methods that some type here has, with their arguments. */
const SIGNATURES: readonly MethodName[] =
  'Add(…) AddDays(double) AddHours(double) AddMilliseconds(double) AddMinutes(double) AddMonths(int) AddSeconds(double) AddTicks(long) AddYears(int) AddRange(array) Clear() Clone() CompareTo(object) Contains(object) ContainsKey(object) ContainsValue(object) Duration() EndsWith(string) GetEnumerator() GetNetworkCredential() IndexOf(object) Insert(int,object) IsMatch(string) LastIndexOf(object) Match(string) Matches(string) Negate() PadLeft(int) PadRight(int) Remove(…) RemoveAt(int) Replace(string,string) Reverse() Sort() Split(…) StartsWith(string) Substring(int,int) Subtract(…) ToArray() ToCharArray() ToLocalTime() ToLongDateString() ToLongTimeString() ToLower() ToLowerInvariant() ToShortDateString() ToShortTimeString() ToUniversalTime() ToUpper() ToUpperInvariant() Trim() TrimEnd() TrimStart()'
    .split(' ')
    .map(definition => ({ name: definition.slice(0, definition.indexOf('(')), definition }));
