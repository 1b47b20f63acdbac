/** Credentials to use instead of the random ones. */
export interface CredentialOptions {
  adminPassword?: string;
  /** Whether the admin user may sign in; true by default. */
  adminUser?: boolean;
  /** Repository-scoped tokens (scope maps); one named "puller" with pull and metadata_read everywhere by default. */
  tokens?: readonly ScopedToken[];
}

/** A repository-scoped token: a name, a password and the rights of its scope map. */
export interface ScopedToken {
  name: string;
  password: string;
  /** Repository (may be `*` or end in `/*`) to actions: pull, push, delete, metadata_read, metadata_write. */
  repositories: Readonly<Record<string, readonly string[]>>;
}

/** What this emulator accepts; all of it dies with it. */
export interface Credentials {
  readonly admin: { readonly username: string; readonly password: string };
  /** The first repository-scoped token. */
  readonly token: ScopedToken;
  /** An Entra-like access token that /oauth2/exchange accepts, valid for an hour. */
  entraToken(options?: {
    /** `https://containerregistry.azure.net` by default. */
    audience?: string;
    /** The registry's own by default; with any other the token is refused. */
    tenant?: string;
    /** Seconds from now; may be negative. */
    lifetime?: number;
  }): string;
  /** A refresh token as /oauth2/exchange gives it, with all rights. */
  refreshToken(options?: { lifetime?: number }): string;
  /** An access token for space-separated scopes, as /oauth2/token gives it. */
  accessToken(scope: string, options?: { lifetime?: number }): string;
  /** Ends every refresh token so far; access tokens, which carry their rights, live on (a guess). */
  revokeRefreshTokens(): void;
  /** Whether requests without credentials may list and pull. */
  readonly anonymousPull: boolean;
  /** The tenant of the Entra-like tokens. */
  readonly tenant: string;
}
