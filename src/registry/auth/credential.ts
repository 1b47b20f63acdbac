import type { LoginServer } from '../model/login-server.ts';
import type { Secret } from './secret.ts';

/** What a user can sign in with. */
export type Credential = AnonymousCredential | EntraCredential | RefreshTokenCredential | PasswordCredential;

export interface AnonymousCredential {
  readonly kind: 'anonymous';
}

export interface EntraCredential {
  readonly kind: 'entra';
  /** What the access token may be for, in the order to try: the next one where a registry refuses the one before it. */
  readonly audiences: readonly [string, ...string[]];
  /**
   * Gives an Entra access token; asked whenever a new refresh token is needed. A token that the user pasted is the same for every audience.
   * An error whose `id` is not `AudienceRefused`, or that comes from the transport, ends the sign-in; after any other the next audience is tried.
   */
  readonly getAccessToken: (audience: string, signal: AbortSignal) => Promise<Secret>;
  readonly tenant?: string | undefined;
  readonly keeper?: RefreshTokenKeeper | undefined;
}

/** ACR's refresh token, as `az acr login --expose-token` prints it. */
export interface RefreshTokenCredential {
  readonly kind: 'refreshToken';
  readonly token: Secret;
  readonly keeper?: RefreshTokenKeeper | undefined;
}

/** Carries ACR's refresh token from one session to the next. Neither call may fail or hold up who calls; a `keep` after a `drop` keeps. */
export interface RefreshTokenKeeper {
  /** What an earlier session left; used until it is refused or ends. */
  readonly saved: Secret | undefined;
  /** The registry issued a new one. */
  keep(token: Secret): void;
  /** The registry refused what was saved. */
  drop(): void;
}

/** Admin user, service principal or repository token; with {@link TOKEN_USER} as user, the password is a refresh token. */
export interface PasswordCredential {
  readonly kind: 'password';
  readonly userName: string;
  readonly password: Secret;
}

/** Audience of Entra tokens for ACR in every cloud's registries; ARM's is the older one (ACR wire facts, section 2.5). */
export const REGISTRY_AUDIENCE = 'https://containerregistry.azure.net';

/** The user name that says "the password is a token" (ACR, "AAD-OAuth"). */
export const TOKEN_USER = '00000000-0000-0000-0000-000000000000';

/** A place where an admin keeps credentials, asked when the user named none. */
export interface CredentialSource {
  /** As it completes "the credential comes from …": `the keychain`, `the Azure CLI`. */
  readonly name: string;
  /** Never rejects but with the signal's reason: what goes wrong in a source is its answer. */
  find(server: LoginServer, signal: AbortSignal): Promise<SourceAnswer>;
}

export type SourceAnswer = FoundCredential | NoCredential;

export interface FoundCredential {
  readonly credential: Credential;
  /** As whom: a user name, an account, `anonymous`. */
  readonly identity: string;
}

/** Why this source has none, as a clause: `the config.json has no login for contoso.azurecr.io`. */
export interface NoCredential {
  readonly none: string;
  /** It could have had one but for a fault that the user should know of: a locked keychain, a helper that crashed. */
  readonly fault?: boolean;
}
