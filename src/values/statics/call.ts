import { convertTo, fullTypeName } from '../convert.ts';
import { CustomObject } from '../custom-object.ts';
import { Decimal } from '../decimal.ts';
import type { Enumeration } from '../enumeration.ts';
import { enumerations } from '../enumerations.ts';
import { exceptionClass } from '../exception.ts';
import { Guid } from '../guid.ts';
import { Hashtable } from '../hashtable.ts';
import { List } from '../list.ts';
import {
  type ArgumentCounts,
  arrayStaticCounts,
  checkCount,
  mathCounts,
  parsingCounts,
} from '../methods/argument-count.ts';
import { asArgument } from '../methods/call.ts';
import { invocationError, methodNotFound } from '../methods/method.ts';
import { isArray } from '../object-value.ts';
import { PSCredential } from '../ps-credential.ts';
import { double } from '../real.ts';
import { SecureString } from '../secure-string.ts';
import { Sized, sizedFacts } from '../sized.ts';
import { tableEntry } from '../table-entry.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import { ValueError } from '../value-error.ts';
import { arrayStatics, newArray } from './array.ts';
import { boolMethods, charStatics, convertStatics } from './convert.ts';
import { dateStatics, timeSpanStatics } from './date.ts';
import { newException } from './exception.ts';
import { math } from './math.ts';
import { pathStatics } from './path.ts';
import type { Statics, Surroundings } from './statics.ts';
import { regexStatics, textStatics } from './text.ts';

const parsing = (type: string): Statics['methods'] => ({ parse: (_, text = null) => convertTo(type, text) });

/** Members of an enumeration. */
const members = (enumeration: Enumeration): Statics => ({
  properties: Object.fromEntries(
    [...enumeration.words].map(([word, number]) => [word.toLowerCase(), () => enumeration.of(number)]),
  ),
  methods: {},
});

/** The whole number types besides Int32 and Int64. */
const limits = (type: keyof typeof sizedFacts): Statics => ({
  properties: {
    maxvalue: () => new Sized(type, sizedFacts[type].most),
    minvalue: () => new Sized(type, sizedFacts[type].least),
  },
  methods: parsing(type),
});

const byType: Readonly<Record<string, Statics>> = {
  'system.math': math,
  ...Object.fromEntries(Object.values(enumerations).map(each => [each.fullName.toLowerCase(), members(each)])),
  ...Object.fromEntries(
    (['byte', 'sbyte', 'short', 'ushort', 'uint', 'ulong'] as const).map(type => [
      sizedFacts[type].name.toLowerCase(),
      limits(type),
    ]),
  ),
  'system.array': arrayStatics,
  'system.boolean': { properties: { truestring: () => 'True', falsestring: () => 'False' }, methods: boolMethods },
  'system.char': charStatics,
  'system.collections.arraylist': {
    properties: {},
    methods: { new: (_, values) => List.holding(isArray(values) ? values : []) },
  },
  'system.environment': {
    properties: { newline: () => '\n', machinename: ({ machine }) => machine, processid: ({ processId }) => processId },
    methods: {},
  },
  'system.convert': convertStatics,
  'system.io.path': pathStatics,
  'system.management.automation.pscustomobject': { properties: {}, methods: { new: () => new CustomObject() } },
  'system.object': { properties: {}, methods: { new: () => new CustomObject() } },
  'system.collections.hashtable': { properties: {}, methods: { new: (_, given = null) => newHashtable(given) } },
  'system.string': textStatics,
  'system.datetime': dateStatics,
  'system.timespan': timeSpanStatics,
  'system.text.regularexpressions.regex': regexStatics,
  'system.int32': {
    properties: { maxvalue: () => 2 ** 31 - 1, minvalue: () => -(2 ** 31) },
    methods: parsing('int'),
  },
  'system.int64': {
    properties: { maxvalue: () => 2n ** 63n - 1n, minvalue: () => -(2n ** 63n) },
    methods: parsing('long'),
  },
  'system.double': {
    properties: {
      maxvalue: () => double(Number.MAX_VALUE),
      minvalue: () => double(-Number.MAX_VALUE),
      nan: () => Number.NaN,
      positiveinfinity: () => Number.POSITIVE_INFINITY,
      negativeinfinity: () => Number.NEGATIVE_INFINITY,
    },
    methods: parsing('double'),
  },
  'system.decimal': {
    properties: { maxvalue: () => new Decimal(2n ** 96n - 1n), minvalue: () => new Decimal(1n - 2n ** 96n) },
    methods: parsing('decimal'),
  },
  'system.guid': {
    properties: { empty: () => new Guid('00000000-0000-0000-0000-000000000000') },
    methods: { ...parsing('guid'), newguid: ({ uuid }) => new Guid(uuid()) },
  },
  'system.management.automation.pscredential': {
    properties: {},
    methods: {
      new: (_, userName = null, password = null) => {
        const secure = convertTo('securestring', password);
        if (!(secure instanceof SecureString))
          throw invocationError('ArgumentNullException', '.ctor', 2, 'Value cannot be null.');
        return new PSCredential(toText(userName), secure);
      },
    },
  },
  'system.version': {
    properties: {},
    methods: {
      ...parsing('version'),
      new: (_, ...parts) => convertTo('version', parts.map(each => toText(each)).join('.')),
    },
  },
};

/** Unlike `@{}`, .NET's own takes case as a difference. */
const newHashtable = (given: Value): Hashtable =>
  new Hashtable(given instanceof Hashtable ? given.entries().map(({ key, value }) => [key, value] as const) : [], {
    caseSensitive: true,
  });

const none: Statics = { properties: {}, methods: {} };
const staticsOf = (fullName: string): Statics => tableEntry(byType, fullName.toLowerCase()) ?? none;

/** `[type]::Name` without brackets behind it; null when the type has no such property. Throws TypeNotFound. */
export function getStatic(type: string, name: string, surroundings: Surroundings): Value {
  return tableEntry(staticsOf(fullTypeName(type)).properties, name.toLowerCase())?.(surroundings) ?? null;
}

const countsOf: Readonly<Record<string, ArgumentCounts>> = {
  'System.Math': mathCounts,
  'System.Array': arrayStaticCounts,
};

/** `[type]::Name(args)`, also `::new(…)`. Throws TypeNotFound, MethodNotFound, or the error of the method. */
export function callStatic(type: string, name: string, args: readonly Value[], surroundings: Surroundings): Value {
  const full = fullTypeName(type);
  const names = exceptionClass(full);
  if (names && name.toLowerCase() === 'new') return newException(names, args);
  if (full.endsWith('[]') && name.toLowerCase() === 'new') return newArray(full, args);
  const method = tableEntry(staticsOf(full).methods, name.toLowerCase());
  // a constructor of one argument is a conversion
  if (!method && name.toLowerCase() === 'new' && args.length === 1) return convertTo(full, args[0] ?? null);
  if (!method) throw methodNotFound(full, name);
  const key = name.toLowerCase();
  checkCount(key === 'parse' ? parsingCounts : tableEntry(countsOf, full), name, args.length);
  const call = () => method(surroundings, ...args);
  return key === 'parse' || full === 'System.Convert' ? invoked(name, args.length, call) : asArgument(name, call);
}

/** What a method that reads a text makes of one that it cannot read: .NET's own exception. */
function invoked(name: string, count: number, call: () => Value): Value {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof ValueError) || error.inner === undefined) throw error;
    throw invocationError(error.inner.name, name, count, error.inner.message);
  }
}

/** Names of the static members of a type, in lower case as they are kept; empty when there are none. */
export function staticNames(type: string): {
  readonly properties: readonly string[];
  readonly methods: readonly string[];
} {
  const { properties, methods } = staticsOf(fullTypeName(type));
  return { properties: Object.keys(properties), methods: Object.keys(methods) };
}
