import type { Emulator } from '../../src/emulator/emulator.ts';
import { run } from './program.ts';

/** A registry as skopeo reaches it: over plain HTTP on loopback. */
export interface Remote {
  /** Host and port. */
  readonly address: string;
  /** `user:password`; undefined: nobody is asked. */
  readonly credentials?: string;
}

export const remoteOf = ({ loginServer, credentials }: Emulator): Remote => ({
  address: loginServer,
  credentials: `${credentials.admin.username}:${credentials.admin.password}`,
});

/** skopeo by its verbs. A policy file of the user's own would decide what may be copied, so none is looked at. */
export class Skopeo {
  readonly #program: string;

  constructor(program: string) {
    this.#program = program;
  }

  /** Copies all platforms from a local transport such as `oci:folder:tag` to `repository:tag`. */
  async push(from: string, to: Remote, name: string, ...options: string[]): Promise<void> {
    const login = to.credentials === undefined ? [] : ['--dest-creds', to.credentials];
    await this.#run('copy', '--all', '--dest-tls-verify=false', ...login, ...options, from, at(to, name));
  }

  /** Copies all platforms from `repository:tag` to a local transport. */
  async pull(from: Remote, name: string, to: string, ...options: string[]): Promise<void> {
    const login = from.credentials === undefined ? [] : ['--src-creds', from.credentials];
    await this.#run('copy', '--all', '--src-tls-verify=false', ...login, ...options, at(from, name), to);
  }

  /** Copies between local transports; only the first platform, if there are several. */
  async convert(from: string, to: string): Promise<void> {
    await this.#run('copy', from, to);
  }

  /** The exact bytes of a manifest, or of the configuration behind it. */
  async inspect(from: Remote, name: string, what: '--raw' | '--config'): Promise<string> {
    const login = from.credentials === undefined ? [] : ['--creds', from.credentials];
    const all = what === '--config' ? ['--config', '--raw'] : ['--raw'];
    return this.#run('inspect', ...all, '--tls-verify=false', ...login, at(from, name));
  }

  /** What a local transport holds. */
  inspectLocal(from: string, ...options: string[]): Promise<string> {
    return this.#run('inspect', ...options, from);
  }

  #run(...args: string[]): Promise<string> {
    return run(this.#program, ['--insecure-policy', ...args]);
  }
}

const at = ({ address }: Remote, name: string): string => `docker://${address}/${name}`;
