import { join } from 'node:path';
import envPaths from 'env-paths';

/** The platform's directories for acrsh (XDG, %APPDATA%, ~/Library). */
export interface Directories {
  readonly config: string;
  readonly data: string;
}

/** `ACRSH_HOME` puts everything under one folder: portable use, and tests that must not touch the user's files. */
export function findDirectories(environment: Readonly<Record<string, string | undefined>>): Directories {
  const home = environment.ACRSH_HOME;
  if (home) return { config: home, data: home };
  const { config, data } = envPaths('acrsh', { suffix: '' });
  return { config, data };
}

/** Where the history is kept, unless HistorySavePath says otherwise. */
export const historyPath = (environment: Readonly<Record<string, string | undefined>>): string =>
  join(findDirectories(environment).data, 'history.jsonl');
