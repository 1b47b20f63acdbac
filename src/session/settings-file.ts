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
  #read: { readonly current: Settings; readonly damage: string | undefined } | undefined;

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
    const { damage } = this.#known();
    const { default: Conf } = await import('conf');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const file = new Conf<Record<string, unknown>>({
      cwd: this.#folder,
      configName: 'settings',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
    // read anew and written in one go: another shell may have changed it since; what is not ours stays
    const there = file.store;
    const current = change(readSettings(there).settings);
    file.store = { ...there, ...withoutUndefined(current) };
    this.#read = { current, damage };
  }

  #known() {
    this.#read ??= readFile(join(this.#folder, 'settings.json'));
    return this.#read;
  }
}

/** A file that is no JSON is set aside, never written over. */
function readFile(file: string): { readonly current: Settings; readonly damage: string | undefined } {
  const json = readJson(file);
  if (json === undefined) {
    const aside = `${file}.damaged-${Date.now()}`;
    renameSync(file, aside);
    return {
      current: readSettings({}).settings,
      damage: `The settings could not be read; they were kept as ${aside}.`,
    };
  }
  const { settings, faults } = readSettings(json);
  if (faults.length === 0) return { current: settings, damage: undefined };
  return { current: settings, damage: `In ${file}, ${faults.join('; ')}: what does not fit is ignored.` };
}

/** An empty object where there is no file; undefined where there is no JSON object in it. */
function readJson(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** JSON has no undefined, and conf refuses it. */
function withoutUndefined(settings: Settings): Record<string, unknown> {
  return JSON.parse(JSON.stringify(settings));
}
