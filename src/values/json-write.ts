import { Decimal } from './decimal.ts';
import { EnumValue } from './enumeration.ts';
import { Hashtable } from './hashtable.ts';
import { isArray, isObject } from './object-value.ts';
import { Real } from './real.ts';
import { toText } from './to-text.ts';
import type { ObjectValue, Value } from './value.ts';

export interface JsonOptions {
  /** Levels of objects and arrays below the first that are written out; deeper ones become their text. */
  readonly depth: number;
  readonly compress?: boolean;
  /** Enumerations as their words. */
  readonly enumsAsText?: boolean;
  /** What is escaped besides what must be. */
  readonly escape?: 'Default' | 'EscapeNonAscii' | 'EscapeHtml' | undefined;
  /** Called once when something was deeper. */
  readonly onCut?: () => void;
}

/** A value as JSON text as ConvertTo-Json writes it: two spaces a level, Doubles keep `.0`, dates ISO 8601 with their fraction. */
export function toJson(value: Value, options: JsonOptions): string {
  let cut = false;
  const text = write(value, {
    left: options.depth,
    indent: '',
    compress: options.compress ?? false,
    enumsAsText: options.enumsAsText ?? false,
    cutting: () => (cut = true),
  });
  if (cut) options.onCut?.();
  return escaped(text, options.escape);
}

/** Only texts hold such characters, so that the whole can be gone through; the quotes that JSON needs stay. */
function escaped(text: string, handling: JsonOptions['escape'] = 'Default'): string {
  if (handling === 'Default') return text;
  return text.replace(/"(?:[^"\\]|\\.)*"/g, quoted => {
    const inside = quoted.slice(1, -1).replace(/\\"/g, handling === 'EscapeHtml' ? '\\u0022' : '\\"');
    const pattern = handling === 'EscapeHtml' ? /[<>&']/g : /[^\x20-\x7e]/g;
    return `"${inside.replace(pattern, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
  });
}

interface Place {
  readonly enumsAsText: boolean;
  readonly left: number;
  readonly indent: string;
  readonly compress: boolean;
  readonly cutting: () => void;
}

function write(value: Value, place: Place): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(BigInt(value)) : numberText(value);
  if (value instanceof Real) return realText(value.value);
  if (value instanceof Decimal) return toText(value);
  if (place.enumsAsText && value instanceof EnumValue) return quote(value.text);
  if (isObject(value) && value.type.json) return write(value.type.json(value), place);
  if (place.left < 0) {
    place.cutting();
    return quote(toText(value));
  }
  return isArray(value) ? writeArray(value, place) : writeObject(value, place);
}

const numberText = (value: number) => (Number.isFinite(value) ? String(value) : quote(toText(value)));

function realText(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : numberText(value);
}

/** ConvertTo-Json escapes what JSON requires, nothing else. */
const quote = (text: string): string => JSON.stringify(text);

function writeArray(values: readonly Value[], place: Place): string {
  const inside = deeper(place);
  return bracketed(
    '[]',
    values.map(each => write(each, inside)),
    place,
  );
}

function writeObject(value: ObjectValue, place: Place): string {
  const inside = deeper(place);
  const members = membersOf(value).map(
    ([name, held]) => `${quote(name)}:${place.compress ? '' : ' '}${write(held, inside)}`,
  );
  return bracketed('{}', members, place);
}

/** A dictionary's entries as they are: looking each of them up by its text would cost as much again for each. */
const membersOf = (value: ObjectValue): readonly (readonly [string, Value])[] =>
  value instanceof Hashtable
    ? value.entries().map(({ key, value: held }) => [toText(key), held] as const)
    : value.type.propertyNames(value).map(name => [name, value.type.property(value, name) ?? null] as const);

const deeper = (place: Place): Place => ({ ...place, left: place.left - 1, indent: `${place.indent}  ` });

function bracketed(brackets: string, members: readonly string[], { indent, compress }: Place): string {
  const [open, close] = brackets;
  if (members.length === 0) return `${open}${close}`;
  if (compress) return `${open}${members.join(',')}${close}`;
  const lines = members.map(each => `${indent}  ${each}`).join(',\n');
  return `${open}\n${lines}\n${indent}${close}`;
}
