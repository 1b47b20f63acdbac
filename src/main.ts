import { readFileSync } from 'node:fs';
import { parseCommandLine, UsageError, usage } from './command-line.ts';
import { takeEnvironment } from './credentials/child-environment.ts';

/** Exit codes of the program; the README lists them. */
const USAGE = 64;
const INTERNAL = 70;

/**
 * Runs the program and answers its exit code; the launcher leaves with it. Loads one face, and nothing that the face does not need.
 */
export async function main(): Promise<number> {
  try {
    // stdin is opened only where it is looked at, which a start of -Command never does
    const line = parseCommandLine(process.argv.slice(2), process.stdout.isTTY === true && process.stdin.isTTY === true);
    const start = () => ({ line, version: version(), process, environment: takeEnvironment(process) });
    switch (line.mode.kind) {
      case 'version':
        process.stdout.write(`acrsh ${version()}\n`);
        return 0;
      case 'help':
        process.stdout.write(`${usage().join('\n')}\n`);
        return 0;
      case 'serve':
        return await (await import('./serve-face.ts')).serve(line, process);
      case 'prompt':
        // a dumb terminal has no cursor to steer, so lines are read as from a pipe
        if (!line.nonInteractive && process.env.TERM !== 'dumb')
          return await (await import('./prompt-face.ts')).runPrompt(start());
        return await (await import('./console-face.ts')).runConsole(start());
      default:
        return await (await import('./console-face.ts')).runConsole(start());
    }
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof UsageError ? `acrsh: ${sentence}\n` : `acrsh: internal error: ${sentence}\n`);
    if (process.env.ACRSH_TRACE?.includes('crash') && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return error instanceof UsageError ? USAGE : INTERNAL;
  }
}

function version(): string {
  const facts: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : 'unknown';
}
