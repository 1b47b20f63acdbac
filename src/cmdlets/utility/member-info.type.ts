import { CustomObject } from '../../values/custom-object.ts';
import { memberTypes } from '../../values/enumerations.ts';
import { formatValue } from '../../values/format-value.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { DICTIONARY, ownProperty, propertyNames, statedType } from '../../values/members.ts';
import { hasMethod } from '../../values/methods/call.ts';
import { isArray } from '../../values/object-value.ts';
import type { OutputType } from '../../values/output-type.ts';
import { staticNames } from '../../values/statics/call.ts';
import { typeName } from '../../values/type-name.ts';
import { keywordOf, TypeValue } from '../../values/type-value.ts';
import type { Value } from '../../values/value.ts';

/** A property or method of a type. */
export interface MemberInfo {
  readonly typeName: string;
  readonly name: string;
  readonly kind: 'Property' | 'NoteProperty' | 'AliasProperty' | 'ScriptProperty' | 'Method' | 'ScriptMethod';
  readonly definition: string;
}

export const memberInfoType: OutputType<MemberInfo> = {
  name: 'Microsoft.PowerShell.Commands.MemberDefinition',
  properties: [
    { name: 'TypeName', of: ({ typeName: type }) => type },
    { name: 'Name', of: ({ name }) => name },
    { name: 'MemberType', of: ({ kind }) => memberTypes.find(kind) ?? kind },
    { name: 'Definition', of: ({ definition }) => definition },
  ],
  view: {
    table: {
      group: { label: 'TypeName', of: ({ typeName: type }) => type, indent: 3 },
      columns: [
        { label: 'Name', of: ({ name }) => name },
        { label: 'MemberType', of: ({ kind }) => kind },
        { label: 'Definition', of: ({ definition }) => definition },
      ],
    },
  },
};

/** Properties and methods of a value, kinds in order and names within. */
export function membersOf(value: Value): readonly MemberInfo[] {
  const type = statedType(value);
  const isOwn = value instanceof CustomObject;
  const properties = (value instanceof Hashtable ? DICTIONARY : propertyNames(value)).map((name): MemberInfo => {
    const added = isOwn ? value.property(name) : undefined;
    if (added) return { typeName: type, name, kind: added.kind, definition: added.definition };
    const held = ownProperty(value, name) ?? null;
    const kind = isOwn ? 'NoteProperty' : 'Property';
    const definition = isOwn ? `${shortType(held)} ${name}=${shownValue(held)}` : `${shortType(held)} ${name} {get;}`;
    return { typeName: type, name, kind, definition };
  });
  const added = (isOwn ? value.methods() : []).map(
    ({ name, kind, definition }): MemberInfo => ({ typeName: type, name, kind, definition }),
  );
  return [...methodsOf(value, type), ...added, ...properties].toSorted(
    (a, b) => a.kind.localeCompare(b.kind, 'en') || a.name.localeCompare(b.name, 'en'),
  );
}

/** Static members of the type of a value, or of the type that it is. */
export function staticMembersOf(value: Value): readonly MemberInfo[] {
  const type = value instanceof TypeValue ? value.fullName : typeName(value);
  const { properties, methods } = staticNames(type);
  return [
    ...methods
      .map(spelt)
      .map((name): MemberInfo => ({ typeName: type, name, kind: 'Method', definition: `static ${name}(…)` })),
    ...properties
      .map(spelt)
      .map((name): MemberInfo => ({ typeName: type, name, kind: 'Property', definition: `static ${name} {get;}` })),
  ].toSorted((a, b) => a.kind.localeCompare(b.kind, 'en') || a.name.localeCompare(b.name, 'en'));
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
const SIGNATURES =
  'Add(…) AddDays(double) AddHours(double) AddMilliseconds(double) AddMinutes(double) AddMonths(int) AddSeconds(double) AddTicks(long) AddYears(int) AddRange(array) Clear() Clone() CompareTo(object) Contains(object) ContainsKey(object) ContainsValue(object) Duration() EndsWith(string) GetEnumerator() GetNetworkCredential() IndexOf(object) Insert(int,object) IsMatch(string) LastIndexOf(object) Match(string) Matches(string) Negate() PadLeft(int) PadRight(int) Remove(…) RemoveAt(int) Replace(string,string) Reverse() Sort() Split(…) StartsWith(string) Substring(int,int) Subtract(…) ToArray() ToCharArray() ToLocalTime() ToLongDateString() ToLongTimeString() ToLower() ToLowerInvariant() ToShortDateString() ToShortTimeString() ToUniversalTime() ToUpper() ToUpperInvariant() Trim() TrimEnd() TrimStart()';

function methodsOf(value: Value, type: string): readonly MemberInfo[] {
  if (value instanceof CustomObject) {
    return Object.entries(COMMON)
      .filter(([name]) => !value.method(name))
      .map(([name, definition]) => ({ typeName: type, name, kind: 'Method', definition }));
  }
  const common = Object.entries(COMMON);
  const own = SIGNATURES.split(' ')
    .map(signature => [signature.slice(0, signature.indexOf('(')), signature] as const)
    .filter(([name]) => hasMethod(value, name));
  return [...common, ...own].map(([name, definition]) => ({ typeName: type, name, kind: 'Method', definition }));
}

function shortType(value: Value): string {
  if (value === null) return 'object';
  return isArray(value) ? 'Object[]' : keywordOf(typeName(value));
}

/** As ToString() has it, in the culture of the session. */
const shownValue = (value: Value): string => (value === null ? 'null' : formatValue(value));
