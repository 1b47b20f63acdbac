import { CustomObject } from './custom-object.ts';
import { Hashtable } from './hashtable.ts';
import { long } from './number-type.ts';
import { asKind, parseDateTime } from './parse-date.ts';
import { double } from './real.ts';
import { Sized, sizedFacts } from './sized.ts';
import { tableEntry } from './table-entry.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

export interface JsonReadOptions {
  /** Dictionaries in place of custom objects; keys that differ only in case are then kept apart. */
  readonly asHashtable?: boolean;
  /** Deepest nesting that is read; default 1024. */
  readonly depth?: number;
  /** What ISO 8601 texts become; dates of the kind that they say if left out. */
  readonly dateKind?: 'Default' | 'Local' | 'Utc' | 'Offset' | 'String' | undefined;
}

const token =
  /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*(?:("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(-?(?:0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?)|(true|false|null)|([[\]{}:,]))(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/iy;
/** A property's name without quotation marks, which Newtonsoft's reader bears with. */
const bareName = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*([\p{L}\p{Nd}_$]+)(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/uy;
const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * JSON text as values: objects keep their order, integers are Int64 (or BigInteger), ISO 8601 texts become dates. Integers keep all their
 * digits, which is why this is no `JSON.parse`; it is as lenient as Newtonsoft's reader: comments, single quotation marks, names without
 * any. Throws ValueError for text that is no JSON, for an empty name and for two names that differ only in case.
 */
export function fromJson(text: string, options: JsonReadOptions = {}): Value {
  const reader = new Reader(text, options);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  readonly #options: JsonReadOptions;
  #position = 0;

  constructor(text: string, options: JsonReadOptions) {
    this.#text = text;
    this.#options = options;
  }

  value(depth: number): Value {
    if (depth > (this.#options.depth ?? 1024))
      this.#fail(`The reader's MaxDepth of ${this.#options.depth ?? 1024} has been exceeded`);
    const [, quoted, number, fraction, power, word, mark] = this.#next();
    if (quoted !== undefined) return dated(this.#unquoted(quoted), this.#options.dateKind);
    if (number !== undefined) return this.#numeral(number, fraction !== undefined || power !== undefined);
    if (word !== undefined) return word === 'null' ? null : word === 'true';
    if (mark === '[') return this.#array(depth);
    return mark === '{' ? this.#object(depth) : this.#fail(`Unexpected character '${mark}'`);
  }

  end(): void {
    if (this.#text.slice(this.#position).trim() !== '')
      this.#fail('Additional text encountered after finished reading JSON content');
  }

  #next(): RegExpExecArray {
    token.lastIndex = this.#position;
    const found = token.exec(this.#text);
    if (!found) return this.#fail(this.#position >= this.#text.length ? 'Unexpected end' : 'Unexpected character');
    this.#position = token.lastIndex;
    return found;
  }

  #mark(allowed: string): string {
    const [, , , , , , mark = ''] = this.#next();
    return mark !== '' && allowed.includes(mark) ? mark : this.#fail(`Expected one of ${allowed}`);
  }

  #peek(mark: string): boolean {
    const found = this.#text.slice(this.#position, this.#position + 1) === mark;
    if (found) this.#next();
    return found;
  }

  #array(depth: number): Value {
    const values: Value[] = [];
    if (this.#peek(']')) return values;
    // a comma at the end is borne with, as PowerShell's reader does
    do values.push(this.value(depth + 1));
    while (this.#mark(',]') === ',' && !this.#peek(']'));
    return values;
  }

  #object(depth: number): Value {
    const entries: [string, Value][] = [];
    if (!this.#peek('}')) {
      do {
        const name = this.#name();
        this.#mark(':');
        entries.push([name, this.value(depth + 1)]);
      } while (this.#mark(',}') === ',' && !this.#peek('}'));
    }
    return this.#options.asHashtable ? new Hashtable(entries, { fromJson: true }) : customObject(entries);
  }

  #name(): string {
    bareName.lastIndex = this.#position;
    const bare = bareName.exec(this.#text)?.[1];
    if (bare !== undefined) {
      this.#position = bareName.lastIndex;
      return bare;
    }
    const [, quoted] = this.#next();
    return this.#unquoted(quoted ?? this.#fail('Expected a property name'));
  }

  #unquoted(quoted: string): string {
    const inside = quoted.slice(1, -1);
    if (!inside.includes('\\')) return inside;
    return inside.replace(/\\(?:u([\da-f]{4})|([\s\S]))/gi, (token: string, code: string | undefined, char = '') =>
      code === undefined
        ? (tableEntry(escapes, char) ?? this.#fail(`Bad JSON escape sequence: ${token}`))
        : String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  #numeral(text: string, real: boolean): Value {
    if (real) return double(Number(text));
    // more digits than any number has are not looked at
    const integer = text.length > longestInteger ? undefined : BigInt(text);
    if (integer === undefined || integer < least || integer > most) {
      return this.#fail(`JSON integer ${text} is too large to parse`);
    }
    return long(integer) ?? new Sized('bigint', integer);
  }

  #fail(reason: string): never {
    throw new ValueError(
      'System.ArgumentException',
      `Conversion from JSON failed with error: ${reason}. Position ${this.#position}.`,
    );
  }
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
};

/** Digits and sign of the largest BigInteger that there is here. */
const longestInteger = 402;
const { least, most } = sizedFacts.bigint;

function dated(text: string, kind: JsonReadOptions['dateKind'] = 'Default'): Value {
  if (kind === 'String' || !isoDate.test(text)) return text;
  const date = parseDateTime(text, 'Utc');
  if (!date) return text;
  return kind === 'Local' || kind === 'Utc' ? asKind(date, kind) : date;
}

const EMPTY_KEY =
  'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.';

const lower = (text: string) => text.toLowerCase();

function customObject(entries: readonly (readonly [string, Value])[]): CustomObject {
  const object = new CustomObject();
  for (const [name, value] of entries) {
    if (name === '') throw new ValueError('EmptyKeyInJsonString', EMPTY_KEY);
    const first = object.get(name) === undefined ? name : object.names().find(each => lower(each) === lower(name));
    if (first !== name) {
      throw new ValueError(
        'KeysWithDifferentCasingInJsonString',
        `Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '${first}' was '${name}'.`,
      );
    }
    object.set(name, value);
  }
  return object;
}
