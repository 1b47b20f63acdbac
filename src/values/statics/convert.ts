import { Char } from '../char.ts';
import { convertTo } from '../convert.ts';
import { invocationError } from '../methods/method.ts';
import { elements } from '../object-value.ts';
import { Sized } from '../sized.ts';
import { toBoolean } from '../to-boolean.ts';
import { toInt, toWhole } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

/** To a whole number, from text in base 2, 8, 10 or 16. */
const whole =
  (type: 'int' | 'long') =>
  (_: unknown, value: Value = null, base?: Value): Value => {
    if (base === undefined) return convertTo(type, value);
    const number = Number.parseInt(toText(value), toInt(base));
    if (Number.isNaN(number)) {
      throw invocationError('FormatException', 'ToInt32', 2, 'Could not find any recognizable digits.');
    }
    return convertTo(type, number);
  };

const bytesOf = (value: Value): Uint8Array => Uint8Array.from(elements(value), each => Number(toWhole(each, 'int')));

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
    tochar: (_, value = null) => new Char(toInt(value)),
    tostring: (_, value = null, base) => (base === undefined ? toText(value) : toInt(value).toString(toInt(base))),
    tobase64string: (_, bytes = null) => Buffer.from(bytesOf(bytes)).toString('base64'),
    frombase64string: (_, text = null) =>
      Array.from(Buffer.from(toText(text), 'base64'), each => new Sized('byte', BigInt(each))),
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

const ofChar =
  (test: RegExp) =>
  (_: unknown, value: Value = null): Value =>
    test.test(toText(value));

/** [char] */
export const charStatics: Statics = {
  properties: { maxvalue: () => new Char(0xffff), minvalue: () => new Char(0) },
  methods: {
    isdigit: ofChar(/^\p{Nd}$/u),
    isletter: ofChar(/^\p{L}$/u),
    isletterordigit: ofChar(/^[\p{L}\p{Nd}]$/u),
    isupper: ofChar(/^\p{Lu}$/u),
    islower: ofChar(/^\p{Ll}$/u),
    iswhitespace: ofChar(/^\s$/u),
    ispunctuation: ofChar(/^\p{P}$/u),
    toupper: (_, value = null) => new Char(toText(value).toUpperCase().charCodeAt(0)),
    tolower: (_, value = null) => new Char(toText(value).toLowerCase().charCodeAt(0)),
  },
};
