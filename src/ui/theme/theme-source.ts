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
  readonly palette: ReadonlyMap<string, PaletteEntry>;
  readonly tokens: ReadonlyMap<Token, TokenSource>;
  readonly glyphs: 'unicode' | 'ascii' | undefined;
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

/** The same for JSON that is parsed already. */
export function readThemeJson(json: unknown, name: string): ThemeReading {
  if (!isObject(json)) return { source: undefined, faults: ['is no JSON object'] };
  const reader = new Reader();
  const source: ThemeSource = {
    name,
    about: reader.text(json, 'about'),
    appearance: reader.choice(json, 'appearance', ['dark', 'light', 'any']),
    inherits: reader.text(json, 'inherits'),
    background: reader.colour(json.background, 'background'),
    foreground: reader.colour(json.foreground, 'foreground'),
    palette: reader.palette(json),
    tokens: reader.tokens(json),
    glyphs: reader.choice(json, 'glyphs', ['unicode', 'ascii']),
  };
  reader.text(json, 'name');
  return { source, faults: reader.faults };
}

type Json = Readonly<Record<string, unknown>>;

class Reader {
  readonly faults: string[] = [];

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
      const where = `palette.${name}`;
      if (isObject(value)) {
        palette.set(name, { attributes: this.#attributes(value, where, []) });
      } else {
        const colour = this.colour(value, where);
        if (colour) palette.set(name, { colour });
      }
    }
    return palette;
  }

  tokens(from: Json): ReadonlyMap<Token, TokenSource> {
    const tokens = new Map<Token, TokenSource>();
    for (const [name, value] of this.#entries(from, 'tokens')) {
      const token = tokenNames.find(each => each === name);
      if (token === undefined) {
        const [nearest] = closest(name, tokenNames, 1);
        this.#fault(`${name} is no token${nearest === undefined ? '' : `, did you mean ${nearest}?`}`);
      } else if (!isObject(value)) this.#fault(`${name} is an object`);
      else {
        tokens.set(token, {
          fg: this.#colourSource(value.fg, `${name}.fg`),
          bg: this.#colourSource(value.bg, `${name}.bg`),
          attributes: this.#attributes(value, name, ['fg', 'bg']),
        });
      }
    }
    return tokens;
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
