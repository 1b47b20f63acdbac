import type { SavedAccount } from '../credentials/saved-account.ts';

/** A credential that was saved, as cmdlets show it: without its secret. */
export type SavedCredential = SavedAccount;
