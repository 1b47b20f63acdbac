import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from './read-settings.ts';
import type { Settings, SettingsStore } from './settings.ts';

/** The settings in this folder's `settings.json`; read with the first look, and written by `conf`, which loads with the first change. */
export function openSettings(folder: string): SettingsStore {
  return new SettingsFile(folder);
}

class SettingsFile implements SettingsStore {
  readonly #folder: string;
  #read: Reading | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get current(): Settings {
    return this.#known().current;
  }

  get damage(): string | undefined {
    return this.#known().damage;
  }

  async update(change: (settings: Settings) => Settings): Promise<void> {
    const { default: Conf } = await import('conf');
    // read anew and written in one go: another shell may have changed it since
    const { json, current: before, damage } = readFile(this.#file);
    const current = change(before);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const file = new Conf<Record<string, unknown>>({
      cwd: this.#folder,
      configName: 'settings',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
    // only what has changed: the rest stays as the user wrote it, what we do not know or could not read included
    file.store = changed(json, before, current);
    this.#read = { json, current, damage: damage ?? this.#read?.damage };
  }

  get #file(): string {
    return join(this.#folder, 'settings.json');
  }

  #known(): Reading {
    this.#read ??= readOrDefaults(this.#file);
    return this.#read;
  }
}

interface Reading {
  readonly json: Json;
  readonly current: Settings;
  readonly damage: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** A file that cannot be opened must not keep the shell from starting. */
function readOrDefaults(file: string): Reading {
  try {
    return readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { json: {}, current: readSettings({}).settings, damage: `The settings could not be read: ${why}.` };
  }
}

/** A file that is no JSON is set aside, never written over. Throws what the file system says. */
function readFile(file: string): Reading {
  const json = readJson(file);
  const { settings, faults } = readSettings(json ?? {});
  if (json === undefined) return { json: {}, current: settings, damage: setAside(file) };
  const damage = faults.length === 0 ? undefined : `In ${file}, ${faults.join('; ')}: what does not fit is ignored.`;
  return { json, current: settings, damage };
}

/** An empty object where there is no file; undefined where there is no JSON object in it. */
function readJson(file: string): Json | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(json) ? { ...json } : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function setAside(file: string): string {
  const aside = `${file}.damaged-${Date.now()}`;
  renameSync(file, aside);
  return `The settings could not be read; they were kept as ${aside}.`;
}

/** What stands in the file with what has changed, key by key and so in the objects inside. What is undefined now leaves the file. */
function changed(json: Json, before: object, after: object): Record<string, unknown> {
  const was = new Map<string, unknown>(Object.entries(before));
  const result = new Map(Object.entries(json));
  for (const [key, value] of Object.entries(after)) {
    const [old, stored] = [was.get(key), result.get(key)];
    was.delete(key);
    if (value === old) continue;
    if (isRecord(value)) {
      result.set(key, changed(isRecord(stored) ? stored : {}, isRecord(old) ? old : {}, value));
    } else if (value === undefined) result.delete(key);
    else result.set(key, value);
  }
  for (const key of was.keys()) result.delete(key);
  return Object.fromEntries(result);
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
