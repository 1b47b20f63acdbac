import { defineType } from './define-type.ts';
import type { ObjectValue, ValueType } from './value.ts';

/**
 * PowerShell's SecureString: a text that nothing shows. It prints as its type's name in every view, format and file; only
 * {@link plainText} gives it out.
 */
export class SecureString implements ObjectValue {
  readonly type: ValueType = secureStringType;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** @see plainText */
  static open(secure: SecureString): string {
    return secure.#text;
  }

  get length(): number {
    return this.#text.length;
  }
}

/** The text inside, for who has to send it. */
export function plainText(secure: SecureString): string {
  return SecureString.open(secure);
}

const secureStringType = defineType((value): value is SecureString => value instanceof SecureString, {
  names: ['System.Security.SecureString'],
  text: () => 'System.Security.SecureString',
  json: () => 'System.Security.SecureString',
  scalar: true,
  properties: { Length: self => self.length },
});
