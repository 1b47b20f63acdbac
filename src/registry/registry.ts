import type { Authorizer } from './auth/authorizer.ts';
import type { Right } from './auth/scope.ts';
import type { Dialect } from './dialect.ts';
import type { LoginServer } from './model/login-server.ts';
import type { Transport } from './transport/transport.ts';

/** A connected registry: what every operation takes as its first argument. */
export interface Registry {
  readonly server: LoginServer;
  /** How it is spoken to: ACR's own API, or what every OCI registry offers. */
  readonly dialect: Dialect;
  readonly authorizer: Authorizer;
  readonly transport: Transport;
}

/** What every operation can be given besides its subject. */
export interface CallOptions {
  /** Stops it; a change that is on the wire is awaited all the same where there is `abandon`. */
  readonly signal?: AbortSignal | undefined;
  /** Gives up the answer to a change that is on the wire: its outcome is unknown then. Left out: `signal` does. */
  readonly abandon?: AbortSignal | undefined;
  /** Further rights on the same repository that the caller is going to need, so that one token serves all. */
  readonly rights?: readonly Right[] | undefined;
  /** Milliseconds of a pause that the registry asks for, and that are waited for; a minute when left out. */
  readonly patience?: number | undefined;
  /** Of a change: told right before it goes onto the wire, after all waiting for tokens and pauses; may throw to keep it back. */
  readonly sending?: (() => void) | undefined;
}
