import { builtInTheme } from './built-in.ts';
import type { ColourDepth } from './depth.ts';
import type { ResolvedTheme } from './resolve-theme.ts';
import type { Style } from './style.ts';
import type { Token } from './token.ts';

/** The theme in use, with what the user has set over it. Everything that paints keeps this object, so a change is seen at once. */
export class CurrentTheme {
  #theme: ResolvedTheme;
  #version = 0;
  readonly #overrides = new Map<Token, Style>();

  constructor(theme: ResolvedTheme = builtInTheme('dark')) {
    this.#theme = theme;
  }

  get theme(): ResolvedTheme {
    return this.#theme;
  }

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  use(theme: ResolvedTheme): void {
    this.#theme = theme;
    this.#version++;
  }

  /** Sets a style over whatever the theme says. */
  override(token: Token, style: Style): void {
    this.#overrides.set(token, style);
    this.#version++;
  }

  /** Where no colour may be sent it is that of `mono`, whose attributes say what colours say elsewhere. */
  style(token: Token, depth: ColourDepth): Style {
    if (depth === 'mono' && this.#theme.name !== 'mono') return builtInTheme('mono').style(token);
    return this.#overrides.get(token) ?? this.#theme.style(token);
  }
}
