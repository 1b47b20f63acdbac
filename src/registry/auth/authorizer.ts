import type { Authorization } from '../transport/transport.ts';
import type { Scope } from './scope.ts';
import type { Secret } from './secret.ts';

/** Gives requests to one registry their Authorization header, from one credential. */
export interface Authorizer {
  /** What to send for this scope; `undefined` to ask without credentials. */
  authorize(scope: Scope, signal: AbortSignal | undefined): Promise<Authorization | undefined>;
  /** Takes the challenge of a 401; true when asking again can help. */
  refused(scope: Scope, used: Authorization | undefined, challenges: readonly string[]): boolean;
  /** ACR's refresh token, to be saved or handed to another client. Throws `Unsupported` when the credential has none. */
  refreshToken(signal: AbortSignal | undefined): Promise<Secret>;
  /** What is cached; never a token itself. */
  tokens(): readonly CachedToken[];
  /** Forgets all tokens; the credential stays. */
  clear(): void;
}

/** One cached access token, as it may be shown. */
export interface CachedToken {
  readonly registry: string;
  readonly scope: string;
  /** By the registry's clock; `undefined` when the token cannot be read. */
  readonly expiresOn: Date | undefined;
  readonly hits: number;
}
