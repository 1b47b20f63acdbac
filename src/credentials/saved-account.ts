/** A credential that the user asked to save, without its secret: what stands in the settings. */
export interface SavedAccount {
  /** `AzureCloud` */
  readonly cloud: string;
  /** The login server with its port: `contoso.azurecr.io`. */
  readonly registry: string;
  /** As whom: a user name or an account. */
  readonly identity: string;
  readonly kind: 'refreshToken' | 'password';
  /** Name of the source that a refresh token came from and can be renewed by: `the Azure CLI`; undefined when the user gave it. */
  readonly source: string | undefined;
  /** ISO 8601, UTC. */
  readonly savedOn: string;
}

/** The list of what was saved, kept in the settings; several shells may change it at once. */
export interface AccountIndex {
  list(): readonly SavedAccount[];
  /** Adds, or replaces the one with the same cloud, registry and identity. */
  put(account: SavedAccount): Promise<void>;
  remove(account: SavedAccount): Promise<void>;
}
