import { clean } from '../../terminal/clean.ts';
import type { Colour } from './colour.ts';
import { type Attributes, attributeNames, type Style } from './style.ts';
import type { ColourSource, PaletteEntry, ThemeSource } from './theme-source.ts';
import type { Token } from './token.ts';

/** A theme with all that it inherits: it has an answer for every token. */
export interface ResolvedTheme {
  readonly name: string;
  readonly about: string;
  readonly appearance: 'dark' | 'light' | 'any';
  readonly background: Colour | undefined;
  readonly foreground: Colour | undefined;
  readonly glyphs: 'unicode' | 'ascii';
  /** The colour of that name; undefined where it is a set of attributes. */
  paletteColour(name: string): Colour | undefined;
  style(token: Token): Style;
}

export interface Resolution {
  /** undefined: it inherits itself and is refused. */
  readonly theme: ResolvedTheme | undefined;
  readonly faults: readonly string[];
}

/**
 * Resolves a theme against its parents, whose whole line `find` answers one by one. What none of them says is taken from the built-in
 * theme for the appearance; `base` answers those, in order.
 */
export function resolveTheme(
  source: ThemeSource,
  find: (name: string, child: ThemeSource) => ThemeSource | undefined,
  base: (appearance: 'dark' | 'light' | 'any') => readonly ThemeSource[],
): Resolution {
  const faults: string[] = [];
  const line = [source];
  for (let parent = source.inherits, child = source; parent !== undefined; ) {
    const found = find(parent, child);
    if (!found) {
      faults.push(clean(`inherits ${parent}, which there is not`));
      break;
    }
    if (line.includes(found)) {
      const loop = [...line, found].map(each => each.name).join(' → ');
      return { theme: undefined, faults: [clean(`inherits itself: ${loop}`)] };
    }
    line.push(found);
    [child, parent] = [found, found.inherits];
  }
  const appearance = first(line, each => each.appearance) ?? 'dark';
  line.push(...base(appearance).filter(each => !line.includes(each)));
  faults.push(...unknownReferences(line, source));
  return {
    faults,
    theme: {
      name: source.name,
      about: source.about ?? '',
      appearance,
      background: first(line, each => each.background),
      foreground: first(line, each => each.foreground),
      glyphs: first(line, each => each.glyphs) ?? 'unicode',
      paletteColour: name => {
        const entry = paletteEntry(line, name);
        return entry && 'colour' in entry ? entry.colour : undefined;
      },
      style: token => styleOf(line, token),
    },
  };
}

function first<T>(line: readonly ThemeSource[], of: (each: ThemeSource) => T | undefined): T | undefined {
  for (const each of line) {
    const found = of(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

const paletteEntry = (line: readonly ThemeSource[], name: string): PaletteEntry | undefined =>
  first(line, each => each.palette.get(name));

function styleOf(line: readonly ThemeSource[], token: Token): Style {
  const source = first(line, each => each.tokens.get(token));
  const colours = { fg: colourOf(line, source?.fg), bg: colourOf(line, source?.bg) };
  const said: Attributes[] = [colours.fg.attributes, colours.bg.attributes, source?.attributes ?? {}];
  const attributes = Object.fromEntries(
    attributeNames.map(name => [name, said.findLast(each => each[name] !== undefined)?.[name] ?? false]),
  );
  return {
    ...attributes,
    fg: colours.fg.colour ?? first(line, each => each.foreground),
    bg: colours.bg.colour ?? first(line, each => each.background),
  };
}

/** What stands for a colour: it, or attributes in its place. */
function colourOf(
  line: readonly ThemeSource[],
  source: ColourSource | undefined,
): { readonly colour: Colour | undefined; readonly attributes: Attributes } {
  const entry = source && 'palette' in source ? paletteEntry(line, source.palette) : source;
  if (entry && 'attributes' in entry) return { colour: undefined, attributes: entry.attributes };
  return { colour: entry?.colour, attributes: {} };
}

/** Faults of the theme itself; those of its parents are told when they are used. */
function unknownReferences(line: readonly ThemeSource[], source: ThemeSource): readonly string[] {
  return source.references
    .filter(({ name }) => !paletteEntry(line, name))
    .map(({ token, name }) => clean(`${token} refers to $${name}, which the palette has not`));
}
