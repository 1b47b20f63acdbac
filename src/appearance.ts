import { release } from 'node:os';
import type { CommandLine } from './command-line.ts';
import { themeForBackground } from './ui/theme/background.ts';
import { builtInTheme, isBuiltIn } from './ui/theme/built-in.ts';
import { CurrentTheme } from './ui/theme/current-theme.ts';
import { colourDepth } from './ui/theme/depth.ts';
import { isUnicodeLocale } from './ui/theme/glyph.ts';
import { createTheme, type Theme } from './ui/theme/theme.ts';

/** How the program looks: the theme in use, and what paints with it. */
export interface Appearance {
  readonly current: CurrentTheme;
  /** For one output; `isTerminal` says whether a terminal shows it. */
  theme(isTerminal: boolean): Theme;
}

/**
 * The appearance at the start, before any file has been read: a theme of the program's that acrsh's arguments or the environment name, else
 * the default one. The session's themes choose among all of them later.
 */
export function openAppearance(
  { theme: asked, color, screenReader }: Pick<CommandLine, 'theme' | 'color' | 'screenReader'>,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Appearance {
  const name = asked ?? environment.ACRSH_THEME ?? '';
  const current = new CurrentTheme(
    builtInTheme(isBuiltIn(name) ? name : themeForBackground(undefined, environment.COLORFGBG)),
  );
  const isWindows = platform === 'win32';
  const facts = {
    wish: screenReader && color === 'auto' ? 'never' : color,
    environment,
    windows: isWindows ? release() : undefined,
  } as const;
  const isUnicode = isUnicodeLocale(environment, isWindows);
  return {
    current,
    theme: isTerminal => createTheme({ depth: colourDepth({ ...facts, isTerminal }), current, isUnicode }),
  };
}
