import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The user's themes, one file each. */
export interface ThemeFolder {
  /** Names without `.json`; none where there is no folder. */
  names(): readonly string[];
  pathOf(name: string): string;
  /** Text of the file. Throws what the file system says. */
  read(name: string): string;
}

export function themeFolder(path: string): ThemeFolder {
  const pathOf = (name: string) => join(path, `${name}.json`);
  return {
    pathOf,
    names() {
      try {
        const files = readdirSync(path).filter(each => each.endsWith('.json') && each !== 'theme.schema.json');
        return files.map(each => each.slice(0, -'.json'.length)).toSorted();
      } catch {
        return [];
      }
    },
    read: name => readFileSync(pathOf(name), 'utf8'),
  };
}
