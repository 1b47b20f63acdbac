import type { CredentialSource, RefreshTokenKeeper } from '../registry/auth/credential.ts';
import type { Secret } from '../registry/auth/secret.ts';
import type { SavedAccount } from './saved-account.ts';

/** Credentials carried from session to session: the list in the settings, the secrets in the keychain. */
export interface SavedCredentials {
  list(): readonly SavedAccount[];
  /** `memory`: there is no keychain on this machine, so it lasts as long as this session. Throws KeychainError for every other trouble. */
  save(account: SavedAccount, secret: Secret): Promise<'keychain' | 'memory'>;
  /** Takes it off the list and out of the keychain. Throws KeychainError. */
  remove(account: SavedAccount): Promise<void>;
  /** Keeps the account's refresh token up to date while a connection lives; troubles with the keychain are told once and stop nothing. */
  keeperOf(account: SavedAccount): RefreshTokenKeeper;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
  /** The keychain as a place that credentials come from. */
  readonly source: CredentialSource;
}
