import type { AccountIndex } from '../credentials/saved-account.ts';
import { isSame } from './save-connection.ts';
import type { SettingsStore } from './settings.ts';

/** The list of saved accounts, in the settings. */
export function accountIndex(settings: SettingsStore): AccountIndex {
  return {
    list: () => settings.current.savedCredentials,
    put: account =>
      settings.update(each => ({
        ...each,
        savedCredentials: [...each.savedCredentials.filter(other => !isSame(other, account)), account],
      })),
    remove: account =>
      settings.update(each => ({
        ...each,
        savedCredentials: each.savedCredentials.filter(other => !isSame(other, account)),
      })),
  };
}
