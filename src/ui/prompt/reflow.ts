import { width } from '../../terminal/width.ts';
import type { Layout } from './layout.ts';

/**
 * What a terminal does to rows that no longer fit when it becomes narrower: cut them, wrap them, or wrap all but the row the
 * cursor is on (xterm.js).
 */
export type Reflow = 'none' | 'all' | 'all-but-cursor';

/** The Linux console, xterm and GNU screen cut; VS Code's terminal is xterm.js; the others in use wrap. */
export function reflowOf(env: NodeJS.ProcessEnv): Reflow {
  const cuts = env.TERM === 'linux' || env.XTERM_VERSION !== undefined || (env.TERM?.startsWith('screen') && !env.TMUX);
  if (cuts) return 'none';
  return env.TERM_PROGRAM === 'vscode' ? 'all-but-cursor' : 'all';
}

/** How many rows further down than drawn the cursor stands after the terminal has shrunk to so many columns. */
export function rowsAboveAfterShrink({ rows, cursor }: Layout, columns: number, reflow: Reflow): number {
  if (reflow === 'none') return 0;
  const above = rows.slice(0, cursor.y).reduce((sum, row) => sum + Math.max(0, Math.ceil(width(row) / columns) - 1), 0);
  return reflow === 'all' ? above + Math.floor(cursor.x / columns) : above;
}
