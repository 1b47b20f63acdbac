import { readdir } from 'node:fs/promises';
import { dirname, join, parse, relative, sep } from 'node:path';
import { closest } from './closest.ts';

/** Names that are told of a folder. */
const MOST_NAMED = 8;

/**
 * What to type in place of a path under which nothing is: the name that is nearest to it in its folder, else what is there. Where the folder
 * itself is missing, the same of the one above it. The path is absolute.
 */
export async function nearbyFiles(path: string): Promise<string> {
  const { folder, names } = await deepestFolder(path);
  if (names === undefined) return `Look who may read ${folder}, or name another file.`;
  const [part = '', ...rest] = relative(folder, path).split(sep);
  const named = join(folder, part);
  if (names.includes(part))
    return rest.length > 0 ? `${named} is no folder.` : `${named} is a link that leads nowhere.`;
  const [nearest] = closest(part, names, 1);
  if (nearest !== undefined) return `Did you mean ${join(folder, nearest, ...rest)}?`;
  const lacking = rest.length === 0 ? '' : `There is no folder ${named}. `;
  const seen = names.filter(each => !each.startsWith('.')).toSorted((a, b) => a.localeCompare(b, 'en'));
  if (seen.length === 0) return `${lacking}${folder} is empty.`;
  const more = seen.length > MOST_NAMED ? `, and ${seen.length - MOST_NAMED} more` : '';
  return `${lacking}In ${folder} there are: ${seen.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

/** The folder above a path that is there, and the names in it; undefined where nobody may see them. */
async function deepestFolder(path: string): Promise<{ readonly folder: string; readonly names?: readonly string[] }> {
  const folder = dirname(path);
  try {
    return { folder, names: await readdir(folder) };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
    return isMissing && folder !== parse(folder).root ? deepestFolder(folder) : { folder };
  }
}
