import { closest } from '../../engine/closest.ts';
import { clean } from '../../terminal/clean.ts';
import { type Colour, parseColour } from './colour.ts';
import { type Attributes, attributeNames } from './style.ts';
import { type Token, tokenNames } from './token.ts';

/** A theme as its file has it (interface D2): what it says itself, and not yet what it inherits. */
export interface ThemeSource {
  readonly name: string;
  readonly about: string | undefined;
  readonly appearance: 'dark' | 'light' | 'any' | undefined;
  readonly inherits: string | undefined;
  readonly background: Colour | undefined;
  readonly foreground: Colour | undefined;
  readonly palette: Lookup<string, PaletteEntry>;
  readonly tokens: Lookup<Token, TokenSource>;
  readonly glyphs: 'unicode' | 'ascii' | undefined;
  /** Which tokens refer to the palette by which names; none for a theme that is read as it is used. */
  readonly references: readonly { readonly token: Token; readonly name: string }[];
}

interface Lookup<Key, T> {
  get(key: Key): T | undefined;
}

/** A colour, or attributes in its place, so that one table of tokens serves themes without colours too. */
export type PaletteEntry = { readonly colour: Colour } | { readonly attributes: Attributes };

export interface TokenSource {
  readonly fg: ColourSource | undefined;
  readonly bg: ColourSource | undefined;
  readonly attributes: Attributes;
}

export type ColourSource = { readonly colour: Colour } | { readonly palette: string };

/** A theme read, with what was wrong with its file, a clause each; `source` is undefined where there is no theme in it at all. */
export interface ThemeReading {
  readonly source: ThemeSource | undefined;
  readonly faults: readonly string[];
}

/** Reads the text of a theme file. Never throws: what does not fit is a fault and counts as left out. */
export function readTheme(text: string, name: string): ThemeReading {
  try {
    return readThemeJson(JSON.parse(text), name);
  } catch (error) {
    return {
      source: undefined,
      faults: [`is no JSON: ${clean(error instanceof Error ? error.message : String(error))}`],
    };
  }
}

/** A theme of the program's own, which a test has read whole: each token is read when it is needed, since a start needs two. */
export function lazyTheme(json: Json, name: string): ThemeSource {
  const reader = new Reader();
  const part = (key: string): Json => {
    const value = json[key];
    return isObject(value) ? value : {};
  };
  const [palette, tokens] = [part('palette'), part('tokens')];
  return {
    ...reader.head(json, name),
    palette: { get: each => reader.paletteEntry(palette[each], each) },
    tokens: { get: each => reader.token(tokens[each], each) },
    references: [],
  };
}

/** The same as `readTheme` for JSON that is parsed already. */
export function readThemeJson(json: unknown, name: string): ThemeReading {
  if (!isObject(json)) return { source: undefined, faults: ['is no JSON object'] };
  const reader = new Reader();
  const head = reader.head(json, name);
  const tokens = reader.tokens(json);
  const references = [...tokens].flatMap(([token, { fg, bg }]) =>
    [fg, bg].flatMap(each => (each && 'palette' in each ? { token, name: each.palette } : [])),
  );
  return { source: { ...head, palette: reader.palette(json), tokens, references }, faults: reader.faults };
}

type Json = Readonly<Record<string, unknown>>;

class Reader {
  readonly faults: string[] = [];

  head(from: Json, name: string): Omit<ThemeSource, 'palette' | 'tokens' | 'references'> {
    this.text(from, 'name');
    return {
      name,
      about: this.text(from, 'about'),
      appearance: this.choice(from, 'appearance', ['dark', 'light', 'any']),
      inherits: this.text(from, 'inherits'),
      background: this.colour(from.background, 'background'),
      foreground: this.colour(from.foreground, 'foreground'),
      glyphs: this.choice(from, 'glyphs', ['unicode', 'ascii']),
    };
  }

  text(from: Json, key: string): string | undefined {
    const value = from[key];
    if (value === undefined || typeof value === 'string') return value;
    this.#fault(`${key} is a text`);
    return undefined;
  }

  choice<Word extends string>(from: Json, key: string, words: readonly Word[]): Word | undefined {
    const found = words.find(each => each === from[key]);
    if (found === undefined && from[key] !== undefined) this.#fault(`${key} is one of ${words.join(', ')}`);
    return found;
  }

  colour(value: unknown, where: string): Colour | undefined {
    if (value === undefined) return undefined;
    const colour = typeof value === 'string' ? parseColour(value) : undefined;
    if (!colour) this.#fault(`${where} is no colour: #rgb, #rrggbb, red, brightRed, 256:208 or default`);
    return colour;
  }

  palette(from: Json): ReadonlyMap<string, PaletteEntry> {
    const palette = new Map<string, PaletteEntry>();
    for (const [name, value] of this.#entries(from, 'palette')) {
      const entry = this.paletteEntry(value, name);
      if (entry) palette.set(name, entry);
    }
    return palette;
  }

  paletteEntry(value: unknown, name: string): PaletteEntry | undefined {
    const where = `palette.${name}`;
    if (isObject(value)) return { attributes: this.#attributes(value, where, []) };
    const colour = this.colour(value, where);
    return colour && { colour };
  }

  tokens(from: Json): ReadonlyMap<Token, TokenSource> {
    const tokens = new Map<Token, TokenSource>();
    for (const [name, value] of this.#entries(from, 'tokens')) {
      const token = tokenNames.find(each => each === name);
      if (token === undefined) {
        const [nearest] = closest(name, tokenNames, 1);
        this.#fault(`${name} is no token${nearest === undefined ? '' : ` (${nearest} is)`}`);
      } else {
        const source = this.token(value, name);
        if (source) tokens.set(token, source);
        else this.#fault(`${name} is an object`);
      }
    }
    return tokens;
  }

  token(value: unknown, name: string): TokenSource | undefined {
    if (!isObject(value)) return undefined;
    return {
      fg: this.#colourSource(value.fg, `${name}.fg`),
      bg: this.#colourSource(value.bg, `${name}.bg`),
      attributes: this.#attributes(value, name, ['fg', 'bg']),
    };
  }

  #colourSource(value: unknown, where: string): ColourSource | undefined {
    if (typeof value === 'string' && value.startsWith('$')) return { palette: value.slice(1) };
    const colour = this.colour(value, where);
    return colour && { colour };
  }

  #attributes(from: Json, where: string, others: readonly string[]): Attributes {
    for (const key of Object.keys(from)) {
      const known = attributeNames.some(each => each === key) || others.includes(key);
      if (!known) this.#fault(`${where}.${key} is none of ${[...others, ...attributeNames].join(', ')}`);
    }
    const found: Partial<Record<(typeof attributeNames)[number], boolean>> = {};
    for (const name of attributeNames) {
      const value = from[name];
      if (typeof value === 'boolean') found[name] = value;
      else if (value !== undefined) this.#fault(`${where}.${name} is true or false`);
    }
    return found;
  }

  #entries(from: Json, key: string): readonly (readonly [string, unknown])[] {
    const value = from[key];
    if (value === undefined) return [];
    if (isObject(value)) return Object.entries(value);
    this.#fault(`${key} is an object`);
    return [];
  }

  /** What stands in the file is foreign text. */
  #fault(clause: string): void {
    this.faults.push(clean(clause));
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
