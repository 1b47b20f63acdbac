import { Char } from './char.ts';
import { addTicks, DateTime, ticksBetween } from './date-time.ts';
import {
  type Decimal,
  decimalAdd,
  decimalDivide,
  decimalMultiply,
  decimalNegate,
  decimalRemainder,
} from './decimal.ts';
import { EnumValue } from './enumeration.ts';
import { Hashtable } from './hashtable.ts';
import { long, type NumberType, numberType } from './number-type.ts';
import { isArray } from './object-value.ts';
import { MOST_CHARACTERS, MOST_ELEMENTS, outOfMemory } from './out-of-memory.ts';
import { double } from './real.ts';
import { Sized, sizedFacts } from './sized.ts';
import { negateTimeSpan, parseTimeSpan, roundedTicks, TimeSpan } from './time-span.ts';
import { divideByZero, toDecimal, toDouble, toInt, toNumber, toWhole } from './to-number.ts';
import { toText } from './to-text.ts';
import { typeName } from './type-name.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/**
 * A binary arithmetic operator; the left operand decides: text is joined and repeated, arrays appended and repeated, dictionaries merged, dates
 * and spans of time moved, everything else is numbers. Int32 and Int64 that overflow become Double. Throws ValueError.
 */
export function arithmetic(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (operator === '+') {
    if (left === null) return right;
    if (typeof left === 'string') return left + toText(right);
    if (isArray(left)) return isArray(right) ? [...left, ...right] : [...left, right];
    if (left instanceof Hashtable) return merged(left, right);
    if (left instanceof Char && typeof right === 'string') return toText(left) + right;
  }
  if (operator === '*') {
    if (left === null) return null;
    if (typeof left === 'boolean' && typeof right === 'boolean') {
      throw new ValueError(
        'NotADefinedOperationForType',
        "The operation '[System.Boolean] * [System.Boolean]' is not defined.",
      );
    }
    if (typeof left === 'string') return left.repeat(times(right, left.length, MOST_CHARACTERS));
    if (isArray(left)) return repeated(left, times(right, left.length, MOST_ELEMENTS));
  }
  return timeArithmetic(operator, left, right) ?? numeric(operator, left, right);
}

/** How often something of that length is repeated. Throws for less than never, and where there is no room for it. */
function times(value: Value, length: number, most: number): number {
  const count = toInt(value);
  if (count < 0) {
    throw new ValueError(
      'ArgumentOutOfRangeException',
      `Specified argument was out of the range of valid values. (Parameter 'times')`,
    );
  }
  if (count * length > most) throw outOfMemory();
  return length > 0 ? count : 0;
}

function repeated(values: readonly Value[], count: number): Value[] {
  const all: Value[] = [];
  for (let round = 0; round < count; round++) for (const each of values) all.push(each);
  return all;
}

function merged(left: Hashtable, right: Value): Value {
  if (!(right instanceof Hashtable)) {
    throw new ValueError('AddHashTableToNonHashTable', 'A hash table can only be added to another hash table.');
  }
  const sum = new Hashtable(
    left.entries().map(each => [each.key, each.value]),
    { ordered: left.ordered },
  );
  for (const { key, value } of right.entries()) sum.add(key, value);
  return sum;
}

function timeArithmetic(operator: ArithmeticOperator, left: Value, right: Value): Value | undefined {
  const sign = operator === '+' ? 1n : operator === '-' ? -1n : undefined;
  const call = { name: methods[operator], count: 2 };
  if (left instanceof DateTime && sign) {
    if (right instanceof TimeSpan) return addTicks(left, sign * right.ticks, { ...call, parameter: 't' });
    if (right instanceof DateTime && sign < 0n) return new TimeSpan(ticksBetween(left, right));
    const length = sign > 0n ? spanOf(right) : undefined;
    if (length) return addTicks(left, length.ticks, { ...call, parameter: 't' });
  }
  if (!(left instanceof TimeSpan)) return undefined;
  if (right instanceof TimeSpan) {
    if (sign) return new TimeSpan(left.ticks + sign * right.ticks, call);
    return operator === '/' ? double(Number(left.ticks) / Number(right.ticks)) : undefined;
  }
  if (operator === '*') return new TimeSpan(roundedTicks(Number(left.ticks) * toDouble(right)), call);
  return operator === '/' ? new TimeSpan(roundedTicks(Number(left.ticks) / toDouble(right)), call) : undefined;
}

/** What a date may be moved by besides a TimeSpan: a text that is one, or ticks. */
function spanOf(value: Value): TimeSpan | undefined {
  if (typeof value === 'string') return parseTimeSpan(value);
  return typeof value === 'number' || typeof value === 'bigint' ? new TimeSpan(toWhole(value, 'long')) : undefined;
}

function numeric(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const result = onInts(operator, left, right);
    if (result !== undefined) return result;
  }
  const [a, b] = [operand(operator, left), operand(operator, right)];
  const type = commonType(numberType(a) ?? 'int', numberType(b) ?? 'int');
  if (type === 'double') return double(onDoubles[operator](toDouble(a), toDouble(b)));
  if (type === 'decimal') return decimals(operator, toDecimal(a), toDecimal(b));
  if ((operator === '/' || operator === '%') && toDouble(b) === 0) throw divideByZero();
  if (type === 'int' || type === 'long') return whole(operator, toWhole(a, 'long'), toWhole(b, 'long'), type);
  return sized(operator, integral(a), integral(b), type);
}

/** A Double that is no zero may be one as a Decimal. */
function decimals(operator: ArithmeticOperator, a: Decimal, b: Decimal): Decimal {
  if ((operator === '/' || operator === '%') && b.units === 0n) throw divideByZero();
  return onDecimals[operator](a, b);
}

/** The smaller types work as Int32, a Single as Double, as PowerShell has it (ParserOps, binder). */
const widened = (type: NumberType): NumberType =>
  type === 'float' ? 'double' : ['byte', 'sbyte', 'short', 'ushort'].includes(type) ? 'int' : type;

const RANKS: readonly NumberType[] = ['int', 'uint', 'long', 'ulong', 'bigint', 'double', 'decimal'];

/** What an operation on two number types works in; signed and unsigned Int32 together are an Int64. */
function commonType(left: NumberType, right: NumberType): NumberType {
  const [a, b] = [widened(left), widened(right)];
  const [low, high] = RANKS.indexOf(a) <= RANKS.indexOf(b) ? [a, b] : [b, a];
  return high === 'uint' && low === 'int' ? 'long' : high;
}

const integral = (value: Value): bigint =>
  value instanceof Sized && typeof value.value === 'bigint' ? value.value : toWhole(value, 'long');

function sized(operator: ArithmeticOperator, a: bigint, b: bigint, type: NumberType): Value {
  if (type !== 'uint' && type !== 'ulong' && type !== 'bigint') throw new TypeError(`${type} is no sized type`);
  if (operator === '/' && a % b !== 0n && type !== 'bigint') return double(Number(a) / Number(b));
  const result = onBigints[operator](a, b);
  const { least, most } = sizedFacts[type];
  return result >= least && result <= most ? new Sized(type, result) : double(Number(result));
}

/** Two Int32 whose result is one: almost all arithmetic there is. undefined: any other case. */
function onInts(operator: ArithmeticOperator, left: number, right: number): number | undefined {
  if ((left | 0) !== left || (right | 0) !== right) return undefined;
  const result = onDoubles[operator](left, right);
  return (result | 0) === result ? result | 0 : undefined;
}

/** PowerShell names the operator where an operand is no number at all, and the conversion where it is text that is none. */
function operand(operator: ArithmeticOperator, value: Value): Value {
  if (typeof value === 'object' && value !== null && numberType(value) === undefined && !isNumberLike(value)) {
    throw new ValueError(
      'MethodNotFound',
      `Method invocation failed because [${typeName(value)}] does not contain a method named '${methods[operator]}'.`,
    );
  }
  return toNumber(value);
}

const isNumberLike = (value: Value) => value instanceof Char || value instanceof EnumValue;

const methods: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'op_Addition',
  '-': 'op_Subtraction',
  '*': 'op_Multiply',
  '/': 'op_Division',
  '%': 'op_Modulus',
};

const onDoubles: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const onDecimals = {
  '+': decimalAdd,
  '-': (a, b) => decimalAdd(a, decimalNegate(b)),
  '*': decimalMultiply,
  '/': decimalDivide,
  '%': decimalRemainder,
} satisfies Record<ArithmeticOperator, typeof decimalAdd>;

function whole(operator: ArithmeticOperator, a: bigint, b: bigint, type: 'int' | 'long'): Value {
  if (operator === '/' && a % b !== 0n) return double(Number(a) / Number(b));
  const result = onBigints[operator](a, b);
  if (type === 'int') {
    const small = Number(result);
    return small >= -(2 ** 31) && small < 2 ** 31 ? small : double(small);
  }
  return long(result) ?? double(Number(result));
}

const onBigints: Readonly<Record<ArithmeticOperator, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

/** Unary minus. */
export function negate(value: Value): Value {
  return value instanceof TimeSpan ? negateTimeSpan(value) : arithmetic('-', 0, value);
}

/** Unary plus: the value as a number. */
export const positive = (value: Value): Value => toNumber(value);

/** `++` and `--`: null counts as 0. Throws OperatorRequiresNumber for what is no number. */
export function stepped(operator: '++' | '--', value: Value): Value {
  if (value !== null && numberType(value) === undefined) {
    throw new ValueError(
      'OperatorRequiresNumber',
      `The '${operator}' operator works only on numbers. The operand is a '${typeName(value)}'.`,
    );
  }
  return arithmetic(operator === '++' ? '+' : '-', value ?? 0, 1);
}
