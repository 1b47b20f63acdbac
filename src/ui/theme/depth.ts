/** How much may be sent: millions of colours, 256, the terminal's 16, attributes such as bold only, or plain text. */
export type ColourDepth = 'true' | '256' | '16' | 'mono' | 'none';

/** What decides about colour (interface D4). */
export interface ColourFacts {
  /** `-Color`. */
  readonly wish: 'always' | 'auto' | 'never';
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** Release of Windows (`10.0.22631`); undefined elsewhere. */
  readonly windows: string | undefined;
}

/**
 * `-Color`, then NO_COLOR (not empty), then FORCE_COLOR (0 to 3), then TERM=dumb, then whether there is a terminal. Where colour is refused and
 * a terminal stands behind, attributes stay: without them a cursor row or a badge would be lost.
 */
export function colourDepth({ wish, environment, isTerminal, windows }: ColourFacts): ColourDepth {
  const { TERM, NO_COLOR, FORCE_COLOR } = environment;
  const refused = isTerminal && TERM !== 'dumb' ? 'mono' : 'none';
  const able = depthOf(environment, windows);
  if (wish === 'always') return forcedDepth(FORCE_COLOR) ?? atLeast16(able);
  if (wish === 'never' || NO_COLOR) return refused;
  if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return refused;
  if (FORCE_COLOR !== undefined) return forcedDepth(FORCE_COLOR) ?? atLeast16(able);
  return isTerminal ? able : 'none';
}

/** As chalk and Node read FORCE_COLOR: 1 is 16 colours, 2 is 256, 3 is millions. */
const forcedDepth = (level: string | undefined): ColourDepth | undefined =>
  level === '1' ? '16' : level === '2' ? '256' : level === '3' ? 'true' : undefined;

const atLeast16 = (depth: ColourDepth): ColourDepth => (depth === 'none' || depth === 'mono' ? '16' : depth);

/** Terminals that show millions of colours, by the name they put into TERM or TERM_PROGRAM. */
const TRUE_TERM = /-direct$|^xterm-(kitty|ghostty)$|^(alacritty|contour|foot|wezterm)/;
const TRUE_PROGRAM = /^(iTerm\.app|WezTerm|vscode|ghostty|HyperTerm|Hyper)$/;

function depthOf(environment: ColourFacts['environment'], windows: string | undefined): ColourDepth {
  const { TERM = '', COLORTERM, TERM_PROGRAM = '', WT_SESSION } = environment;
  if (TERM === 'dumb') return 'none';
  if (/-m(ono)?$|^vt[123]\d\d/.test(TERM)) return 'mono';
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 'true';
  if (TRUE_TERM.test(TERM) || TRUE_PROGRAM.test(TERM_PROGRAM) || WT_SESSION) return 'true';
  if (/-256(color)?\b/.test(TERM) || TERM_PROGRAM === 'Apple_Terminal') return '256';
  return windows === undefined || TERM !== '' ? '16' : windowsDepth(windows);
}

/** The console shows 256 colours since build 10586 and millions since 14931, as libuv and Node's tty have it. */
function windowsDepth(release: string): ColourDepth {
  const [major = 0, , build = 0] = release.split('.').map(Number);
  if (major < 10 || build < 10_586) return '16';
  return build < 14_931 ? '256' : 'true';
}
