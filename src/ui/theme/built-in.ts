import colourblindDark from '../../../themes/colorblind-dark.json' with { type: 'json' };
import colourblindLight from '../../../themes/colorblind-light.json' with { type: 'json' };
import dark from '../../../themes/dark.json' with { type: 'json' };
import highContrast from '../../../themes/high-contrast.json' with { type: 'json' };
import light from '../../../themes/light.json' with { type: 'json' };
import mono from '../../../themes/mono.json' with { type: 'json' };
import terminal from '../../../themes/terminal.json' with { type: 'json' };
import { type ResolvedTheme, resolveTheme } from './resolve-theme.ts';
import { lazyTheme, type ThemeSource } from './theme-source.ts';

/** The themes that come with the program: bundled, so that a start reads no file for its colours. */
const SHIPPED = {
  dark,
  light,
  'colorblind-dark': colourblindDark,
  'colorblind-light': colourblindLight,
  'high-contrast': highContrast,
  terminal,
  mono,
} satisfies Readonly<Record<string, unknown>>;

export type BuiltInName = keyof typeof SHIPPED;

const read = new Map<string, ThemeSource>();

export const builtInNames: readonly string[] = Object.keys(SHIPPED);

export const isBuiltIn = (name: string): name is BuiltInName => Object.hasOwn(SHIPPED, name);

/** The theme of that name among those that come with the program. */
export function builtInSource(name: string): ThemeSource | undefined {
  if (!isBuiltIn(name)) return undefined;
  const known = read.get(name);
  if (known) return known;
  const source = lazyTheme(SHIPPED[name], name);
  read.set(name, source);
  return source;
}

/** What completes a theme that has no answer: the default one for its appearance. */
export const baseSources = (appearance: 'dark' | 'light' | 'any'): readonly ThemeSource[] =>
  (appearance === 'light' ? ['light', 'dark'] : ['dark']).flatMap(name => builtInSource(name) ?? []);

const resolved = new Map<BuiltInName, ResolvedTheme>();

/** One of the themes that come with the program, whatever the user's files say. */
export function builtInTheme(name: BuiltInName): ResolvedTheme {
  const known = resolved.get(name);
  if (known) return known;
  const source = builtInSource(name);
  const theme = source && resolveTheme(source, builtInSource, baseSources).theme;
  if (!theme) throw new Error(`the theme ${name} does not fit its own format`);
  resolved.set(name, theme);
  return theme;
}
