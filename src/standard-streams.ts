import { once } from 'node:events';
import type { ConsoleStreams } from './console-host.ts';

/** What a table is laid out for when stdout is no terminal and nothing else is known (interface C7 of the command line). */
const DEFAULT_WIDTH = 120;

/** The process's own streams. A reader that went away (`| head`) is a normal end: what is left is dropped. */
export function standardStreams({ stdout, stderr, env }: NodeJS.Process): ConsoleStreams {
  let gone = false;
  for (const stream of [stdout, stderr]) {
    stream.on('error', error => {
      if (!('code' in error) || error.code !== 'EPIPE') throw error;
      gone = true;
    });
  }
  const columns = Number(env.COLUMNS);
  return {
    width: stdout.isTTY ? stdout.columns : columns > 0 ? columns : DEFAULT_WIDTH,
    async data(text) {
      if (gone || stdout.write(text)) return;
      await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]);
    },
    talk(text) {
      if (!gone) stderr.write(text);
    },
  };
}
