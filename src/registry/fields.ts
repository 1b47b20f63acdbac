import type { ChangeableAttributes } from './model/attributes.ts';
import { isObject } from './transport/json-answer.ts';

/** A text that may be missing. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** As `textOf`, with equal texts as one: JSON.parse makes each anew, and a long listing says the same digests, times and media types often. */
export function sharedTexts(): typeof textOf {
  const known = new Map<string, string>();
  return value => {
    const text = textOf(value);
    const same = text === undefined ? undefined : known.get(text);
    if (text !== undefined && same === undefined) known.set(text, text);
    return same ?? text;
  };
}

/** A number that may be missing. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A number of bytes that may be missing; what is none, such as -1 or 1.5, tells nothing. */
export function bytesOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The four switches; one that an answer leaves out is on, as ACR has it by default. Equal ones are one object: a listing has many rows. */
export function attributesOf(value: unknown): ChangeableAttributes | undefined {
  if (!isObject(value)) return undefined;
  const switches = {
    deleteEnabled: value.deleteEnabled !== false,
    writeEnabled: value.writeEnabled !== false,
    listEnabled: value.listEnabled !== false,
    readEnabled: value.readEnabled !== false,
  };
  const key = Object.values(switches).reduce((bits, isOn) => bits * 2 + Number(isOn), 0);
  allAttributes[key] ??= Object.freeze(switches);
  return allAttributes[key];
}

/** Made as they are met, sixteen at most. */
const allAttributes: ChangeableAttributes[] = [];

/** Each element as it was read; `undefined` when it is no list or one of them cannot be read. */
export function everyOf<T>(list: unknown, read: (value: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const items: T[] = [];
  for (const value of list) {
    const item = read(value);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/**
 * As `everyOf`, but the first element that cannot be read is thrown as `bad` makes it. `null` and a missing list are empty:
 * ACR answers `null` for a list that has lost its last element (ACR recordings).
 */
export function readAll<T>(
  list: unknown,
  read: (value: unknown) => T | undefined,
  bad: (value: unknown) => Error,
): T[] {
  const whole = list ?? [];
  const items = everyOf(whole, read);
  if (items) return items;
  throw bad(Array.isArray(whole) ? whole.find(value => read(value) === undefined) : whole);
}
