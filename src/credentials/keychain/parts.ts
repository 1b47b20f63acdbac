import { randomUUID } from 'node:crypto';

/**
 * Bytes of UTF-8 that an item may have. The smallest store is Windows' Credential Manager: 2,560 bytes, and a library may store two for each
 * character (terminal facts, section 2).
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
  const texts = pieces(value);
  if (texts.length === 1 && !value.startsWith(MARK)) return { first: value, parts: [] };
  // a name of its own for each writing: two shells that write at once never mix
  const first = `${MARK}${texts.length}:${randomUUID()}`;
  return {
    first,
    parts: partAccounts(account, first).map((each, index) => ({ account: each, text: texts[index] ?? '' })),
  };
}

/** Pieces of at most {@link LONGEST} bytes, cut between characters. */
function pieces(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  const result: string[] = [];
  for (let start = 0, end: number; start < bytes.length; start = end) {
    end = Math.min(start + LONGEST, bytes.length);
    while (isInside(bytes[end])) end--;
    result.push(bytes.toString('utf8', start, end));
  }
  return result;
}

/** Whether a byte of UTF-8 goes on with the character before it. */
const isInside = (byte: number | undefined): boolean => byte !== undefined && byte >> 6 === 0b10;

/** The accounts of the parts that a first item speaks of; none for a value that is whole. */
export function partAccounts(account: string, first: string): readonly string[] {
  const match = /^acrsh-parts:(\d{1,4}):([0-9a-f-]{36})$/.exec(first);
  const [, count, id] = match ?? [];
  return Array.from({ length: Number(count ?? 0) }, (_, index) => `${account}#${id}.${index + 1}`);
}
