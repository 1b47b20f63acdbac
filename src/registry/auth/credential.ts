import type { LoginServer } from '../model/login-server.ts';
import type { Secret } from './secret.ts';

/** What a user can sign in with. */
export type Credential = AnonymousCredential | EntraCredential | RefreshTokenCredential | PasswordCredential;

export interface AnonymousCredential {
  readonly kind: 'anonymous';
}

export interface EntraCredential {
  readonly kind: 'entra';
  /** Gives an Entra access token; asked whenever a new refresh token is needed. */
  readonly getAccessToken: (signal: AbortSignal) => Promise<Secret>;
  readonly tenant?: string | undefined;
}

/** ACR's refresh token, as `az acr login --expose-token` prints it. */
export interface RefreshTokenCredential {
  readonly kind: 'refreshToken';
  readonly token: Secret;
}

/** Admin user, service principal or repository token; with {@link TOKEN_USER} as user, the password is a refresh token. */
export interface PasswordCredential {
  readonly kind: 'password';
  readonly userName: string;
  readonly password: Secret;
}

/** The user name that says "the password is a token" (ACR, "AAD-OAuth"). */
export const TOKEN_USER = '00000000-0000-0000-0000-000000000000';

/** Where credentials come from: `undefined` when this source has none for the registry. */
export type CredentialSource = (
  server: LoginServer,
  signal: AbortSignal | undefined,
) => Promise<Credential | undefined>;
