import type { SavedAccount } from '../credentials/saved-account.ts';
import type { SavedCredentials } from '../credentials/saved-credentials.ts';
import type { EntraCredential, RefreshTokenKeeper } from '../registry/auth/credential.ts';
import type { LoginServer } from '../registry/model/login-server.ts';
import type { Connection } from './connection.ts';
import type { Offer } from './offer.ts';

/** The account that an offer is saved as; undefined where there is nothing to save. */
export function accountOf(
  server: LoginServer,
  { credential, identity, source }: Offer,
  cloud: string,
): SavedAccount | undefined {
  if (credential.kind === 'anonymous') return undefined;
  return {
    cloud,
    registry: server.name,
    identity,
    kind: credential.kind === 'password' ? 'password' : 'refreshToken',
    source: credential.kind === 'entra' ? source : undefined,
    savedOn: new Date().toISOString(),
  };
}

/** Saves what a connection was made with: its password, else ACR's refresh token. Throws KeychainError, RegistryError. */
export async function saveConnection(
  { registry, offer: { credential } }: Connection,
  account: SavedAccount,
  { saved, signal }: { readonly saved: SavedCredentials; readonly signal: AbortSignal },
): Promise<'keychain' | 'memory'> {
  if (credential.kind === 'password') return saved.save(account, credential.password);
  return saved.save(account, await registry.authorizer.refreshToken(signal));
}

/** The credential with a keeper that carries each new refresh token over, once the user has asked for its account to be saved. */
export function keptIfSaved(
  credential: EntraCredential,
  account: SavedAccount,
  saved: SavedCredentials,
): EntraCredential {
  if (credential.keeper) return credential;
  let keeper: RefreshTokenKeeper | undefined;
  // always the same one: what it dropped it may bring back
  const current = (): RefreshTokenKeeper | undefined => {
    if (saved.list().some(each => isSame(each, account))) keeper ??= saved.keeperOf(account);
    return keeper;
  };
  return {
    ...credential,
    keeper: { saved: undefined, keep: token => current()?.keep(token), drop: () => current()?.drop() },
  };
}

/** The same credential, whenever it was saved. */
export const isSame = (one: SavedAccount, other: SavedAccount): boolean =>
  one.cloud === other.cloud && one.registry === other.registry && one.identity === other.identity;
