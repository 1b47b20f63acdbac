import { defineType } from './define-type.ts';
import { elements } from './object-value.ts';
import { toText } from './to-text.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

/** A .NET enumeration: its full name and its words with their numbers. */
export class Enumeration {
  readonly fullName: string;
  readonly words: ReadonlyMap<string, number>;
  readonly type: ValueType;
  readonly #flags: boolean;

  constructor(
    fullName: string,
    words: readonly string[] | Readonly<Record<string, number>>,
    { flags = false }: { readonly flags?: boolean } = {},
  ) {
    this.fullName = fullName;
    this.#flags = flags;
    this.words = new Map(Array.isArray(words) ? words.map((word, index) => [word, index]) : Object.entries(words));
    this.type = typeOf(this);
  }

  /** The member of that number; a number without a word is its own text. */
  of(number: number): EnumValue {
    return new EnumValue(this, number);
  }

  /** By its word, ignoring case; undefined when there is none. */
  find(word: string): EnumValue | undefined {
    const found = [...this.words].find(([name]) => name.toLowerCase() === word.toLowerCase());
    return found && this.of(found[1]);
  }

  /**
   * A cast: a word or an unambiguous beginning of one, several with commas between them, or a number. Throws ValueError
   * with the possible words.
   */
  convert(value: Value): Value {
    if (value instanceof EnumValue && value.enumeration === this) return value;
    if (typeof value === 'number' && Number.isInteger(value)) return this.#numbered(value, 'UndefinedIntegerToEnum');
    if (value instanceof EnumValue) return this.#numbered(value.number, 'UndefinedIntegerToEnum');
    const text = elements(value)
      .map(each => toText(each))
      .join(',')
      .trim();
    if (/^-?\d+$/.test(text)) return this.#numbered(Number(text), 'EnumParseUndefined');
    const numbers = text.split(',').map(each => this.#number(each.trim()));
    return this.#numbered(
      numbers.reduce((sum, each) => sum | each, 0),
      'EnumParseUndefined',
    );
  }

  /** Only what has a word, or is put together of words where they are flags, is a member. */
  #numbered(number: number, id: string): EnumValue {
    const numbers = [...this.words.values()];
    const all = numbers.reduce((sum, each) => sum | each, 0);
    const isSet = this.#flags && number >= 0 && (number | 0) === number && (number | all) === all;
    if (isSet || numbers.includes(number)) return this.of(number | 0);
    throw new ValueError(
      id,
      `Cannot convert value "${number}" to type "${this.fullName}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${[...this.words.keys()].join(',')}".`,
      { category: 'InvalidArgument', exception: 'PSInvalidCastException' },
    );
  }

  #number(word: string): number {
    const exact = this.find(word);
    if (exact) return exact.number;
    const begun = [...this.words].filter(([name]) => word !== '' && name.toLowerCase().startsWith(word.toLowerCase()));
    const [found, ...more] = begun;
    if (found && more.length === 0) return found[1];
    throw new ValueError(
      'SubstringDisambiguationEnumParseThrewAnException',
      `Cannot convert value "${word}" to type "${this.fullName}". Error: "Unable to match the identifier name ${word} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${[...this.words.keys()].join(', ')}"`,
      { category: 'InvalidArgument', exception: 'PSInvalidCastException' },
    );
  }
}

/** A member of an enumeration: a word with a number. */
export class EnumValue implements ObjectValue {
  readonly enumeration: Enumeration;
  readonly number: number;

  constructor(enumeration: Enumeration, number: number) {
    this.enumeration = enumeration;
    this.number = number;
  }

  get type(): ValueType {
    return this.enumeration.type;
  }

  /** `Monday`; flags as `IgnoreCase, Multiline`; the number where no word fits. */
  get text(): string {
    const { words } = this.enumeration;
    const exact = [...words].find(([, number]) => number === this.number);
    if (exact) return exact[0];
    const flags = [...words].filter(([, number]) => number !== 0 && (this.number & number) === number);
    const covered = flags.reduce((sum, [, number]) => sum | number, 0);
    return flags.length > 0 && covered === this.number ? flags.map(([word]) => word).join(', ') : String(this.number);
  }
}

const typeOf = (enumeration: Enumeration): ValueType =>
  defineType((value): value is EnumValue => value instanceof EnumValue, {
    names: [enumeration.fullName, 'System.Enum', 'System.ValueType', 'System.Object'],
    text: self => self.text,
    hidden: { value__: self => self.number },
    json: self => self.number,
    compare: (a, b) => a.number - b.number,
    truth: self => self.number !== 0,
    scalar: true,
  });
