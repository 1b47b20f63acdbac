import { clean } from '../../terminal/clean.ts';
import { baseSources, builtInNames, builtInSource } from './built-in.ts';
import { type ResolvedTheme, resolveTheme } from './resolve-theme.ts';
import type { ThemeFolder } from './theme-folder.ts';
import { readTheme, type ThemeReading, type ThemeSource } from './theme-source.ts';

/** A theme found by name. */
export interface FoundTheme {
  /** As its file is called, whatever letter case was asked for. */
  readonly name: string;
  /** Where the user keeps it; undefined: it comes with the program. */
  readonly path: string | undefined;
  /** undefined: its file is broken. */
  readonly theme: ResolvedTheme | undefined;
  /** What is wrong with it, a clause each. */
  readonly faults: readonly string[];
}

/** The themes of the program and the user's own; where both have a name it is the user's. */
export class ThemeLibrary {
  readonly #folder: ThemeFolder;
  /** The user's files as read for one search. */
  #read = new Map<string, ThemeReading>();

  constructor(folder: ThemeFolder) {
    this.#folder = folder;
  }

  /** Names of all themes: the program's first, then what the user has besides. */
  names(): readonly string[] {
    return [...new Set([...builtInNames, ...this.#folder.names()])];
  }

  /** Reads a theme and its parents. undefined: there is none of that name. Never throws. */
  find(asked: string): FoundTheme | undefined {
    this.#read = new Map();
    const own = named(asked, this.#folder.names());
    if (own === undefined) {
      const name = named(asked, builtInNames);
      const source = name && builtInSource(name);
      return source ? { name, path: undefined, ...resolveTheme(source, builtInSource, baseSources) } : undefined;
    }
    const found = { name: own, path: this.#folder.pathOf(own) };
    const { source, faults } = this.#open(own);
    if (!source) return { ...found, theme: undefined, faults };
    const resolution = resolveTheme(source, (name, child) => this.#parent(name, child), baseSources);
    return { ...found, theme: resolution.theme, faults: [...faults, ...resolution.faults] };
  }

  /** The program's themes inherit among themselves, and so does a user's theme that goes over one of the same name. */
  #parent(name: string, child: ThemeSource): ThemeSource | undefined {
    const isBuiltIn = builtInSource(child.name) === child;
    const own = isBuiltIn ? undefined : named(name, this.#folder.names());
    if (own === undefined || (own === child.name && named(name, builtInNames) !== undefined)) {
      return builtInSource(named(name, builtInNames) ?? '');
    }
    return this.#open(own).source;
  }

  #open(name: string): ThemeReading {
    const known = this.#read.get(name);
    if (known) return known;
    const reading = this.#readFile(name);
    this.#read.set(name, reading);
    return reading;
  }

  #readFile(name: string): ThemeReading {
    try {
      return readTheme(this.#folder.read(name), name);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { source: undefined, faults: [`could not be read: ${clean(why)}`] };
    }
  }
}

const named = (asked: string, names: readonly string[]): string | undefined =>
  names.find(each => each === asked) ?? names.find(each => each.toLowerCase() === asked.toLowerCase());
