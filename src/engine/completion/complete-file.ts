import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fullPath } from '../file-path.ts';
import type { Offer, OfferedValue } from '../parameter.ts';
import { offerNames } from './offer.ts';

/** Whether a word cannot be meant for anything but a path. */
export const isPathLike = (word: string): boolean => /^(?:\.{1,2}$|\.{0,2}[\\/]|~$|~[\\/]|[A-Za-z]:[\\/])/.test(word);

/** What of a folder is offered. */
export interface FileWishes {
  readonly folders?: boolean;
  /** `.ps1` */
  readonly extension?: string;
  /** The parameter takes wildcards, so that those in a name have to be escaped. */
  readonly wildcards?: boolean;
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Files and folders by a half-typed path, folders with a separator behind them; nothing where the folder cannot be read. */
export async function offerFiles(
  word: string,
  { folders = false, extension, wildcards = false }: FileWishes = {},
): Promise<Offer> {
  const typed = wildcards ? word.replace(/`([\s\S])/g, '$1') : word;
  if (/^(?:~|\.{1,2})$/.test(typed)) return { values: [{ value: `${typed}${sep}` }] };
  const cut = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1;
  const [folder, begun] = [typed.slice(0, cut), typed.slice(cut)];
  const separator = folder.includes('/') ? '/' : folder.includes('\\') ? '\\' : sep;
  const entries = (await entriesOf(folder === '' ? '.' : folder))
    .filter(
      ({ name, isFolder }) =>
        (isFolder || !folders) && (isFolder || extension === undefined || name.toLowerCase().endsWith(extension)),
    )
    .filter(({ name }) => begun.startsWith('.') || !name.startsWith('.'));
  const escaped = (path: string) => (wildcards ? path.replace(/[`[\]*?]/g, '`$&') : path);
  return offerNames(entries, begun, {
    nameOf: ({ name }) => name,
    offerOf: ({ name, isFolder }): OfferedValue => {
      const shown = `${name}${isFolder ? separator : ''}`;
      return { value: escaped(folder + shown), label: shown };
    },
  });
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const path = fullPath(folder);
  try {
    const found = await readdir(path, { withFileTypes: true });
    const entries = found.map(
      async (each): Promise<Entry> => ({
        name: each.name,
        isFolder: each.isDirectory() || (each.isSymbolicLink() && (await leadsToFolder(join(path, each.name)))),
      }),
    );
    return (await Promise.all(entries)).toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  } catch {
    return [];
  }
}

const leadsToFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    each => each.isDirectory(),
    () => false,
  );
