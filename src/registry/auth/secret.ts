const MASK = '•••';

let open: (secret: Secret) => string;

/**
 * A password or token. However it is printed, joined, serialised or inspected, it shows `•••`.
 * Only the authorizer and the keychain call {@link openSecret}.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  static {
    open = secret => secret.#value;
  }

  get isEmpty(): boolean {
    return this.#value === '';
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  // what node:util's inspect looks for
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

/** The text inside. */
export function openSecret(secret: Secret): string {
  return open(secret);
}
