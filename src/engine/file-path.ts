import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** A word before a colon, of two letters or more: one letter is a drive of Windows. */
const DRIVE = /^([A-Za-z][\w.-]+):(?!:)[\\/]?(.*)$/s;
const PROVIDER = /^(?:Microsoft\.PowerShell\.Core[\\/])?FileSystem::(.*)$/is;

/** Providers of PowerShell that hold no files. */
const OTHER_PROVIDERS = /^(?:.*[\\/])?(?:Alias|Environment|Function|Variable)$/i;

/** The drives of PowerShell that are no files. */
const DRIVES = ['env', 'variable', 'function', 'alias'] as const;

export type DriveName = (typeof DRIVES)[number];

/** A path without `FileSystem::`. */
export const withoutProvider = (path: string): string => PROVIDER.exec(path)?.[1] ?? path;

/** `env:PATH` as its drive and the name behind it; undefined for a path of the file system. */
export function drivePath(path: string): { readonly drive: DriveName; readonly name: string } | undefined {
  const [, word = '', name = ''] = DRIVE.exec(path) ?? [];
  const drive = DRIVES.find(each => each === word.toLowerCase());
  return drive === undefined ? undefined : { drive, name };
}

/** The drive or provider before the colon that there is not; undefined for a path of the file system and for known drives. */
export function unknownQualifier(
  path: string,
): { readonly kind: 'drive' | 'provider'; readonly name: string } | undefined {
  if (PROVIDER.test(path) || drivePath(path)) return undefined;
  const [, provider] = /^([\w.-]+(?:[\\/][\w.-]+)?)::/.exec(path) ?? [];
  if (provider !== undefined) return OTHER_PROVIDERS.test(provider) ? undefined : { kind: 'provider', name: provider };
  const [, drive] = DRIVE.exec(path) ?? [];
  return drive === undefined ? undefined : { kind: 'drive', name: drive };
}

/** The absolute path that a text means: against the folder of the process, `~` for the home folder. Nothing is looked up. */
export function fullPath(path: string): string {
  const plain = withoutProvider(path);
  const slashed = process.platform === 'win32' ? plain : plain.replaceAll('\\', '/');
  if (slashed === '~') return homedir();
  return /^~[\\/]/.test(slashed) ? join(homedir(), slashed.slice(2)) : resolve(slashed);
}
