import { readdir, stat } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { ShellError } from '../../engine/error-record.ts';
import { drivePath, fullPath, unknownQualifier } from '../../engine/file-path.ts';
import { nearbyFiles } from '../../engine/nearby-files.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';

/** How a path names files. */
export interface PathOptions {
  /** -LiteralPath: wildcards mean themselves. */
  readonly literal?: boolean;
  /** Wildcards find names that start with a dot too. */
  readonly force?: boolean;
  readonly filter?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/**
 * The absolute paths that a path with or without wildcards names, in alphabetical order; empty where wildcards match nothing. Throws
 * PathNotFound where a plain path does not exist.
 */
export async function existingPaths(path: string, options: PathOptions = {}): Promise<readonly string[]> {
  const found = await matchingPaths(path, options);
  const wanted = named(options);
  return found.filter(each => wanted(basename(each)));
}

async function matchingPaths(
  path: string,
  { literal = false, force = false }: PathOptions,
): Promise<readonly string[]> {
  refuseDrive(path);
  if (literal || !hasWildcard(path)) {
    const full = fullPath(literal ? path : unescaped(path));
    if (await exists(full)) return [full];
    throw new ShellError('PathNotFound', `Cannot find path '${full}' because it does not exist.`, {
      category: 'ObjectNotFound',
      recommendation: await nearbyFiles(full),
    });
  }
  const full = fullPath(path);
  const { root } = parse(full);
  let folders: readonly string[] = [root];
  for (const part of full.slice(root.length).split(/[\\/]/).filter(Boolean)) {
    const next = folders.map(folder => (hasWildcard(part) ? matches(folder, part, force) : plain(folder, part)));
    folders = (await Promise.all(next)).flat();
  }
  return folders;
}

/** The path to a file that need not exist yet: the one that its wildcards match, else the path itself. */
export async function writablePath(path: string, options: PathOptions = {}): Promise<string> {
  refuseDrive(path);
  if (options.literal) return fullPath(path);
  if (!hasWildcard(path)) return fullPath(unescaped(path));
  const [only, ...more] = await existingPaths(path, { force: true });
  if (only === undefined) {
    throw new ShellError(
      'FileOpenFailure',
      `Cannot perform operation because the wildcard path ${path} did not resolve to a file.`,
      { category: 'InvalidArgument' },
    );
  }
  if (more.length === 0) return only;
  throw new ShellError(
    'ReadWriteMultipleFilesNotSupported',
    'Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.',
    { category: 'InvalidArgument' },
  );
}

/** true for a file or folder that is there. */
export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  );

/** A backtick takes the next character literally. */
export const unescaped = (path: string): string => path.replace(/`([\s\S])/g, '$1');

function named({ filter, include = [], exclude = [] }: PathOptions): (name: string) => boolean {
  const [filters, includes, excludes] = [filter === undefined ? [] : [filter], include, exclude].map(each =>
    each.map(pattern => wildcard(pattern)),
  );
  return name =>
    (filters ?? []).every(matches => matches(name)) &&
    (include.length === 0 || (includes ?? []).some(matches => matches(name))) &&
    !(excludes ?? []).some(matches => matches(name));
}

async function matches(folder: string, pattern: string, force: boolean): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const isMatch = wildcard(pattern);
  return names
    .filter(name => (force || !name.startsWith('.')) && isMatch(name))
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map(name => join(folder, name));
}

async function plain(folder: string, part: string): Promise<readonly string[]> {
  const path = join(folder, unescaped(part));
  return (await exists(path)) ? [path] : [];
}

/** `env:` and its like are no files, and there are no other drives. */
function refuseDrive(path: string): void {
  if (path === '') {
    throw new ShellError(
      'ParameterArgumentValidationErrorEmptyStringNotAllowed',
      "Cannot bind argument to parameter 'Path' because it is an empty string.",
      { category: 'InvalidData' },
    );
  }
  if (path.includes('\0')) {
    throw new ShellError('InvalidPath', `Null character in path: '${path}'.`, { category: 'InvalidArgument' });
  }
  const other = drivePath(path);
  if (other) {
    throw new ShellError('NotSupported', `The drive '${other.drive}:' has no files.`, {
      category: 'NotImplemented',
      recommendation: `Use the variable: $${other.drive === 'variable' ? '' : `${other.drive}:`}${other.name}`,
    });
  }
  const unknown = unknownQualifier(path);
  if (!unknown) return;
  const { kind, name } = unknown;
  throw kind === 'provider'
    ? new ShellError('ProviderNotFound', `Cannot find a provider with the name '${name}'.`, {
        category: 'ObjectNotFound',
      })
    : new ShellError('DriveNotFound', `Cannot find drive. A drive with the name '${name}' does not exist.`, {
        category: 'ObjectNotFound',
        recommendation: `For a file of that name write ./${path}`,
      });
}
