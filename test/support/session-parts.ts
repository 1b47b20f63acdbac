import { Journal } from '../../src/admin/journal/journal.ts';
import type { AzureAccounts } from '../../src/credentials/azure/azure-accounts.ts';
import { AzureSignInError } from '../../src/credentials/azure/azure-accounts.ts';
import type { SavedCredentials } from '../../src/credentials/saved-credentials.ts';
import { createLineEditor, type LineEditorParts, type PromptEditor } from '../../src/line-editor.ts';
import { HistoryStore } from '../../src/session/history-store.ts';
import type { SessionParts } from '../../src/session/session.ts';
import type { Settings, SettingsStore } from '../../src/session/settings.ts';
import { Themes } from '../../src/theme-shelf.ts';
import { CurrentTheme } from '../../src/ui/theme/current-theme.ts';
import { ThemeLibrary } from '../../src/ui/theme/theme-library.ts';
import { passingFolder } from './passing-folder.ts';

/**
 * The parts of a session that knows nobody and keeps nothing: no account, no keychain, no settings file, no history on disk, no browser; its
 * journal is in a folder of its own, which goes with the process.
 */
export function strangerParts(): Pick<
  SessionParts,
  'history' | 'lineEditor' | 'settings' | 'themes' | 'azure' | 'saved' | 'journal' | 'credentialSources' | 'opener'
> {
  const settings = settingsInMemory();
  const history = new HistoryStore(undefined);
  return {
    history,
    lineEditor: lineEditorOf(history),
    settings,
    themes: shippedThemes(settings),
    azure: noAccount,
    saved: nothingSaved,
    journal: new Journal(passingFolder('journal')),
    credentialSources: [],
    opener: { open: async () => ({ opened: false, why: 'there is no desktop here' }) },
  };
}

/** The line editor of a prompt that nobody sees. */
export const lineEditorOf = (history: HistoryStore, parts: Partial<LineEditorParts> = {}): PromptEditor =>
  createLineEditor({
    editMode: 'Windows',
    history,
    historyPath: '/home/ana/history.jsonl',
    environment: {},
    ...parts,
  });

/** The program's own themes, without a file of the user's. */
export function shippedThemes(settings: SettingsStore): Themes {
  const folder = { names: () => [], pathOf: (name: string) => name, read: () => '' };
  return new Themes({
    current: new CurrentTheme(),
    library: new ThemeLibrary(folder),
    settings,
    environment: {},
    asked: undefined,
    server: () => undefined,
  });
}

export function settingsInMemory(start: Partial<Settings> = {}): SettingsStore {
  let current: Settings = {
    saveCredentials: 'ask',
    savedCredentials: [],
    clouds: {},
    registries: {},
    azureAccount: undefined,
    theme: undefined,
    browserPreset: 'default',
    protectedRegistries: [],
    protectedTags: [],
    journalDays: 90,
    journalMegabytes: 256,
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
