import type { AzureAccounts } from '../../src/credentials/azure/azure-accounts.ts';
import { AzureSignInError } from '../../src/credentials/azure/azure-accounts.ts';
import type { SavedCredentials } from '../../src/credentials/saved-credentials.ts';
import type { SessionParts } from '../../src/session/session.ts';
import type { Settings, SettingsStore } from '../../src/session/settings.ts';

/** The parts of a session that knows nobody: no account, no keychain, no settings file. */
export const strangerParts = (): Pick<SessionParts, 'settings' | 'azure' | 'saved' | 'credentialSources'> => ({
  settings: settingsInMemory(),
  azure: noAccount,
  saved: nothingSaved,
  credentialSources: [],
});

export function settingsInMemory(start: Partial<Settings> = {}): SettingsStore {
  let current: Settings = {
    saveCredentials: 'ask',
    savedCredentials: [],
    clouds: {},
    registries: {},
    azureAccount: undefined,
    ...start,
  };
  return {
    get current() {
      return current;
    },
    damage: undefined,
    async update(change) {
      current = change(current);
    },
  };
}

const noAccount: AzureAccounts = {
  context: undefined,
  sources: [],
  signIn: refuse,
  keep: async () => {},
  signOut: async () => {},
  management: refuse,
};

async function refuse(): Promise<never> {
  throw new AzureSignInError('NotSignedIn', 'There is no Azure account here.', 'Connect-AzAccount');
}

const nothingSaved: SavedCredentials = {
  list: () => [],
  save: async () => 'memory',
  remove: async () => {},
  keeperOf: () => ({ saved: undefined, keep: () => {}, drop: () => {} }),
  settled: async () => {},
  source: { name: 'the keychain', find: async () => ({ none: 'nothing is saved' }) },
};
