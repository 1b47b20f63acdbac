type Environment = Readonly<Record<string, string | undefined>>;

/** Programs that name themselves in TERM_PROGRAM and have OSC 8 links, with the first version that has them. */
const PROGRAMS: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  'iTerm.app': [3, 1],
  WezTerm: [0, 0],
  vscode: [1, 72],
  ghostty: [0, 0],
  Hyper: [0, 0],
  mintty: [2, 9],
  // tmux passes them on since 3.4
  tmux: [3, 4],
};

/** VTE 0.50.0 crashes on them. */
const LEAST_VTE = 5001;

/**
 * Whether links (OSC 8) may be written to this terminal: FORCE_HYPERLINK decides where it is set (0 and false: no), else only terminals that
 * are known to have them. What does not know them would ignore them, but a terminal that shows them as garbage would spoil every table.
 */
export function hasHyperlinks(env: Environment, isTerminal: boolean): boolean {
  const { FORCE_HYPERLINK: forced } = env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced.toLowerCase() !== 'false';
  const { TERM = '', TERM_PROGRAM: program = '' } = env;
  if (!isTerminal || TERM === 'dumb' || TERM === 'linux') return false;
  if (program === 'tmux' || !/^(?:screen|tmux)/.test(TERM)) return isKnown(env);
  return false;
}

function isKnown(env: Environment): boolean {
  const least = PROGRAMS[env.TERM_PROGRAM ?? ''];
  if (least) return isAtLeast(env.TERM_PROGRAM_VERSION ?? '', least);
  if (env.VTE_VERSION) return Number(env.VTE_VERSION) >= LEAST_VTE;
  if (env.WT_SESSION || env.KITTY_WINDOW_ID || env.DOMTERM || env.KONSOLE_VERSION) return true;
  return /^(?:xterm-kitty|xterm-ghostty|foot|alacritty|wezterm)/.test(env.TERM ?? '');
}

/** `20240203-110809` and other versions without a dot are newer than any. */
function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(part => Number.parseInt(part, 10) || 0);
  return a > major || (a === major && b >= minor);
}

/** A text that leads to an https address; any other address, and one with anything but printable ASCII in it, leaves the text as it is. */
export const hyperlink = (address: string, text: string): string =>
  /^https:\/\/[\x21-\x7e]+$/.test(address) ? `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\` : text;
