import type { Authorization } from '../transport/transport.ts';
import { parseClaims } from './jwt.ts';
import type { Scope } from './scope.ts';
import { openSecret, type Secret } from './secret.ts';
import type { FoundToken } from './token-cache.ts';

/** An access token on its way to its registry; remembers where it came from, for the case that it is refused. */
export class BearerAuthorization implements Authorization {
  readonly audience: string;
  readonly found: FoundToken;

  constructor(audience: string, found: FoundToken) {
    this.audience = audience;
    this.found = found;
  }

  readonly value = (): string => `Bearer ${openSecret(this.found.token.secret)}`;

  /** What the token allows, where it can be read. */
  get granted(): Scope | undefined {
    return parseClaims(openSecret(this.found.token.secret))?.granted;
  }
}

/** User name and password for a registry that takes them with each request; RFC 7617. */
export function basicValue(userName: string, password: Secret): string {
  return `Basic ${Buffer.from(`${userName}:${openSecret(password)}`, 'utf8').toString('base64')}`;
}
