import type { LoginServer } from '../registry/model/login-server.ts';
import type { Settings } from './settings.ts';

/** Whether a registry, known by this short name, is one of the settings' `protectedRegistries`. */
export const isProtectedRegistry = (
  name: string,
  server: LoginServer,
  { protectedRegistries }: Pick<Settings, 'protectedRegistries'>,
): boolean => [name, server.name, server.host].some(each => fitsAny(each, protectedRegistries));

/** The first of these tags that fits one of the settings' `protectedTags`; undefined where none does. */
export const protectedTagOf = <Tag extends string>(
  tags: readonly Tag[],
  { protectedTags }: Pick<Settings, 'protectedTags'>,
): Tag | undefined => tags.find(each => fitsAny(each, protectedTags));

/** Ignoring case, since protecting too much is the smaller mistake; `*` stands for any characters, `?` for one. */
const fitsAny = (text: string, patterns: readonly string[]): boolean =>
  patterns.some(pattern => {
    const expression = pattern.replace(/[.*+?^${}()|[\]\\]/g, each => WILD[each] ?? `\\${each}`);
    return new RegExp(`^${expression}$`, 'is').test(text);
  });

const WILD: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };
