import type { Accounts } from './auth/accounts.ts';
import type { Audiences } from './auth/audiences.ts';
import type { TokenIssuer } from './auth/tokens.ts';
import type { Clock } from './clock.ts';
import type { Store } from './store/store.ts';

/** What the routes work on. */
export interface Registry {
  readonly origin: string;
  readonly loginServer: string;
  readonly storageOrigin: string;
  /** Signs links to blob storage. */
  readonly storageKey: Buffer;
  readonly store: Store;
  readonly clock: Clock;
  readonly tokens: TokenIssuer;
  readonly accounts: Accounts;
  /** What Entra tokens may be for. */
  readonly audiences: Audiences;
  /** Whether Entra tokens for Azure Resource Manager are exchanged. */
  readonly armTokens: boolean;
  /** Whether what refers to a manifest stays when that is deleted. */
  readonly keepsReferrers: boolean;
  /** Manifests and tags on a page of a list, at most; undefined: as many as ACR gives. */
  readonly largestPage: number | undefined;
}
