const MASK = '•••';

/**
 * A password or token. However it is printed, joined, serialised or inspected, it shows `•••`.
 * Only the authorizer and the keychain call {@link openSecret}.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** @see openSecret */
  static open(secret: Secret): string {
    return secret.#value;
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
  return Secret.open(secret);
}
