import type { Token } from './token.ts';

export interface Theme {
  /** Styles a piece of clean text, by SGR sequences or not at all. */
  paint(token: Token, text: string): string;
  /** Text in the colours of an SGR sequence's parameters, `32;1`, where colours may be sent. */
  style(sgr: string, text: string): string;
  /** Text in colours that the user named: PowerShell's sixteen, where colours may be sent. */
  colour(text: string, foreground?: string, background?: string): string;
}

/** How much may be sent: colours, attributes such as bold only, or plain text. */
export type ColourLevel = 'colour' | 'mono' | 'none';

/** The colours PowerShell's $PSStyle has for its streams. */
const colours: Readonly<Partial<Record<Token, string>>> = {
  'shell.prompt': '',
  'shell.continuationPrompt': '2',
  'out.error': '31;1',
  'out.errorAccent': '36;1',
  'out.warning': '33;1',
  'out.verbose': '33',
  'out.debug': '33',
  'out.tableHeader': '32;1',
  'out.formatAccent': '32;1',
  'out.progress': '33;1',
  'out.choiceDefault': '33;1',
};

const attributes: Readonly<Partial<Record<Token, string>>> = {
  'shell.prompt': '',
  'shell.continuationPrompt': '2',
  'out.error': '1',
  'out.errorAccent': '1',
  'out.warning': '1',
  'out.verbose': '',
  'out.debug': '',
  'out.tableHeader': '1',
  'out.formatAccent': '1',
  'out.progress': '1',
  'out.choiceDefault': '1',
};

/**
 * Decides from the environment: NO_COLOR (not empty) leaves attributes, FORCE_COLOR 0 likewise and any other value colours
 * even where there is no terminal, TERM=dumb gets plain text and so does what is not a terminal.
 */
export function colourLevel(env: NodeJS.ProcessEnv, isTerminal: boolean): ColourLevel {
  const forced = env.FORCE_COLOR;
  if (env.NO_COLOR) return isTerminal && env.TERM !== 'dumb' ? 'mono' : 'none';
  if (forced !== undefined && forced !== '0' && forced !== 'false') return 'colour';
  if (env.TERM === 'dumb' || !isTerminal) return 'none';
  return forced === undefined ? 'colour' : 'mono';
}

/** .NET's console colours in the order of the terminal's own. */
const CONSOLE_COLOURS = ['black', 'darkred', 'darkgreen', 'darkyellow', 'darkblue', 'darkmagenta', 'darkcyan', 'gray'];
const BRIGHT_COLOURS = ['darkgray', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** The SGR code of a console colour; `base` is 30 for text and 40 for what is behind it. */
function consoleCode(name: string | undefined, base: number): number | undefined {
  const word = name?.toLowerCase() ?? '';
  const [dark, bright] = [CONSOLE_COLOURS.indexOf(word), BRIGHT_COLOURS.indexOf(word)];
  return dark >= 0 ? base + dark : bright >= 0 ? base + 60 + bright : undefined;
}

export function createTheme(level: ColourLevel): Theme {
  const codes = level === 'colour' ? colours : attributes;
  return {
    paint(token, text) {
      const code = codes[token];
      return level === 'none' || !code || text === '' ? text : `\x1b[${code}m${text}\x1b[0m`;
    },
    style: (sgr, text) => (level === 'colour' && text !== '' ? `\x1b[${sgr}m${text}\x1b[0m` : text),
    colour(text, foreground, background) {
      const code = [consoleCode(foreground, 30), consoleCode(background, 40)].filter(each => each !== undefined);
      return level !== 'colour' || code.length === 0 || text === '' ? text : `\x1b[${code.join(';')}m${text}\x1b[0m`;
    },
  };
}
