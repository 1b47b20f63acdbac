import { convertTo, fullTypeName } from '../convert.ts';
import { weekdays } from '../date-time.ts';
import { Decimal } from '../decimal.ts';
import { Guid } from '../guid.ts';
import { invocationError, methodNotFound } from '../methods/method.ts';
import { PSCredential } from '../ps-credential.ts';
import { double } from '../real.ts';
import { SecureString } from '../secure-string.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import { dateStatics, timeSpanStatics } from './date.ts';
import { math } from './math.ts';
import type { Statics, Surroundings } from './statics.ts';
import { regexStatics, textStatics } from './text.ts';

const parsing = (type: string): Statics['methods'] => ({ parse: (_, text = null) => convertTo(type, text) });

/** Members of an enumeration; they are plain words here. */
const words = (names: readonly string[]): Statics => ({
  properties: Object.fromEntries(names.map(name => [name.toLowerCase(), () => name])),
  methods: {},
});

const byType: Readonly<Record<string, Statics>> = {
  'system.math': math,
  'system.datetimekind': words(['Unspecified', 'Utc', 'Local']),
  'system.dayofweek': words(weekdays),
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
    methods: { ...parsing('version'), new: (_, text = null) => convertTo('version', text) },
  },
};

/** `[type]::Name` without brackets behind it; null when the type has no such property. Throws TypeNotFound. */
export function getStatic(type: string, name: string, surroundings: Surroundings): Value {
  return byType[fullTypeName(type).toLowerCase()]?.properties[name.toLowerCase()]?.(surroundings) ?? null;
}

/** `[type]::Name(args)`, also `::new(…)`. Throws TypeNotFound, MethodNotFound, or the error of the method. */
export function callStatic(type: string, name: string, args: readonly Value[], surroundings: Surroundings): Value {
  const full = fullTypeName(type);
  const method = byType[full.toLowerCase()]?.methods[name.toLowerCase()];
  if (!method) throw methodNotFound(full, name);
  return method(surroundings, ...args);
}
