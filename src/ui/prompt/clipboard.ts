import type { Clipboard } from './context.ts';

/** A program with its arguments. */
type Command = readonly [string, ...string[]];

/** xterm gives up on longer strings; others have limits of the same order. In characters of base64. */
const MOST_BASE64 = 100_000;
/** A clipboard that answers more slowly than this many ms has hung. */
const PATIENCE = 1000;

/**
 * The system's clipboard where a program for it answers, else the terminal's by OSC 52, which can only be written; what was copied here can
 * always be pasted here. `send` hands the terminal a sequence that draws nothing.
 */
export function createClipboard(environment: NodeJS.ProcessEnv, send: (sequence: string) => Promise<void>): Clipboard {
  const { copy, paste } = commandsFor(environment);
  const run = (command: Command, input?: string) => runProgram(command, { environment, input });
  let last = '';
  return {
    async copy(text) {
      last = text;
      const bytes = Buffer.from(text);
      const told = { bytes: bytes.length, throughTmux: Boolean(environment.TMUX) };
      if (copy && (await run(copy, text)) !== undefined) return { way: 'system', ...told };
      const base64 = bytes.toString('base64');
      if (base64.length > MOST_BASE64) return { way: 'nowhere', ...told };
      await send(`\x1b]52;c;${base64}\x07`);
      return { way: 'terminal', ...told };
    },
    async paste() {
      const text = paste && (await run(paste));
      return text === undefined ? last : text.replace(/\r\n?/g, '\n');
    },
  };
}

/** Over SSH the programs would reach the clipboard of the wrong machine. */
function commandsFor(environment: NodeJS.ProcessEnv): { readonly copy?: Command; readonly paste?: Command } {
  if (environment.SSH_CONNECTION) return {};
  if (process.platform === 'darwin') return { copy: ['pbcopy'], paste: ['pbpaste'] };
  if (process.platform === 'win32')
    return { copy: ['clip.exe'], paste: ['powershell.exe', '-NoProfile', '-Command', 'Get-Clipboard -Raw'] };
  if (environment.WAYLAND_DISPLAY) return { copy: ['wl-copy'], paste: ['wl-paste', '--no-newline'] };
  if (environment.DISPLAY)
    return { copy: ['xclip', '-selection', 'clipboard'], paste: ['xclip', '-selection', 'clipboard', '-out'] };
  return {};
}

/** Answers what the program printed; undefined where it is missing, fails or hangs. */
async function runProgram(
  [program, ...args]: Command,
  { environment, input }: { readonly environment: NodeJS.ProcessEnv; readonly input: string | undefined },
): Promise<string | undefined> {
  // it takes milliseconds to load, and the first prompt needs none
  const { spawn } = await import('node:child_process');
  return new Promise(resolve => {
    // a program that copies stays behind to serve the text, so its output must not be waited for
    const output = input === undefined ? 'pipe' : 'ignore';
    const child = spawn(program, args, {
      stdio: ['pipe', output, 'ignore'],
      timeout: PATIENCE,
      env: environment,
    });
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.on('error', () => resolve(undefined));
    child.on(input === undefined ? 'close' : 'exit', (code: number | null) => resolve(code === 0 ? text : undefined));
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}
