import type { Secret } from '../../registry/auth/secret.ts';

/** Where an Azure sign-in is kept from session to session: its secrets in the keychain, the rest as text in the settings. */
export interface TokenStore {
  /** What stands in the settings; undefined when nothing is kept. */
  readonly account: string | undefined;
  keepAccount(text: string | undefined): Promise<void>;
  /** Throws KeychainError, as the other two do. */
  load(): Promise<Secret | undefined>;
  /** False where there is no keychain, so that nothing is kept. */
  save(secret: Secret): Promise<boolean>;
  drop(): Promise<void>;
}
