/** The key of a terminal that stops a job, where nothing else is bound to it. */
export const SUSPENDS = 'Ctrl+Z';

/** Stops the program as a shell's job, until it is brought back; nothing where there are no jobs. */
export function suspend(process: NodeJS.Process): void {
  if (process.platform !== 'win32') process.kill(process.pid, 'SIGTSTP');
}
