import type { ConsoleStreams } from './console-host.ts';
import { hasTaskbar } from './terminal/taskbar.ts';

/** What a table is laid out for when stdout is no terminal and nothing else is known (interface C7 of the command line). */
const DEFAULT_WIDTH = 120;

/**
 * The process's own streams. A reader that went away (`| head`) is a normal end: what is left is dropped. Any other failure to write, such
 * as a full disk, comes out of `flush`, so that output is never cut short without a word.
 */
export function standardStreams({ stdout, stderr, env }: NodeJS.Process): ConsoleStreams {
  let over = false;
  let failure: Error | undefined;
  let ready = Promise.withResolvers<void>();
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') failure ??= new Error(`the output could not be written: ${error.message}`);
    over = true;
    ready.resolve();
  });
  stdout.on('drain', () => ready.resolve());
  // without stderr there is nobody to tell
  stderr.on('error', () => {});
  const columns = Number(env.COLUMNS);
  return {
    width: stdout.isTTY ? stdout.columns : columns > 0 ? columns : DEFAULT_WIDTH,
    talkWidth: stderr.isTTY ? stderr.columns : undefined,
    taskbar: hasTaskbar(env, stderr.isTTY) ? sequence => void stderr.write(sequence) : undefined,
    async data(text) {
      if (over || stdout.write(text)) return;
      ready = Promise.withResolvers();
      await ready.promise;
    },
    talk: text => void stderr.write(text),
    async flush() {
      if (!over) await new Promise<void>(resolve => stdout.write('', () => resolve()));
      if (failure) throw failure;
    },
  };
}
