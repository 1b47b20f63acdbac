import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in the user's `keys.json`. */
export interface KeysFile {
  readonly path: string;
  /** undefined where there is none. */
  readonly text: string | undefined;
  /** Why it could not be read, a sentence; undefined when all was well. */
  readonly failure: string | undefined;
}

/** Reads `keys.json` of the configuration folder. Throws nothing: one that cannot be opened must not keep the browser from opening. */
export function readKeysFile(folder: string): KeysFile {
  const path = join(folder, 'keys.json');
  try {
    return { path, text: readFileSync(path, 'utf8'), failure: undefined };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { path, text: undefined, failure: undefined };
    const why = error instanceof Error ? error.message : String(error);
    return { path, text: undefined, failure: `It could not be read: ${why}.` };
  }
}
