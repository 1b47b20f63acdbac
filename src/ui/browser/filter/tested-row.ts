import { isObject } from '../../../values/object-value.ts';
import type { Value } from '../../../values/value.ts';
import { cellsOf } from './row-texts.ts';

/** A row while it is tested. Its cells are made once, however many words ask for them, and are not kept. */
export class TestedRow {
  readonly value: Value;
  readonly isMarked: boolean;
  #cells: readonly string[] | undefined;
  #text: string | undefined;
  #lower: string | undefined;

  constructor(value: Value, isMarked: boolean) {
    this.value = value;
    this.isMarked = isMarked;
  }

  /** What its table shows of it, narrow window or not. */
  get cells(): readonly string[] {
    this.#cells ??= cellsOf(this.value);
    return this.#cells;
  }

  /** All cells in one text. Nothing that is typed reaches from one into the next. */
  get text(): string {
    this.#text ??= this.cells.join('\0');
    return this.#text;
  }

  get lower(): string {
    this.#lower ??= this.text.toLowerCase();
    return this.#lower;
  }

  /** A property's value, hidden ones included; undefined where it has none of that name. */
  property(name: string): Value | undefined {
    return isObject(this.value) ? this.value.type.property(this.value, name) : undefined;
  }

  /** Its view reads most of what it has only for rows on the screen. */
  get readsDetail(): boolean {
    return isObject(this.value) && this.value.type.view?.detail !== undefined;
  }

  /** What it is in a registry, as its view tells. */
  get subject(): 'registry' | 'repository' | 'tag' | 'manifest' | undefined {
    return isObject(this.value) ? this.value.type.view?.subject : undefined;
  }
}
