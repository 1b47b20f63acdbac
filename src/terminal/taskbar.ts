/** Programs that name themselves in TERM_PROGRAM and show how far a command is in their tab or the task bar. */
const PROGRAMS = new Set(['ghostty', 'WezTerm', 'mintty']);

/** Whether the terminal takes ConEmu's OSC 9;4; where it is not known, OSC 9 may be a notification and is not sent. */
export function hasTaskbar(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (!isTerminal || env.TERM === 'dumb' || /^(?:screen|tmux)/.test(env.TERM ?? '')) return false;
  return Boolean(env.WT_SESSION) || env.ConEmuANSI === 'ON' || PROGRAMS.has(env.TERM_PROGRAM ?? '');
}

/** Percent in the task bar; `busy` where it is not known how much is left, undefined takes it away (ConEmu, "ANSI X3.64", OSC 9;4). */
export function taskbarSequence(progress: number | 'busy' | undefined): string {
  if (progress === undefined) return '\x1b]9;4;0;0\x1b\\';
  if (progress === 'busy') return '\x1b]9;4;3;0\x1b\\';
  return `\x1b]9;4;1;${Math.max(0, Math.min(100, Math.round(progress)))}\x1b\\`;
}
