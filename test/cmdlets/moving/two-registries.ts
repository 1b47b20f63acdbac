import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { parseLoginServer } from '../../../src/registry/model/login-server.ts';
import { type ShellOptions, startShell, type TestShell } from '../../support/shell.ts';

/** A shell that is connected to `demo` and, as by Connect-AzContainerRegistry, to another registry that is empty. */
export interface TwoRegistries extends AsyncDisposable {
  readonly shell: TestShell;
  readonly other: Emulator;
  /** By what the other one is called: `127.0.0.1:41234`. */
  readonly otherName: string;
}

export async function startTwo(options: ShellOptions = {}, readOnly = false): Promise<TwoRegistries> {
  const shell = await startShell(options);
  const other = await startEmulator({ fixture: 'empty' });
  const { username: userName, password } = other.credentials.admin;
  const connection = await shell.session.connect(
    {
      server: parseLoginServer(other.origin),
      offer: {
        credential: { kind: 'password', userName, password: new Secret(password) },
        identity: userName,
        source: undefined,
      },
      readOnly,
      skipCertificateCheck: false,
    },
    new AbortController().signal,
  );
  await shell.run('Set-Location demo:/');
  return {
    shell,
    other,
    otherName: connection.name,
    async [Symbol.asyncDispose]() {
      await shell[Symbol.asyncDispose]();
      await other.close();
    },
  };
}

/** What happened to a registry, tokens left out: `blob mounted`, `manifest pushed v1`. */
export const happened = ({ ledger }: Emulator): string[] =>
  ledger.effects.flatMap(each => {
    if (each.kind === 'token issued') return [];
    return [each.kind === 'manifest pushed' && each.tag !== undefined ? `${each.kind} ${each.tag}` : each.kind];
  });

export const digestIn = ({ store }: Emulator, repository: string, tag: string): string | undefined =>
  store.repository(repository)?.tags.get(tag)?.digest;
