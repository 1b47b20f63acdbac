import { isObject } from '../../../values/object-value.ts';
import type { Value } from '../../../values/value.ts';
import { identityOf, subjectOf } from '../subject.ts';

/** Names a row among all that may stand in its list: by what it is in a registry, other values by their place of arrival. */
export function rowIdentity(value: Value, row: number): string {
  const subject = subjectOf(value);
  return subject ? identityOf(subject) : `#${row}`;
}

/** A part of the identity that tells most rows of a list apart and costs next to nothing: no text is made for it. */
function quickKey(value: Value): Value {
  if (!isObject(value)) return null;
  const kind = value.type.view?.subject;
  return kind ? (value.type.property(value, kind === 'manifest' ? 'Digest' : 'Name') ?? null) : null;
}

/** Rows that are looked for among many others. */
export class WantedRows {
  readonly #byIdentity = new Map<string, number>();
  readonly #keys = new Set<Value>();

  /** So many rows are there. */
  get size(): number {
    return this.#byIdentity.size;
  }

  add(value: Value, row: number): void {
    this.#byIdentity.set(rowIdentity(value, row), row);
    this.#keys.add(quickKey(value));
  }

  /** The row that was added for the same item; undefined where none was. */
  find(value: Value, row: number): number | undefined {
    return this.#keys.has(quickKey(value)) ? this.#byIdentity.get(rowIdentity(value, row)) : undefined;
  }

  rows(): Iterable<number> {
    return this.#byIdentity.values();
  }
}

/** Which rows of a list are marked, a byte each, by their numbers. */
export class RowMarks {
  #bytes = new Uint8Array(0);
  #count = 0;
  /** Counts the changes. */
  #version = 0;

  get count(): number {
    return this.#count;
  }

  get version(): number {
    return this.#version;
  }

  has(row: number): boolean {
    return this.#bytes[row] === 1;
  }

  set(row: number, isMarked: boolean): void {
    if (this.has(row) === isMarked) return;
    if (row >= this.#bytes.length) {
      const grown = new Uint8Array(Math.max(row + 1, 64, Math.ceil(this.#bytes.length * 1.5)));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[row] = Number(isMarked);
    this.#count += isMarked ? 1 : -1;
    this.#version++;
  }

  clear(): void {
    this.#bytes.fill(0);
    this.#count = 0;
    this.#version++;
  }

  /** The marked rows in the order in which they came. */
  *rows(): Generator<number> {
    if (this.#count === 0) return;
    for (let row = this.#bytes.indexOf(1); row >= 0; row = this.#bytes.indexOf(1, row + 1)) yield row;
  }
}

/**
 * The marks of rows that take the place of others: of the items that were marked, and of those that are awaited; and the rows of before whose
 * marked items are not among them.
 */
export function carriedMarks(
  values: readonly Value[],
  before: { readonly values: readonly Value[]; readonly marks: RowMarks; readonly awaited: ReadonlySet<string> },
): { readonly marks: RowMarks; readonly gone: readonly number[] } {
  const marks = new RowMarks();
  const wanted = new WantedRows();
  for (const row of before.marks.rows()) wanted.add(before.values[row] ?? null, row);
  if (wanted.size === 0 && before.awaited.size === 0) return { marks, gone: [] };
  const found = new Set<number>();
  values.forEach((value, row) => {
    const old = wanted.find(value, row);
    if (old !== undefined) found.add(old);
    if (old !== undefined || (before.awaited.size > 0 && before.awaited.has(rowIdentity(value, row))))
      marks.set(row, true);
  });
  return { marks, gone: [...wanted.rows()].filter(row => !found.has(row)) };
}
