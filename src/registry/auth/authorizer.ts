import type { Authorization } from '../transport/transport.ts';
import type { Scope } from './scope.ts';
import type { Secret } from './secret.ts';

/** Gives requests to one registry their Authorization header, from one credential. */
export interface Authorizer {
  /** Nobody has signed in. */
  readonly anonymous: boolean;
  /** What to send for this scope; `undefined` to ask without credentials. */
  authorize(scope: Scope, signal: AbortSignal | undefined): Promise<Authorization | undefined>;
  /** Takes a 401 with its challenge; throws `UntrustedHost` when that leads to a foreign token server. */
  refused(refusal: Refusal): RefusalVerdict;
  /** ACR's refresh token, to be saved or handed to another client. Throws `Unsupported` when the credential has none. */
  refreshToken(signal: AbortSignal | undefined): Promise<Secret>;
  /** What is cached; never a token itself. */
  tokens(): readonly CachedToken[];
  /** Forgets the access tokens; the sign-in stays, refresh token included. */
  clear(): void;
}

/** A 401, and with what it was earned. */
export interface Refusal {
  readonly scope: Scope;
  readonly used: Authorization | undefined;
  /** The WWW-Authenticate header, several of them joined by commas. */
  readonly challenge: string;
}

export interface RefusalVerdict {
  /** Asking again can help: a token had aged, or how to ask has only now become known. Not where a token just issued lacks the right. */
  readonly again: boolean;
  /** What the refused token allows, where that can be read. */
  readonly granted: Scope | undefined;
  /** User name and password went along themselves, so that it is they who were refused. */
  readonly byPassword: boolean;
}

/** One cached access token, as it may be shown. */
export interface CachedToken {
  readonly registry: string;
  readonly scope: string;
  /** By the registry's clock; `undefined` when the token cannot be read. */
  readonly expiresOn: Date | undefined;
  /** Milliseconds from now on by the same clock; negative when it has ended. */
  readonly expiresIn: number | undefined;
  readonly hits: number;
}
