import { openAppearance } from './appearance.ts';
import { startsBehind } from './command-line.ts';
import { defaultPrompt } from './prompt-line.ts';
import type { OpenShell } from './prompt-shell.ts';
import { EMBEDDED_NAME } from './session/embedded-name.ts';
import type { Start } from './start.ts';
import { type PromptEnd, startPrompt } from './ui/prompt/start.ts';
import { sizeOf } from './ui/prompt/view.ts';
import { wrap } from './views/lines.ts';

/**
 * The interactive face: greets, shows a prompt, and runs what is typed until `exit`. Where nothing has to be connected first, the prompt
 * stands before the engine and the cmdlets are loaded. Answers the exit code.
 */
export async function runPrompt(start: Start): Promise<number> {
  const { line, version, process, environment } = start;
  const { stdin, stdout } = process;
  const appearance = openAppearance(line, environment, process.platform);
  const theme = appearance.theme(true);
  let opened: Promise<OpenShell> | undefined;
  const open = () => {
    opened ??= import('./prompt-shell.ts').then(each => each.openPromptShell(start, appearance));
    return opened;
  };
  if (!line.noLogo) {
    const greeting = `acrsh ${version}: Get-Command lists what there is, Get-Help explains it, exit leaves.`;
    stdout.write(`${wrap(greeting, sizeOf(stdout).columns).join('\n')}\n`);
  }
  // where something has to be connected first, its outcome belongs above the first prompt
  if (!startsBehind(line) && (line.emulator || line.registry !== undefined)) await open();
  const firstPrompt = defaultPrompt({
    location: (await opened)?.location() ?? (startsBehind(line) ? `${EMBEDDED_NAME}:/` : ''),
    readOnly: line.readOnly,
    isProtected: (await opened)?.isProtected() ?? false,
    isPrivate: line.isPrivate,
    level: 0,
    success: true,
    duration: 0,
  });
  let end: PromptEnd;
  let missed: () => NodeJS.Signals | undefined;
  try {
    end = await startPrompt({
      firstPrompt,
      loadShell: async () => (await open()).shell,
      stdin,
      stdout,
      process,
      theme,
    });
  } finally {
    missed = holdSignals(process);
    await (await opened)?.close();
  }
  const signal = end.signal ?? missed();
  if (signal === undefined) return end.exit;
  // libraries that listen still would only send it again, later than the launcher leaves
  process.removeAllListeners(signal).kill(process.pid, signal);
  return end.exit;
}

/**
 * Keeps the process alive while the journal is closed: a window that goes away says so by the end of its input, and once or twice by a signal.
 * Another signal that comes twice ends it. Answers what tells the first that came.
 */
function holdSignals(process: NodeJS.Process): () => NodeJS.Signals | undefined {
  let first: NodeJS.Signals | undefined;
  const hold = (signal: NodeJS.Signals) => {
    first ??= signal;
  };
  process.on('SIGHUP', hold).once('SIGTERM', hold).once('SIGINT', hold);
  return () => first;
}
