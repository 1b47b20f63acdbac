import fc from 'fast-check';
import { errorRecordOf } from '../../src/engine/error-record.ts';
import { ErrorValue } from '../../src/engine/error-value.ts';
import { Scope } from '../../src/engine/scope.ts';
import { createScriptBlock } from '../../src/engine/script-block.ts';
import { Char } from '../../src/values/char.ts';
import { convertTo, typeNamed } from '../../src/values/convert.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { DateTime, Timestamp } from '../../src/values/date-time.ts';
import { Decimal } from '../../src/values/decimal.ts';
import { enumerations } from '../../src/values/enumerations.ts';
import { Enumerator } from '../../src/values/enumerator.ts';
import { ExceptionValue, exceptionNamed } from '../../src/values/exception.ts';
import { Guid } from '../../src/values/guid.ts';
import { Entry, Hashtable } from '../../src/values/hashtable.ts';
import { List } from '../../src/values/list.ts';
import { getProperty } from '../../src/values/members.ts';
import { long } from '../../src/values/number-type.ts';
import { type RecordType, recordType, TypedObject } from '../../src/values/output-type.ts';
import { PSCredential } from '../../src/values/ps-credential.ts';
import { double } from '../../src/values/real.ts';
import { Regex } from '../../src/values/regex.ts';
import { SecureString } from '../../src/values/secure-string.ts';
import { Sized, sizedFacts } from '../../src/values/sized.ts';
import { SwitchValue } from '../../src/values/switch-value.ts';
import { TimeSpan } from '../../src/values/time-span.ts';
import { typeLiterals } from '../../src/values/type-literal.ts';
import type { Value } from '../../src/values/value.ts';
import { ValueError } from '../../src/values/value-error.ts';
import { Version } from '../../src/values/version.ts';
import { text } from './text-arbitrary.ts';

const LONG = { least: -(2n ** 63n), most: 2n ** 63n - 1n };
export const LAST_TICK = 3_155_378_975_999_999_999n;

const int = fc.oneof(
  fc.constantFrom(0, 1, -1, 2, 3, -(2 ** 31), 2 ** 31 - 1),
  fc.integer({ min: -40, max: 40 }),
  fc.integer(),
);

const int64 = fc
  .oneof(
    fc.constantFrom(LONG.least, LONG.most, 0n, 2n ** 31n, -(2n ** 31n) - 1n, 2n ** 53n + 1n),
    fc.bigInt({ min: LONG.least, max: LONG.most }),
  )
  .map((value): Value => long(value) ?? 0n);

const real = fc
  .oneof(
    fc.constantFrom(0, -0, 0.5, 1.5, 2.5, -0.5, 1e15, 1e16, 1e27, 8e27, 1e100, 5e-324, 1e-7, 2 ** 31, 2 ** 63),
    fc.constantFrom(
      Number.MAX_VALUE,
      -Number.MAX_VALUE,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ),
    fc.double(),
  )
  .map(double);

const MOST_UNITS = 2n ** 96n - 1n;
const decimal = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(0n, 1n, -1n, 5n, MOST_UNITS, -MOST_UNITS),
      fc.bigInt({ min: -MOST_UNITS, max: MOST_UNITS }),
    ),
    fc.constantFrom(0, 0, 1, 2, 27, 28),
  )
  .map(([units, scale]): Value => new Decimal(units, scale));

const sizedOf = (type: keyof typeof sizedFacts) => {
  const { least, most } = sizedFacts[type];
  return fc
    .oneof(fc.constantFrom(least, most, most / 2n, 1n), fc.bigInt({ min: least, max: most }))
    .map((value): Value => new Sized(type, value));
};

const single = fc
  .oneof(fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e38, 1e-45), fc.float())
  .map((value): Value => new Sized('float', Math.fround(value)));

const dateKind = fc.constantFrom('Unspecified' as const, 'Utc' as const, 'Local' as const);
const tick = fc.oneof(
  fc.constantFrom(0n, 1n, LAST_TICK, 864_000_000_000n, 621_355_968_000_000_000n),
  fc.bigInt({ min: 0n, max: LAST_TICK }),
);
const date = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(tick, dateKind).map(([ticks, kind]): Value => new DateTime(ticks, kind)) },
  { weight: 1, arbitrary: tick.map((ticks): Value => new Timestamp(ticks)) },
);

const timeSpan = fc
  .oneof(
    fc.constantFrom(LONG.least, LONG.most, 0n, 1n, -1n, 864_000_000_000n),
    fc.bigInt({ min: LONG.least, max: LONG.most }),
  )
  .map((ticks): Value => new TimeSpan(ticks));

const part = fc.constantFrom(0, 1, 2, 10, 2 ** 31 - 1);
const version = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts): Value => new Version(parts));
const guid = fc.oneof(fc.uuid(), fc.constant('00000000-0000-0000-0000-000000000000')).map((id): Value => new Guid(id));
const regex = fc
  .constantFrom('', 'a', '(a)(?<n>b)?', '\\p{L}+', '(?i)x', '^.$', '\\s')
  .map((of): Value => new Regex(of));
const enumeration = fc
  .constantFrom(...Object.values(enumerations))
  .chain(each => fc.constantFrom(...each.words.values(), 3, -1, 2 ** 31 - 1).map((number): Value => each.of(number)));
const typeValue = fc
  .constantFrom(...typeLiterals.map(each => each.fullName), 'System.Int32[]', 'System.Exception')
  .map((name): Value => typeNamed(name));
const exception = fc
  .tuple(fc.constantFrom('Exception', 'ArgumentException', 'RuntimeException'), text)
  .map(([name, message]) => new ExceptionValue(exceptionNamed(name), message));
const errorValue = text.map(
  (message): Value => new ErrorValue(errorRecordOf(new ValueError('Some', message), { target: message })),
);
const scriptBlock = fc
  .constantFrom('', '$_', 'param($a) $a + 1', '"x"')
  .map((code): Value => createScriptBlock(code, new Scope()));
const secure = text.map(each => new SecureString(each));
const credential = fc.tuple(text, secure).map(([name, password]): Value => new PSCredential(name, password));

interface Thing {
  readonly name: string;
}
const thingType: RecordType<Thing> = recordType<Thing>({
  name: 'Thing',
  properties: [
    { name: 'Name', of: ({ name }) => name },
    { name: 'Self', of: thing => new TypedObject(thingType, thing), hidden: true },
  ],
});
const thing = text.map((name): Value => new TypedObject(thingType, { name }));

/** Values that hold no others, by the name of their kind; those of one kind are of one type. */
export const scalars = {
  boolean: fc.boolean().map((value): Value => value),
  int: int.map((value): Value => value),
  long: int64,
  double: real,
  decimal,
  byte: sizedOf('byte'),
  sbyte: sizedOf('sbyte'),
  short: sizedOf('short'),
  ushort: sizedOf('ushort'),
  uint: sizedOf('uint'),
  ulong: sizedOf('ulong'),
  bigint: sizedOf('bigint'),
  float: single,
  char: fc
    .oneof(fc.constantFrom(0, 10, 48, 65, 97, 0xd800, 0xffff), fc.integer({ min: 0, max: 0xffff }))
    .map((code): Value => new Char(code)),
  string: text.map((value): Value => value),
  datetime: date,
  timespan: timeSpan,
  version,
  guid,
  regex,
  switch: fc.boolean().map((present): Value => new SwitchValue(present)),
  scriptblock: scriptBlock,
  securestring: secure.map((value): Value => value),
  pscredential: credential,
  type: typeValue,
} satisfies Record<string, fc.Arbitrary<Value>>;

export const number: fc.Arbitrary<Value> = fc.oneof(
  ...[scalars.int, scalars.long, scalars.double, decimal, scalars.byte, scalars.sbyte, scalars.short],
  ...[scalars.ushort, scalars.uint, scalars.ulong, scalars.bigint, single],
);

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Value>(null) },
  { weight: 4, arbitrary: scalars.int },
  { weight: 4, arbitrary: number },
  { weight: 6, arbitrary: scalars.string },
  ...[
    scalars.boolean,
    scalars.char,
    date,
    timeSpan,
    version,
    guid,
    regex,
    enumeration,
    scalars.switch,
    scriptBlock,
    thing,
  ].map(arbitrary => ({ weight: 1, arbitrary })),
  { weight: 1, arbitrary: fc.oneof(scalars.securestring, credential, typeValue, exception, errorValue) },
);

const ELEMENT_TYPES = ['int', 'string', 'double', 'char', 'byte', 'datetime', 'bool', 'object'] as const;

/** An array of one type; elements that do not convert stay away. */
function typed(name: string, values: readonly Value[]): Value {
  const fitting = values.filter(each => {
    try {
      convertTo(name, each);
      return true;
    } catch {
      return false;
    }
  });
  return convertTo(`${name}[]`, fitting);
}

const noKey = (key: Value) => key !== null;
const { value } = fc.letrec<{ value: Value; several: Value[]; entries: [Value, Value][]; named: [string, Value][] }>(
  tie => ({
    several: fc.array(tie('value'), { maxLength: 3 }),
    entries: fc.array(fc.tuple(scalar.filter(noKey), tie('value')), { maxLength: 3 }),
    named: fc.array(fc.tuple(text, tie('value')), { maxLength: 5 }),
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 12, arbitrary: scalar },
      { weight: 3, arbitrary: tie('several') },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom(...ELEMENT_TYPES), tie('several')).map(([name, each]) => typed(name, each)),
      },
      { weight: 1, arbitrary: tie('several').map(each => List.holding(each)) },
      { weight: 1, arbitrary: tie('several').map(each => Enumerator.over(each)) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('entries'), fc.boolean(), fc.boolean())
          .map(([entries, ordered, fromJson]) => new Hashtable(entries, { ordered, fromJson })),
      },
      { weight: 2, arbitrary: tie('named').map(entries => new CustomObject(entries)) },
      {
        weight: 1,
        arbitrary: tie('named').map(entries =>
          getProperty(getProperty(new CustomObject(entries), 'psobject'), 'Properties'),
        ),
      },
      { weight: 1, arbitrary: fc.tuple(scalar, tie('value')).map(([key, held]) => new Entry(key, held)) },
    ),
  }),
);

/** Any value of the language. */
export const anyValue: fc.Arbitrary<Value> = value;

/** What methods are given: numbers so small that they multiply nothing, and any other value. */
export const argument: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 12 }).map((each): Value => each) },
  { weight: 3, arbitrary: scalars.string },
  { weight: 4, arbitrary: value },
);

export const argumentLists: fc.Arbitrary<readonly Value[]> = fc.array(argument, { maxLength: 4 });

const propertyName = text.filter(each => each !== '');

const tree = fc.letrec<{ tree: Value }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      fc.constant<Value>(null),
      scalars.boolean,
      scalars.long,
      text.map((each): Value => each),
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(double),
    fc.array(tie('tree'), { maxLength: 4 }).map((each): Value => each),
    fc
      .uniqueArray(fc.tuple(propertyName, tie('tree')), { selector: ([name]) => name.toLowerCase(), maxLength: 4 })
      .map((entries): Value => new CustomObject(entries)),
  ),
})).tree;

/** What JSON can say: null, booleans, Int64, Double, text, arrays and objects of them, whose names are not empty. */
export const jsonValue: fc.Arbitrary<Value> = tree;
