import type { Opener } from '../../session/opener.ts';

/** How a program ended: its exit code, the code of the error that kept it from starting, or it still runs. */
type Ended = number | string | 'runs';

export interface OpenerOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  /** Starts a program without a shell. */
  readonly start?: (program: string, args: readonly string[]) => Promise<Ended>;
}

/** So many ms a program may take to say that it cannot; some stay until the browser is closed. */
const PATIENCE = 1500;

/** The system's way to open an address: xdg-open (freedesktop.org), open (macOS), the protocol handler of Windows. */
export function createOpener({ environment, platform = process.platform, start }: OpenerOptions): Opener {
  const run = start ?? ((program, args) => startProgram(program, args, environment));
  return {
    async open(address) {
      const url = URL.parse(address);
      if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
        return { opened: false, why: 'only https addresses are opened' };
      if (environment.SSH_CONNECTION) return { opened: false, why: 'over SSH there is no browser to open' };
      const isScreen = platform === 'win32' || platform === 'darwin';
      if (!isScreen && !environment.DISPLAY && !environment.WAYLAND_DISPLAY)
        return { opened: false, why: 'there is no desktop here' };
      const [program, ...args] = opening(platform);
      const ended = await run(program, [...args, url.href]);
      if (ended === 0 || ended === 'runs') return { opened: true };
      if (ended === 'ENOENT') return { opened: false, why: `${program} is not installed` };
      return { opened: false, why: `${program} failed (${ended})` };
    },
  };
}

function opening(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  return platform === 'darwin' ? ['open'] : ['xdg-open'];
}

/** The program is left to itself: it outlives this one, and Ctrl+C does not reach it. */
async function startProgram(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  // it takes milliseconds to load, and the first prompt needs none
  const { spawn } = await import('node:child_process');
  return new Promise(resolve => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true, env: environment });
    child.unref();
    setTimeout(() => resolve('runs'), PATIENCE).unref();
    child.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
}
