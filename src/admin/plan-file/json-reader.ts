import { isObject, type JsonObject } from '../../registry/transport/json-answer.ts';
import { PlanFileError } from './plan-file-error.ts';

/** A value of JSON with the path to it, which errors name. Every reading throws PlanFileError for a value of another kind. */
export class JsonReader {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  /** What stands under a key; a reader of `undefined` where nothing does. */
  at(key: string): JsonReader {
    return new JsonReader(this.object()[key], this.path === '' ? key : `${this.path}.${key}`);
  }

  object(): JsonObject {
    return isObject(this.value) ? this.value : this.fail('an object is wanted here');
  }

  /** Refuses keys that are none of these. */
  only(keys: readonly string[]): this {
    const other = Object.keys(this.object()).find(each => !keys.includes(each));
    return other === undefined ? this : this.at(other).fail('nothing of this name belongs here');
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.fail('a text is wanted here');
  }

  /** A text that `parse` takes; `what` completes "is no …". */
  parsed<T>(parse: (text: string) => T | undefined, what: string): T {
    const text = this.text();
    return parse(text) ?? this.fail(`'${text}' is no ${what}`);
  }

  word<const Words extends readonly string[]>(words: Words): Words[number] {
    const text = this.text();
    return words.find(each => each === text) ?? this.fail(`'${text}' is none of ${words.join(', ')}`);
  }

  /** A whole number from 0 up. */
  count(): number {
    const { value } = this;
    const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    return isCount ? value : this.fail('a whole number is wanted here');
  }

  truth(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('true or false is wanted here');
  }

  each<T>(read: (element: JsonReader) => T): T[] {
    if (!Array.isArray(this.value)) this.fail('a list is wanted here');
    const list: readonly unknown[] = Array.isArray(this.value) ? this.value : [];
    return list.map((element, index) => read(new JsonReader(element, `${this.path}[${index}]`)));
  }

  /** undefined where nothing stands. */
  optional<T>(read: (reader: this) => T): T | undefined {
    return this.value === undefined ? undefined : read(this);
  }

  fail(message: string): never {
    if (this.value === undefined) throw new PlanFileError(undefined, `${this.path} is missing`);
    throw new PlanFileError(this.path === '' ? undefined : this.path, message);
  }
}
