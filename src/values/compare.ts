import { Char } from './char.ts';
import { convertLike } from './convert.ts';
import { DateTime } from './date-time.ts';
import { decimalCompare } from './decimal.ts';
import { numberType } from './number-type.ts';
import { isArray, isObject } from './object-value.ts';
import { asKind, parseDateTime } from './parse-date.ts';
import { Sized } from './sized.ts';
import { toBoolean } from './to-boolean.ts';
import { toDecimal, toDouble, toNumber, toWhole } from './to-number.ts';
import { toText } from './to-text.ts';
import { typeName } from './type-name.ts';
import type { ObjectValue, Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** Made when the first texts are compared: making them takes a quarter of a bare start. */
const collators: Partial<Record<'accent' | 'variant', Intl.Collator>> = {};

function collator(caseSensitive: boolean): Intl.Collator {
  const sensitivity = caseSensitive ? 'variant' : 'accent';
  collators[sensitivity] ??= new Intl.Collator('en', { sensitivity });
  return collators[sensitivity];
}

/** `-eq` of two single values: the right one is converted to the left one's type; no conversion means not equal. */
export function equals(left: Value, right: Value, caseSensitive = false): boolean {
  if (left === null || right === null) return left === right;
  if (typeof left === 'string') return sameText(left, toText(right), caseSensitive);
  if (typeof left === 'boolean') return left === toBoolean(right);
  if (isArray(left)) return left === right;
  if (left === right) return !(left instanceof Sized && Number.isNaN(left.value));
  const order = tryOrder(left, right, caseSensitive);
  return order === 0;
}

/**
 * Order of two values by the left one's type, for `-lt` and its kin: negative, 0 or positive, NaN where one of them is NaN. Text compares by
 * culture, without case unless asked. Throws ValueError where there is no order or the right side cannot be converted.
 */
export function order(left: Value, right: Value, caseSensitive = false): number {
  const result = tryOrder(left, right, caseSensitive);
  if (result !== undefined) return result;
  if (!numberType(left) && (!isObject(left) || !left.type.compare)) {
    throw new ValueError('NotIcomparable', `Cannot compare "${toText(left)}" because it is not IComparable.`);
  }
  throw new ValueError(
    'ComparisonFailure',
    `Could not compare "${toText(left)}" to "${toText(right)}". Error: "${refusal(left, right)}"`,
  );
}

/** Why the right side cannot be converted to the type of the left one. */
function refusal(left: Value, right: Value): string {
  try {
    if (numberType(left)) toNumber(right, typeName(left));
  } catch (error) {
    if (error instanceof ValueError) return error.message;
    throw error;
  }
  return `Cannot convert the "${toText(right)}" value of type "${typeName(right)}" to type "${typeName(left)}".`;
}

/** .NET's Equals, which asks no culture and changes no text into a number. */
export const sameValue = (left: Value, right: Value): boolean =>
  typeof left === 'string' ? left === right : equals(left, right, true);

/** Text whose characters mean something to every culture, so that it is the same text only character by character. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

/** As the culture has it: composed and decomposed letters are the same, control characters nothing. */
function sameText(left: string, right: string, caseSensitive: boolean): boolean {
  if (left === right) return true;
  if (!PLAIN.test(left) || !PLAIN.test(right)) return textOrder(left, right, caseSensitive) === 0;
  return !caseSensitive && left.toLowerCase() === right.toLowerCase();
}

function tryOrder(left: Value, right: Value, caseSensitive: boolean): number | undefined {
  if (left === null) return againstNull(right);
  if (right === null) return -againstNull(left);
  if (typeof left === 'string') return textOrder(left, toText(right), caseSensitive);
  if (typeof left === 'boolean') return Number(left) - Number(toBoolean(right));
  if (left instanceof Char) {
    return numberType(right) ? left.code - toDouble(right) : textOrder(toText(left), toText(right), caseSensitive);
  }
  if (numberType(left)) return numberOrder(left, right);
  return isObject(left) ? objectOrder(left, right) : undefined;
}

/** The order that sorting needs and .NET's CompareTo tells: NaN comes before all other numbers. */
export function totalOrder(left: Value, right: Value, caseSensitive = false): number {
  const result = order(left, right, caseSensitive);
  if (!Number.isNaN(result)) return result;
  return Number(Number.isNaN(toDouble(right))) - Number(Number.isNaN(toDouble(left)));
}

/** Null comes before everything but negative numbers, as PowerShell's comparer has it. */
function againstNull(other: Value): number {
  if (other === null) return 0;
  return numberType(other) && toDouble(other) < 0 ? 1 : -1;
}

/** Culture order of two texts, without case unless asked. */
export function textOrder(left: string, right: string, caseSensitive = false): number {
  return left === right ? 0 : collator(caseSensitive).compare(left, right);
}

function numberOrder(left: Value, right: Value): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return signOf(left, right);
  const number = converted(() => toNumber(right));
  if (number === undefined) return undefined;
  const types = [numberType(left), numberType(number)];
  if (left instanceof Sized || number instanceof Sized) return sizedOrder(left, number);
  if (types.includes('decimal') && isDecimalSized(left) && isDecimalSized(number))
    return decimalCompare(toDecimal(left), toDecimal(number));
  return types.includes('double') || types.includes('decimal')
    ? signOf(toDouble(left), toDouble(number))
    : signOf(toWhole(left, 'long'), toWhole(number, 'long'));
}

/** Is it no larger than a Decimal can be? */
const isDecimalSized = (value: Value) => numberType(value) !== 'double' || Math.abs(toDouble(value)) < 7.9e28;

/** NaN stands in no order to any number. */
function signOf(left: number | bigint, right: number | bigint): number {
  if (left < right) return -1;
  return left > right ? 1 : left === right ? 0 : Number.NaN;
}

/** Whole numbers exactly, anything else as Doubles. */
function sizedOrder(left: Value, right: Value): number {
  const exact = [left, right].map(each =>
    each instanceof Sized ? each.value : typeof each === 'number' && Number.isInteger(each) ? BigInt(each) : each,
  );
  const [a, b] = exact;
  if (typeof a === 'bigint' && typeof b === 'bigint') return signOf(a, b);
  return signOf(toDouble(left), toDouble(right));
}

function objectOrder(left: ObjectValue, right: Value): number | undefined {
  if (!left.type.compare) return undefined;
  const other = left instanceof DateTime ? dateLike(left, right) : convertLike(left, right);
  return isObject(other) ? left.type.compare(left, other) : undefined;
}

/** A date written as text means the clock of the date on the left, unless it names its zone. */
function dateLike(left: DateTime, right: Value): Value | undefined {
  if (typeof right !== 'string') return right instanceof DateTime ? right : undefined;
  const date = parseDateTime(right, 'Utc');
  return date && asKind(date, left.kind);
}

function converted<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof ValueError) return undefined;
    throw problem;
  }
}
