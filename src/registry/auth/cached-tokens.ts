import type { LoginServer } from '../model/login-server.ts';
import type { CachedToken } from './authorizer.ts';
import type { ServerTime } from './server-time.ts';
import type { TokenCache } from './token-cache.ts';

/** A cache's access tokens as they may be shown. */
export function cachedTokens(cache: TokenCache, server: LoginServer, time: ServerTime): readonly CachedToken[] {
  const now = time.now();
  return cache.entries().map(({ key, token: { expires }, hits }) => ({
    registry: server.name,
    scope: key,
    expiresOn: expires === undefined ? undefined : new Date(expires),
    expiresIn: expires === undefined ? undefined : expires - now,
    hits,
  }));
}
