import type { Secret } from '../../registry/auth/secret.ts';

/** The operating system's store of secrets, one text an account. Every call ends within a few seconds; each throws KeychainError. */
export interface Keychain {
  /** `undefined` when there is no such item. `expected`: it was saved once, so that its absence may mean a locked keychain, which is then found out. */
  get(account: string, options: { readonly expected: boolean }): Promise<Secret | undefined>;
  set(account: string, secret: Secret): Promise<void>;
  /** False when there was no such item. */
  remove(account: string): Promise<boolean>;
}

export type KeychainErrorId =
  /** No native module, or no service on this machine: secrets stay in memory. */
  'KeychainAbsent' | 'KeychainLocked' | 'KeychainDenied' | 'KeychainSlow' | 'KeychainFailed';

/** The keychain could not do what was asked; one line each for what and what now. */
export class KeychainError extends Error {
  override readonly name = 'KeychainError';
  readonly id: KeychainErrorId;
  readonly recommendation: string;

  constructor(id: KeychainErrorId, message: string, recommendation: string) {
    super(message);
    this.id = id;
    this.recommendation = recommendation;
  }
}
