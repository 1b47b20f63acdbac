import type { Authorization } from '../transport/transport.ts';
import { isMissingRight } from './challenge.ts';
import type { IssuedToken } from './issued-token.ts';
import { parseClaims } from './jwt.ts';
import type { Scope } from './scope.ts';
import { openSecret, type Secret } from './secret.ts';
import type { ServerTime } from './server-time.ts';
import type { FoundToken } from './token-cache.ts';

/** Milliseconds for which a token is taken to say what its successor would. */
const FRESH_MS = 60_000;

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

/**
 * A token just issued lacks the right, so that the next one would too: nothing is sent again, least of all a deletion. An older token
 * is worth renewing, for the right may have been given meanwhile.
 */
export function isFinalRefusal(challenge: string, { issued }: IssuedToken, time: ServerTime): boolean {
  return isMissingRight(challenge) && issued !== undefined && !time.isOver(issued + FRESH_MS);
}

/** User name and password for a registry that takes them with each request; RFC 7617. */
export function basicValue(userName: string, password: Secret): string {
  return `Basic ${Buffer.from(`${userName}:${openSecret(password)}`, 'utf8').toString('base64')}`;
}
