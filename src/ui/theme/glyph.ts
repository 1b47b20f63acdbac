/** Signs that stand beside a colour, and what replaces them where only ASCII can be shown (interface D2). */
const GLYPHS = {
  cut: ['…', '...'],
  marked: ['*', '*'],
  cursor: ['>', '>'],
  sortDown: ['↓', 'v'],
  sortUp: ['↑', '^'],
  locked: ['-', '-'],
  stale: ['STALE', 'STALE'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type GlyphName = keyof typeof GLYPHS;

export const glyph = (name: GlyphName, isAscii: boolean): string => GLYPHS[name][isAscii ? 1 : 0];

/**
 * Whether the locale says that the terminal takes more than ASCII. Windows's console takes UTF-16; where nothing is set, as in
 * most containers, the terminal outside is taken for what nearly all are.
 */
export function isUnicodeLocale(
  environment: Readonly<Record<string, string | undefined>>,
  isWindows: boolean,
): boolean {
  if (isWindows) return true;
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG;
  return !locale || /utf-?8/i.test(locale);
}
