import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { findProgram } from '../peers/program.ts';

/** A real Secret Service (gnome-keyring) in a D-Bus session of its own, with nothing of the user's in reach. */
export interface SecretService extends AsyncDisposable {
  /** What a program needs to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops the daemon in its tracks: it takes calls and answers none. */
  freeze(): void;
  thaw(): void;
  /** As on a desktop that has gone to sleep. */
  lock(): Promise<void>;
  /** What another program finds under these attributes; empty when there is nothing. */
  lookup(service: string, account: string): Promise<string>;
}

/** Why there can be none here; undefined when there can. */
export const noSecretService: string | undefined = ['dbus-daemon', 'gnome-keyring-daemon', 'secret-tool', 'dbus-send']
  .map(each => findProgram(each).missing)
  .find(each => each !== undefined);

/** Starts one with an unlocked keyring. */
export async function startSecretService(): Promise<SecretService> {
  const home = mkdtempSync(join(tmpdir(), 'acrsh-keyring-'));
  const runtime = join(home, 'run');
  // a keyring from elsewhere, with another password, would stay locked
  mkdirSync(join(home, '.local/share/keyrings'), { recursive: true });
  mkdirSync(runtime, { mode: 0o700 });
  const base = { PATH: process.env.PATH ?? '', HOME: home, XDG_RUNTIME_DIR: runtime };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: base,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = await once(createInterface({ input: bus.stdout }), 'line');
  const environment = { ...base, DBUS_SESSION_BUS_ADDRESS: String(address) };
  const run = async (program: string, args: readonly string[], input?: string) => {
    const child = spawn(program, args, { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
    // nothing is written to a program that reads nothing: it may have ended already
    child.stdin.end(input);
    return text(child.stdout);
  };
  const call = (to: string, path: string, ...rest: string[]) =>
    run('dbus-send', ['--session', '--print-reply', `--dest=${to}`, path, ...rest]);

  const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin.end('keyring password');
  await once(keyring, 'exit');
  // answered only when the daemon is on the bus
  await run('secret-tool', ['store', '--label', 'first', 'made', 'by-test'], 'first');
  const name = 'org.freedesktop.secrets';
  const owner = await call(
    'org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.GetConnectionUnixProcessID',
    `string:${name}`,
  );
  const daemon = Number(/uint32 (\d+)/.exec(owner)?.[1]);
  return {
    environment,
    freeze: () => void process.kill(daemon, 'SIGSTOP'),
    thaw: () => void process.kill(daemon, 'SIGCONT'),
    async lock() {
      const collection = 'array:objpath:/org/freedesktop/secrets/collection/login';
      await call(name, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', collection);
    },
    lookup: (service, account) => run('secret-tool', ['lookup', 'service', service, 'account', account]),
    async [Symbol.asyncDispose]() {
      process.kill(daemon, 'SIGKILL');
      bus.kill('SIGKILL');
      await once(bus, 'exit');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
