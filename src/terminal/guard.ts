import type { Modes } from './modes.ts';

/** What the guard does around a stop of the process. */
export interface GuardHooks {
  /**
   * A deadly signal has come: true where something has to end first. Whoever says so sends the signal again, or calls `die`; it may come once
   * more meanwhile. Left out, as for SIGQUIT: the process ends at once.
   */
  readonly ending?: (signal: NodeJS.Signals, die: () => void) => boolean;
  /** Before the modes are undone and the process ends: take the live part of the screen away for good. */
  readonly leaving: () => void;
  /** Before the modes are undone and the process stops: take the live part of the screen away for now. */
  readonly stopping: () => void;
  /** After SIGCONT, when the modes are on again: paint. Not while a child program has the terminal. */
  readonly resumed: () => void;
}

/** Who still runs after so many ms was not stopped. */
const notStoppedAfter = 100;

const deadly = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Ties the ledger of modes to every way out of the process: exit, uncaught error, SIGINT, SIGTERM, SIGHUP, SIGQUIT, suspend.
 * A deadly signal is sent again once the terminal is restored, so that the parent sees the true cause of death.
 * @returns takes the guard away again.
 */
export function guardModes(modes: Modes, hooks: GuardHooks, process: NodeJS.Process): () => void {
  const leave = () => {
    try {
      hooks.leaving();
    } finally {
      modes.restore();
    }
  };
  const onExit = () => modes.restore();
  const onSignal = (signal: NodeJS.Signals) => {
    const die = () => {
      leave();
      release();
      process.kill(process.pid, signal);
    };
    if (signal === 'SIGQUIT' || !hooks.ending?.(signal, die)) die();
  };
  let stopped = false;
  const onStop = () => {
    hooks.stopping();
    modes.suspend();
    stopped = true;
    // The whole job stops as if nobody had listened, `npm start` above the program too. Where no shell could bring it back the system does not stop it.
    process.off('SIGTSTP', onStop);
    process.kill(0, 'SIGTSTP');
    setTimeout(() => setImmediate(() => stopped && process.kill(process.pid, 'SIGCONT')), notStoppedAfter).unref();
  };
  const onContinue = () => {
    process.off('SIGTSTP', onStop).on('SIGTSTP', onStop);
    // After a SIGSTOP, which nobody hears, somebody may have changed the terminal: everything is set anew.
    if (!stopped) modes.suspend();
    stopped = false;
    modes.resume();
    if (!modes.suspended) hooks.resumed();
  };
  const release = () => {
    process.off('exit', onExit);
    process.off('uncaughtExceptionMonitor', leave);
    process.off('SIGTSTP', onStop);
    process.off('SIGCONT', onContinue);
    for (const signal of deadly) process.off(signal, onSignal);
  };
  process.on('exit', onExit);
  // The monitor runs before Node prints the error, which then stands on a sane terminal.
  process.on('uncaughtExceptionMonitor', leave);
  if (process.platform !== 'win32') {
    process.on('SIGTSTP', onStop);
    process.on('SIGCONT', onContinue);
  }
  for (const signal of deadly) process.on(signal, onSignal);
  return release;
}
