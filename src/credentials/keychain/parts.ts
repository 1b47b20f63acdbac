import { randomUUID } from 'node:crypto';

/**
 * How long an item may be. The smallest store is Windows' Credential Manager: 2,560 bytes, and a library may store two for each character
 * (terminal facts, section 2).
 */
const LONGEST = 1200;

/** Starts the first item of a value in parts; no password and no token starts like this. */
const MARK = 'acrsh-parts:';

/** A value as it is stored: one item, or a first item that says where the parts are. */
export interface Split {
  readonly first: string;
  readonly parts: readonly { readonly account: string; readonly text: string }[];
}

/** Cuts a value to the size that every store takes. A short one stays as it is, so that other programs can read it. */
export function split(account: string, value: string): Split {
  if (value.length <= LONGEST && !value.startsWith(MARK)) return { first: value, parts: [] };
  const count = Math.ceil(value.length / LONGEST);
  // a name of its own for each writing: two shells that write at once never mix
  const first = `${MARK}${count}:${randomUUID()}`;
  const texts = Array.from({ length: count }, (_, index) => value.slice(index * LONGEST, (index + 1) * LONGEST));
  return {
    first,
    parts: partAccounts(account, first).map((each, index) => ({ account: each, text: texts[index] ?? '' })),
  };
}

/** The accounts of the parts that a first item speaks of; none for a value that is whole. */
export function partAccounts(account: string, first: string): readonly string[] {
  const match = /^acrsh-parts:(\d{1,3}):([0-9a-f-]{36})$/.exec(first);
  const [, count, id] = match ?? [];
  return Array.from({ length: Number(count ?? 0) }, (_, index) => `${account}#${id}.${index + 1}`);
}
