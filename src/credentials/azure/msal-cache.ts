import { openSecret, Secret } from '../../registry/auth/secret.ts';

/** What MSAL's cache plugins are given (msal-node, "TokenCacheContext"). */
interface CacheContext {
  readonly cacheHasChanged: boolean;
  readonly tokenCache: { serialize(): string; deserialize(text: string): void };
}

/**
 * The token cache of Microsoft's library: in memory, with its refresh tokens, until it is to be kept; then each change goes to `keep`
 * as well. An ICachePlugin.
 */
export class MsalCache {
  readonly #keep: (cache: Secret) => Promise<void>;
  #cache: Secret | undefined;
  #kept: boolean;

  constructor(start: Secret | undefined, keep: (cache: Secret) => Promise<void>) {
    this.#cache = start;
    this.#kept = start !== undefined;
    this.#keep = keep;
  }

  /** Has the cache kept by `save` now, and from now on; false where it cannot be. */
  async keep(save: (cache: Secret) => Promise<boolean>): Promise<boolean> {
    this.#kept = this.#cache !== undefined && (await save(this.#cache));
    return this.#kept;
  }

  readonly beforeCacheAccess = async ({ tokenCache }: CacheContext): Promise<void> => {
    if (this.#cache) tokenCache.deserialize(openSecret(this.#cache));
  };

  readonly afterCacheAccess = async ({ cacheHasChanged, tokenCache }: CacheContext): Promise<void> => {
    if (!cacheHasChanged) return;
    this.#cache = new Secret(tokenCache.serialize());
    if (this.#kept) await this.#keep(this.#cache);
  };
}
