import { typedArray } from '../array-type.ts';
import { Char } from '../char.ts';
import { convertTo } from '../convert.ts';
import { invocationError, outOfRange } from '../methods/method.ts';
import { long, numberType } from '../number-type.ts';
import { elements } from '../object-value.ts';
import { Sized } from '../sized.ts';
import { toBoolean } from '../to-boolean.ts';
import { toInt, toNumber, toSized, toWhole } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

const DIGITS: Readonly<Record<number, RegExp>> = {
  2: /^(?:0b)?([01]+)$/i,
  8: /^([0-7]+)$/,
  10: /^([+-]?\d+)$/,
  16: /^(?:0x)?([\da-f]+)$/i,
};
const PREFIXES: Readonly<Record<number, string>> = { 2: '0b', 8: '0o', 10: '', 16: '0x' };

/** 2, 8, 10 or 16. */
function baseOf(method: string, base: Value): number {
  const number = toInt(base);
  if (number in PREFIXES) return number;
  throw invocationError('ArgumentException', method, 2, 'Invalid Base.');
}

/** To a whole number, from text in base 2, 8, 10 or 16; but for base 10 the digits are those of the type's bits. */
const whole =
  (type: 'int' | 'long') =>
  (_: unknown, value: Value = null, given?: Value): Value => {
    if (given === undefined) return convertTo(type, value);
    const method = type === 'int' ? 'ToInt32' : 'ToInt64';
    const base = baseOf(method, given);
    const [, digits] = DIGITS[base]?.exec(toText(value)) ?? [];
    if (digits === undefined) {
      throw invocationError('FormatException', method, 2, 'Could not find any recognizable digits.');
    }
    const bits = type === 'int' ? 32 : 64;
    const number = BigInt(base === 10 ? digits : `${PREFIXES[base]}${digits}`);
    const signed = base === 10 ? number : BigInt.asIntN(bits, number);
    const fits = base === 10 ? signed === BigInt.asIntN(bits, signed) : number < 2n ** BigInt(bits);
    if (fits) return type === 'int' ? Number(signed) : (long(signed) ?? signed);
    const message = `Value was either too large or too small for ${type === 'int' ? 'an Int32' : 'an Int64'}.`;
    throw invocationError('OverflowException', method, 2, message);
  };

/** A number in base 2, 8, 10 or 16; below zero the digits are those of its bits. */
function based(value: Value, given: Value): string {
  const base = baseOf('ToString', given);
  const number = toWhole(value, 'long');
  const bits = numberType(toNumber(value)) === 'int' ? 32 : 64;
  return (base === 10 ? number : BigInt.asUintN(bits, number)).toString(base);
}

const bytesOf = (value: Value): Uint8Array =>
  Uint8Array.from(elements(value), each => Number(toSized(each, 'byte').value));

function fromBase64(text: string): Value {
  const digits = text.replace(/[ \t\r\n]/g, '');
  if (digits.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(digits)) {
    const bytes = Array.from(Buffer.from(digits, 'base64'), each => new Sized('byte', BigInt(each)));
    return typedArray(bytes, 'System.Byte');
  }
  const message =
    'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.';
  throw invocationError('FormatException', 'FromBase64String', 1, message);
}

function charOf(value: Value): Char {
  const code = toInt(value);
  if (code >= 0 && code <= 0xffff) return new Char(code);
  throw invocationError('OverflowException', 'ToChar', 1, 'Value was either too large or too small for a character.');
}

/** [convert] */
export const convertStatics: Statics = {
  properties: {},
  methods: {
    toint32: whole('int'),
    toint64: whole('long'),
    todouble: (_, value = null) => convertTo('double', value),
    todecimal: (_, value = null) => convertTo('decimal', value),
    toboolean: (_, value = null) => toBoolean(value),
    todatetime: (_, value = null) => convertTo('datetime', value),
    tochar: (_, value = null) => (typeof value === 'string' ? convertTo('char', value) : charOf(value)),
    tostring: (_, value = null, base) => (base === undefined ? toText(value) : based(value, base)),
    tobase64string: (_, bytes = null) => Buffer.from(bytesOf(bytes)).toString('base64'),
    frombase64string: (_, text = null) => fromBase64(toText(text)),
  },
};

/** [bool] */
export const boolMethods: Statics['methods'] = {
  parse: (_, text = null) => {
    const word = toText(text).trim().toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    const message = `String '${toText(text)}' was not recognized as a valid Boolean.`;
    throw invocationError('FormatException', 'Parse', 1, message);
  },
};

/** A test of one character, or of the one at a place of a text. */
const ofChar =
  (name: string, test: RegExp) =>
  (_: unknown, value: Value = null, index?: Value): Value => {
    if (index === undefined) return test.test(toText(convertTo('char', value)));
    const at = toInt(index);
    const text = toText(value);
    if (at >= 0 && at < text.length) return test.test(text.charAt(at));
    throw outOfRange(name, 2, 'index', 'Specified argument was out of the range of valid values.');
  };

/** What characters can be asked for; lone halves of a pair have no other property than that. */
const CHAR_TESTS: Readonly<Record<string, RegExp>> = {
  IsDigit: /^\p{Nd}$/u,
  IsNumber: /^\p{N}$/u,
  IsLetter: /^\p{L}$/u,
  IsLetterOrDigit: /^[\p{L}\p{Nd}]$/u,
  IsUpper: /^\p{Lu}$/u,
  IsLower: /^\p{Ll}$/u,
  IsWhiteSpace: /^[\p{Z}\t-\r\x85]$/u,
  IsPunctuation: /^\p{P}$/u,
  IsSymbol: /^\p{S}$/u,
  IsSeparator: /^\p{Z}$/u,
  IsControl: /^\p{Cc}$/u,
  IsSurrogate: /^[\ud800-\udfff]$/,
  IsHighSurrogate: /^[\ud800-\udbff]$/,
  IsLowSurrogate: /^[\udc00-\udfff]$/,
  IsAscii: /^[\0-\x7f]$/,
  IsAsciiDigit: /^\d$/,
  IsAsciiLetter: /^[A-Za-z]$/,
  IsAsciiLetterOrDigit: /^[A-Za-z\d]$/,
  IsAsciiLetterUpper: /^[A-Z]$/,
  IsAsciiLetterLower: /^[a-z]$/,
  IsAsciiHexDigit: /^[\da-fA-F]$/,
};

/** A character has another case only where that is one character too. */
function cased(value: Value, change: (text: string) => string): Value {
  const char = convertTo('char', value);
  const changed = change(toText(char));
  return changed.length === 1 ? new Char(changed.charCodeAt(0)) : char;
}

/** [char] */
export const charStatics: Statics = {
  properties: { maxvalue: () => new Char(0xffff), minvalue: () => new Char(0) },
  methods: {
    ...Object.fromEntries(
      Object.entries(CHAR_TESTS).map(([name, test]) => [name.toLowerCase(), ofChar(name, test)] as const),
    ),
    toupper: (_, value = null) => cased(value, text => text.toUpperCase()),
    tolower: (_, value = null) => cased(value, text => text.toLowerCase()),
    toupperinvariant: (_, value = null) => cased(value, text => text.toUpperCase()),
    tolowerinvariant: (_, value = null) => cased(value, text => text.toLowerCase()),
  },
};
