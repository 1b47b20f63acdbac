import { closest } from './engine/closest.ts';
import { SessionError } from './session/session-error.ts';
import type { SettingsStore } from './session/settings.ts';
import type { ThemeInfo, ThemeMeasure, ThemeShelf } from './session/themes.ts';
import { clean } from './terminal/clean.ts';
import { themeForBackground } from './ui/theme/background.ts';
import { builtInTheme } from './ui/theme/built-in.ts';
import type { Rgb } from './ui/theme/colour.ts';
import type { CurrentTheme } from './ui/theme/current-theme.ts';
import { editorStyle, editorTokens } from './ui/theme/editor-colour.ts';
import type { ResolvedTheme } from './ui/theme/resolve-theme.ts';
import { sgr } from './ui/theme/style.ts';
import { checkTheme } from './ui/theme/theme-check.ts';
import type { FoundTheme, ThemeLibrary } from './ui/theme/theme-library.ts';
import { sampleLines, swatch } from './ui/theme/theme-sample.ts';

export interface ShelfParts {
  readonly current: CurrentTheme;
  readonly library: ThemeLibrary;
  readonly settings: SettingsStore;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `-Theme`. */
  readonly asked: string | undefined;
  /** Login server at the location. */
  readonly server: () => string | undefined;
}

/** The themes of a session: which there are, and which is in use. Nothing is read before something is chosen. */
export class Themes implements ThemeShelf {
  readonly #parts: ShelfParts;
  readonly #notices = new Set<string>();
  readonly #byServer = new Map<string, string>();
  #asked: string | undefined;
  #background: Rgb | undefined;
  /** What was chosen last; undefined before the first choice. */
  #chosen: string | undefined;

  constructor(parts: ShelfParts) {
    this.#parts = parts;
    this.#asked = parts.asked;
  }

  get current(): string {
    return this.#parts.current.theme.name;
  }

  get notices(): readonly string[] {
    return [...this.#notices];
  }

  list(): readonly ThemeInfo[] {
    return this.#parts.library.names().flatMap(each => {
      const found = this.#parts.library.find(each);
      if (!found) return [];
      const { name, path, theme, faults } = found;
      const isCurrent = name === this.current;
      if (!theme)
        return [{ name, about: 'Its file is broken.', appearance: 'any', path, isCurrent, swatch: [], faults }];
      const { about, appearance } = theme;
      return [{ name, about, appearance, path, isCurrent, swatch: swatch(theme), faults }];
    });
  }

  choose(): void {
    const wanted = this.#wanted();
    const name = wanted.toLowerCase() === 'auto' ? this.#auto() : wanted;
    if (name === this.#chosen) return;
    this.#chosen = name;
    const found = this.#parts.library.find(name);
    if (!found) this.#notices.add(`There is no theme '${clean(name)}'; ${this.#auto()} is used. Get-Theme lists them.`);
    else if (found.faults.length > 0) this.#notices.add(faultsOf(found, this.#auto()));
    this.#parts.current.use(found?.theme ?? builtInTheme(this.#auto()));
  }

  setBackground(background: Rgb): void {
    this.#background = background;
    this.choose();
  }

  set(name: string, server: string | undefined): void {
    if (name.toLowerCase() !== 'auto') this.#known(name);
    this.#asked = server === undefined ? name : undefined;
    if (server !== undefined) this.#byServer.set(server, name);
    // its file may have changed since
    this.#chosen = undefined;
    this.choose();
  }

  preview(name: string | undefined): void {
    const wanted = name?.toLowerCase() === 'auto' ? this.#auto() : name;
    const theme = wanted === undefined ? undefined : this.#parts.library.find(wanted)?.theme;
    // it is chosen again, since its location may have changed meanwhile
    this.#chosen = undefined;
    if (theme) this.#parts.current.use(theme);
    else this.choose();
  }

  async save(name: string, server: string | undefined): Promise<void> {
    await this.#parts.settings.update(settings => {
      if (server === undefined) return { ...settings, theme: name };
      const { registries } = settings;
      const before = registries[server] ?? {
        caFile: undefined,
        clientCertificate: undefined,
        clientKey: undefined,
        trustedWithEntra: false,
        trustedRealms: [],
      };
      return { ...settings, registries: { ...registries, [server]: { ...before, theme: name } } };
    });
  }

  sample(name: string): ReturnType<ThemeShelf['sample']> {
    return sampleLines(this.#known(name));
  }

  measure(name: string): readonly ThemeMeasure[] {
    return checkTheme(this.#known(name), this.#background);
  }

  get editorColours(): Readonly<Record<string, string>> {
    const { current } = this.#parts;
    const code = (token: (typeof editorTokens)[number][1]) => `\x1b[${sgr(current.style(token, 'true'), 'true')}m`;
    return Object.fromEntries(editorTokens.map(([name, token]) => [name, code(token)]));
  }

  setEditorColour(name: string, colour: string): void {
    const [, token] = editorTokens.find(([each]) => each.toLowerCase() === name.toLowerCase()) ?? [];
    if (!token) {
      const [nearest = 'Command'] = closest(
        name,
        editorTokens.map(([each]) => each),
        1,
      );
      throw new SessionError('NoSuchColour', `The line editor has no colour '${name}'.`, `Did you mean ${nearest}?`);
    }
    const style = editorStyle(colour);
    if (!style) {
      throw new SessionError(
        'NoSuchColour',
        `'${colour}' is no colour.`,
        'A colour is a name such as DarkYellow, #8181f7, or an escape sequence such as "`e[91m".',
      );
    }
    this.#parts.current.override(token, style);
  }

  /** The order of interface D4. */
  #wanted(): string {
    const { environment, settings, server: serverNow } = this.#parts;
    if (this.#asked !== undefined) return this.#asked;
    const server = serverNow();
    const own =
      server === undefined ? undefined : (this.#byServer.get(server) ?? settings.current.registries[server]?.theme);
    return own ?? (environment.ACRSH_THEME || settings.current.theme || 'auto');
  }

  #auto(): 'dark' | 'light' {
    return themeForBackground(this.#background, this.#parts.environment.COLORFGBG);
  }

  #known(name: string): ResolvedTheme {
    const found = this.#parts.library.find(name.toLowerCase() === 'auto' ? this.#auto() : name);
    if (found?.theme) return found.theme;
    if (found)
      throw new SessionError('NoSuchTheme', faultsOf(found, undefined), 'Mend its file, or choose another: Get-Theme.');
    const [nearest] = closest(name, this.#parts.library.names(), 1);
    throw new SessionError(
      'NoSuchTheme',
      `There is no theme '${name}'.`,
      nearest === undefined ? 'Get-Theme lists them.' : `Did you mean ${nearest}? Get-Theme lists them.`,
    );
  }
}

function faultsOf({ name, path, theme, faults }: FoundTheme, instead: string | undefined): string {
  const where = path === undefined ? '' : ` (${clean(path)})`;
  const then = theme || instead === undefined ? '' : `; ${instead} is used`;
  return `The theme ${clean(name)}${where}: ${faults.join('; ')}${then}.`;
}
