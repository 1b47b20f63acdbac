import { DEFAULT_LIMITS } from '../admin/journal/prune.ts';
import type { SavedAccount } from '../credentials/saved-account.ts';
import type { CloudSettings, RegistrySettings, Settings } from './settings.ts';

/** The settings in what stands in the file, and what was wrong with it, a clause each: `saveCredentials is ask, always or never`. */
export interface SettingsRead {
  readonly settings: Settings;
  readonly faults: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Reads settings out of parsed JSON; a value that does not fit is a fault and counts as left out. */
export function readSettings(json: Json): SettingsRead {
  const reader = new Reader();
  const settings: Settings = {
    saveCredentials: reader.choice(json, 'saveCredentials', ['ask', 'always', 'never']),
    savedCredentials: reader.list(json, 'savedCredentials').flatMap(each => reader.savedAccount(each)),
    clouds: reader.entries(json, 'clouds', (each, where) => reader.cloud(each, where)),
    registries: reader.entries(json, 'registries', (each, where) => reader.registry(each, where)),
    azureAccount: reader.text(json, 'azureAccount', ''),
    theme: reader.text(json, 'theme', ''),
    browserPreset: reader.choice(json, 'browserPreset', ['default', 'k9s', 'vim']),
    protectedRegistries: reader.texts(json, 'protectedRegistries'),
    protectedTags: reader.texts(json, 'protectedTags'),
    journalDays: reader.count(json, 'journalDays', DEFAULT_LIMITS.days),
    journalMegabytes: reader.count(json, 'journalMegabytes', DEFAULT_LIMITS.megabytes),
  };
  return { settings, faults: reader.faults };
}

class Reader {
  readonly faults: string[] = [];

  choice<Word extends string>(from: Json, key: string, words: readonly [Word, ...Word[]]): Word {
    const found = words.find(each => each === from[key]);
    if (found === undefined && from[key] !== undefined) this.faults.push(`${key} is one of ${words.join(', ')}`);
    return found ?? words[0];
  }

  count(from: Json, key: string, otherwise: number): number {
    const value = from[key];
    if (value === undefined) return otherwise;
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    this.faults.push(`${key} is a number above 0`);
    return otherwise;
  }

  text(from: Json, key: string, where: string): string | undefined {
    const value = from[key];
    if (value === undefined || typeof value === 'string') return value;
    this.faults.push(`${where}${key} is a text`);
    return undefined;
  }

  texts(from: Json, key: string): readonly string[] {
    const all = this.list(from, key);
    const texts = all.filter(each => typeof each === 'string');
    if (texts.length < all.length) this.faults.push(`${key} holds texts`);
    return texts;
  }

  list(from: Json, key: string): readonly unknown[] {
    const value = from[key];
    if (value === undefined || Array.isArray(value)) return value ?? [];
    this.faults.push(`${key} is a list`);
    return [];
  }

  entries<T>(from: Json, key: string, read: (each: Json, where: string) => T | undefined): Readonly<Record<string, T>> {
    const value = from[key];
    if (value === undefined) return {};
    if (!isObject(value)) {
      this.faults.push(`${key} is an object`);
      return {};
    }
    const result: Record<string, T> = {};
    for (const [name, each] of Object.entries(value)) {
      const entry = isObject(each) ? read(each, `${key}.${name}.`) : undefined;
      if (!isObject(each)) this.faults.push(`${key}.${name} is an object`);
      if (entry !== undefined) result[name] = entry;
    }
    return result;
  }

  cloud(from: Json, where: string): CloudSettings | undefined {
    const suffix = this.text(from, 'suffix', where);
    const authorityHost = this.origin(from, 'authorityHost', where);
    const managementEndpoint = this.origin(from, 'managementEndpoint', where);
    if (suffix === undefined || authorityHost === undefined || managementEndpoint === undefined) {
      this.faults.push(`${where.slice(0, -1)} needs suffix, authorityHost and managementEndpoint`);
      return undefined;
    }
    return {
      suffix: suffix.toLowerCase().replace(/^\./, ''),
      authorityHost,
      managementEndpoint,
      managementAudience: this.text(from, 'managementAudience', where),
      registryAudience: this.text(from, 'registryAudience', where),
    };
  }

  registry(from: Json, where: string): RegistrySettings {
    const trusted = from.trustedWithEntra;
    if (trusted !== undefined && typeof trusted !== 'boolean')
      this.faults.push(`${where}trustedWithEntra is true or false`);
    return {
      caFile: this.text(from, 'caFile', where),
      clientCertificate: this.text(from, 'clientCertificate', where),
      clientKey: this.text(from, 'clientKey', where),
      trustedWithEntra: trusted === true,
      trustedRealms: this.list(from, 'trustedRealms').flatMap(each => {
        const origin = originOf(each);
        if (origin === undefined) this.faults.push(`${where}trustedRealms holds https addresses`);
        return origin ?? [];
      }),
      theme: this.text(from, 'theme', where),
    };
  }

  savedAccount(value: unknown): readonly SavedAccount[] {
    const from = isObject(value) ? value : {};
    const { cloud, registry, identity, kind, source, savedOn } = from;
    const whole =
      typeof cloud === 'string' &&
      typeof registry === 'string' &&
      typeof identity === 'string' &&
      typeof savedOn === 'string' &&
      (kind === 'password' || kind === 'refreshToken');
    if (!whole) {
      this.faults.push('savedCredentials holds an entry that is none');
      return [];
    }
    return [{ cloud, registry, identity, kind, source: typeof source === 'string' ? source : undefined, savedOn }];
  }

  /** An https address without a path. */
  origin(from: Json, key: string, where: string): string | undefined {
    if (from[key] === undefined) return undefined;
    const origin = originOf(from[key]);
    if (origin === undefined) this.faults.push(`${where}${key} is an https address`);
    return origin;
  }
}

function originOf(value: unknown): string | undefined {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.origin : undefined;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
