import { CurrentTheme } from './current-theme.ts';
import type { ColourDepth } from './depth.ts';
import { inAscii } from './glyph.ts';
import { parseSgr } from './parse-sgr.ts';
import { type Style, sgr } from './style.ts';
import type { Token } from './token.ts';

/**
 * Styles pieces of clean text, by SGR sequences or not at all. Pieces are flat: each ends with a reset, so painted text must not
 * be painted again.
 */
export interface Theme {
  /** Nothing is ever sent but the text. */
  readonly isPlain: boolean;
  paint(token: Token, text: string): string;
  /** Text in the look of an SGR sequence's parameters, `32;1`, brought down to what may be sent. */
  style(codes: string, text: string): string;
  /** Text in colours that the user named: PowerShell's sixteen, where colours may be sent. */
  colour(text: string, foreground?: string, background?: string): string;
  /** Painted text for the screen: our own signs (`…`, `→`) in ASCII where nothing else can be shown. */
  signs(text: string): string;
}

/** .NET's console colours in the order of the terminal's own. */
const CONSOLE_COLOURS = ['black', 'darkred', 'darkgreen', 'darkyellow', 'darkblue', 'darkmagenta', 'darkcyan', 'gray'];
const BRIGHT_COLOURS = ['darkgray', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** The entry of the terminal's palette that PowerShell calls by this name; undefined for anything else. */
export function consoleColour(name: string): number | undefined {
  const word = name.toLowerCase();
  const [dark, bright] = [CONSOLE_COLOURS.indexOf(word), BRIGHT_COLOURS.indexOf(word)];
  return dark >= 0 ? dark : bright >= 0 ? 8 + bright : undefined;
}

export interface ThemeOptions {
  readonly depth: ColourDepth;
  /** What is painted with; it may change at any time. */
  readonly current: CurrentTheme;
  /** The locale has more than ASCII. */
  readonly isUnicode: boolean;
}

/** Paints with the current theme at the depth of one output; with a depth alone, with the default theme. */
export function createTheme(options: ThemeOptions | ColourDepth): Theme {
  const { depth, current, isUnicode } =
    typeof options === 'string' ? { depth: options, current: new CurrentTheme(), isUnicode: true } : options;
  const wrap = (code: string, text: string) => (code === '' || text === '' ? text : `\x1b[${code}m${text}\x1b[0m`);
  const codes = new Map<Token, string>();
  let painted = current.version;
  const codeOf = (token: Token): string => {
    if (painted !== current.version) codes.clear();
    painted = current.version;
    const known = codes.get(token);
    if (known !== undefined) return known;
    const code = sgr(current.style(token, depth), depth);
    codes.set(token, code);
    return code;
  };
  return {
    isPlain: depth === 'none',
    paint: (token, text) => (depth === 'none' ? text : wrap(codeOf(token), text)),
    style: (codes, text) => wrap(sgr(parseSgr(`\x1b[${codes}m`) ?? {}, depth), text),
    colour(text, foreground, background) {
      if (depth === 'none' || depth === 'mono') return text;
      const style: Style = { fg: entry(foreground), bg: entry(background) };
      return wrap(sgr(style, depth), text);
    },
    signs: text => (isUnicode && current.theme.glyphs === 'unicode' ? text : inAscii(text)),
  };
}

function entry(name: string | undefined): Style['fg'] {
  const index = name === undefined ? undefined : consoleColour(name);
  return index === undefined ? undefined : { kind: 'indexed', index };
}
