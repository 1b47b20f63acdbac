import { DateTime, toUniversal } from '../../../values/date-time.ts';
import { numberType } from '../../../values/number-type.ts';
import { isArray } from '../../../values/object-value.ts';
import { toDouble } from '../../../values/to-number.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';

/** How rows are sorted. */
export interface SortOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** Texts that are made anew for every row (`rwld`) are kept once, as long as there are few of them. */
const FEW_TEXTS = 1000;

/**
 * What the rows of a list are sorted by: a number or a text each, eight bytes. Dates and collections (their count) are numbers. Numbers come
 * before texts; rows that have neither come last, whichever way the others run.
 */
export class SortKeys {
  readonly #keyOf: (value: Value) => Value;
  readonly #textOrder: (one: string, other: string) => number;
  #numbers = new Float64Array(0);
  #texts: string[] | undefined;
  #known: Map<string, string> | undefined = new Map();
  #length = 0;
  #sign: 1 | -1;

  constructor(keyOf: (value: Value) => Value, textOrder: (one: string, other: string) => number, descending: boolean) {
    this.#keyOf = keyOf;
    this.#textOrder = textOrder;
    this.#sign = descending ? -1 : 1;
  }

  /** Rows whose keys are known. */
  get length(): number {
    return this.#length;
  }

  set descending(descending: boolean) {
    this.#sign = descending ? -1 : 1;
  }

  /** Takes the keys of the next rows. */
  take(values: readonly Value[], until: number): void {
    if (until > this.#numbers.length) {
      const grown = new Float64Array(Math.max(until, Math.ceil(this.#numbers.length * 1.5)));
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    for (; this.#length < until; this.#length++) {
      const key = sortable(this.#keyOf(values[this.#length] ?? null));
      this.#numbers[this.#length] = typeof key === 'number' ? key : Number.NaN;
      if (typeof key === 'string' || this.#texts) this.#takeText(typeof key === 'string' ? key : '');
    }
  }

  /** Order of two rows by their numbers; rows with equal keys keep the order in which they came. */
  compare = (one: number, other: number): number => {
    const [a, b] = [this.#numbers[one] ?? Number.NaN, this.#numbers[other] ?? Number.NaN];
    const [isNumber, isOtherNumber] = [!Number.isNaN(a), !Number.isNaN(b)];
    if (isNumber && isOtherNumber) return a === b ? one - other : a < b ? -this.#sign : this.#sign;
    const [text, otherText] = [this.#texts?.[one] ?? '', this.#texts?.[other] ?? ''];
    const [rank, otherRank] = [rankOf(isNumber, text), rankOf(isOtherNumber, otherText)];
    if (rank !== otherRank) {
      const order = rank - otherRank;
      return rank === NOTHING || otherRank === NOTHING ? order : order * this.#sign;
    }
    return rank === NOTHING ? one - other : this.#textOrder(text, otherText) * this.#sign || one - other;
  };

  #takeText(text: string): void {
    this.#texts ??= new Array<string>(this.#length).fill('');
    this.#texts.push(this.#shared(text));
  }

  #shared(text: string): string {
    const known = this.#known?.get(text);
    if (known !== undefined) return known;
    this.#known?.set(text, text);
    if (this.#known && this.#known.size > FEW_TEXTS) this.#known = undefined;
    return text;
  }
}

const NOTHING = 2;

const rankOf = (isNumber: boolean, text: string): number => (isNumber ? 0 : text === '' ? NOTHING : 1);

/** A number or a text that has the order of the value. */
function sortable(value: Value): number | string {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return Number(value);
  if (isArray(value)) return value.length;
  if (value instanceof DateTime) return Number(toUniversal(value).ticks);
  return numberType(value) ? toDouble(value) : toText(value);
}

/** Whether people look first at the largest of such values: the newest, the biggest. */
export const runsDown = (value: Value): boolean => typeof sortable(value) === 'number';
