import type { SavedAccount } from '../credentials/saved-account.ts';

/** What the user decided once, in `settings.json` of the configuration folder; every key may be left out. */
export interface Settings {
  /** Whether a credential that worked is saved: `ask` at the prompt by default, which means no elsewhere. */
  readonly saveCredentials: 'ask' | 'always' | 'never';
  readonly savedCredentials: readonly SavedAccount[];
  /** Clouds besides Azure's own, by name. */
  readonly clouds: Readonly<Record<string, CloudSettings>>;
  /** By login server, with the port where it is not the scheme's own. */
  readonly registries: Readonly<Record<string, RegistrySettings>>;
  /** The Azure account to start with: what Connect-AzAccount signed in last. No secret. */
  readonly azureAccount: string | undefined;
  /** Name of the theme; `auto` and undefined: by the terminal's background. */
  readonly theme: string | undefined;
  /** The keys of the browser, where `keys.json` does not say which of them it extends. */
  readonly browserPreset: 'default' | 'k9s' | 'vim';
  /** Registries where every change wants a word typed: login servers or short names, `*` and `?` allowed. */
  readonly protectedRegistries: readonly string[];
  /** Tags that want the same in every registry, `*` and `?` allowed. */
  readonly protectedTags: readonly string[];
  /** How long the journal of changes is kept, and how large it may be. */
  readonly journalDays: number;
  readonly journalMegabytes: number;
}

export interface CloudSettings {
  readonly suffix: string;
  readonly authorityHost: string;
  readonly managementEndpoint: string;
  readonly managementAudience: string | undefined;
  readonly registryAudience: string | undefined;
}

export interface RegistrySettings {
  /** PEM of the authority that signed its certificate. */
  readonly caFile: string | undefined;
  /** PEM files of a client certificate and its key. */
  readonly clientCertificate: string | undefined;
  readonly clientKey: string | undefined;
  /** It may be given an Azure sign-in though it is not on Azure's hosts. */
  readonly trustedWithEntra: boolean;
  /** Origins that may be its token server. */
  readonly trustedRealms: readonly string[];
  /** Name of the theme while the location is on it. */
  readonly theme: string | undefined;
}

/** The settings file; read once at the start, written with a change. */
export interface SettingsStore {
  readonly current: Settings;
  /** What was wrong with the file, with where it was set aside; undefined when all was well. */
  readonly damage: string | undefined;
  /** Applies a change to what is in the file now, which another shell may have changed, and writes it whole. */
  update(change: (settings: Settings) => Settings): Promise<void>;
}
