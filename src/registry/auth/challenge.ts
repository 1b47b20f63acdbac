/** One challenge of a WWW-Authenticate header. */
export interface Challenge {
  /** Lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** Names in lower case; of a name that comes twice the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** RFC 9110, "Tokens". */
const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;
const SPACE = /[ \t]*/y;
const SEPARATOR = /[ \t,]*/y;

/**
 * Reads the challenges of a WWW-Authenticate header, in order. Values may hold commas and spaces
 * (`scope="repository:a:pull,push"`), so that nothing is split blindly. Reading stops at what is no challenge.
 *
 * RFC 9110, "Authentication Scheme" and "WWW-Authenticate":
 *   challenge  = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
 *   auth-param = token BWS "=" BWS ( token / quoted-string )
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  const reader = new Reader(header);
  reader.match(SEPARATOR);
  for (let scheme = reader.match(TOKEN); scheme !== ''; scheme = reader.match(TOKEN)) {
    const parameters = new Map<string, string>();
    reader.match(SPACE);
    if (reader.match(TOKEN68) === '') readParameters(reader, parameters);
    challenges.push({ scheme: scheme.toLowerCase(), parameters });
    reader.match(SEPARATOR);
  }
  return challenges;
}

/** Only user name and password are asked for. */
export function isBasicOnly(header: string): boolean {
  const schemes = parseChallenges(header).map(each => each.scheme);
  return schemes.includes('basic') && !schemes.includes('bearer');
}

/** The token is good and lacks the right; one that has ended is an `invalid_token` (RFC 6750, "Error Codes"; ACR recordings). */
export function isMissingRight(header: string): boolean {
  return parseChallenges(header).some(each => each.parameters.get('error') === 'insufficient_scope');
}

function readParameters(reader: Reader, parameters: Map<string, string>): void {
  for (;;) {
    const start = reader.position;
    const name = reader.match(TOKEN).toLowerCase();
    reader.match(SPACE);
    // a token without "=" is the next challenge's scheme
    if (name === '' || !reader.take('=')) {
      reader.position = start;
      return;
    }
    reader.match(SPACE);
    const value = reader.take('"') ? reader.quoted() : reader.match(TOKEN);
    if (!parameters.has(name)) parameters.set(name, value);
    reader.match(SEPARATOR);
  }
}

class Reader {
  readonly #text: string;
  position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** What the sticky pattern finds here, which may be nothing. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.position += found.length;
    return found;
  }

  take(character: string): boolean {
    if (this.#text[this.position] !== character) return false;
    this.position++;
    return true;
  }

  /** The rest of a quoted-string, its opening quote already taken. */
  quoted(): string {
    let value = '';
    for (; this.position < this.#text.length; this.position++) {
      const character = this.#text[this.position];
      if (character === '"') {
        this.position++;
        break;
      }
      if (character === '\\') this.position++;
      value += this.#text[this.position] ?? '';
    }
    return value;
  }
}
