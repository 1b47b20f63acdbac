import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AzureAccounts } from '../../../src/credentials/azure/azure-accounts.ts';
import { createAzureAccounts } from '../../../src/credentials/azure/create-azure-accounts.ts';
import type { TokenStore } from '../../../src/credentials/azure/token-store.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/emulator.ts';
import type { Credential } from '../../../src/registry/auth/credential.ts';
import type { Secret } from '../../../src/registry/auth/secret.ts';
import { connectRegistry } from '../../../src/registry/connect.ts';
import { parseLoginServer } from '../../../src/registry/model/login-server.ts';
import { listRepositories } from '../../../src/registry/repositories.ts';
import { createTransport } from '../../../src/registry/transport/http-transport.ts';
import { CERTIFICATE } from '../../registry/transport/certificate.ts';
import { type FakeLogin, type FakeLoginOptions, startFakeLogin } from '../../support/fake-login.ts';

/** What an Azure account keeps, in two variables. */
export interface KeptInMemory extends TokenStore {
  secret: Secret | undefined;
  account: string | undefined;
}

export interface Stage extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly login: FakeLogin;
  readonly store: KeptInMemory;
  /** The Azure side of a new session. */
  accounts(environment?: Readonly<Record<string, string>>): AzureAccounts;
}

/** A registry, the login service whose tokens it takes, and a keychain that is a variable. */
export async function startStage(
  options: Partial<FakeLoginOptions> = {},
  registry: Omit<EmulatorOptions, 'fixture'> = {},
): Promise<Stage> {
  const emulator = await startEmulator({ fixture: 'small', ...registry });
  const login = await startFakeLogin({
    mint: audience => emulator.credentials.entraToken({ audience }),
    secrets: { app: 'app secret' },
    ...options,
  });
  const transport = createTransport({ userAgent: 'acrsh/test', tls: { ca: CERTIFICATE } });
  const store: KeptInMemory = {
    secret: undefined,
    account: undefined,
    async keepAccount(text) {
      store.account = text;
    },
    load: async () => store.secret,
    async save(secret) {
      store.secret = secret;
      return true;
    },
    async drop() {
      store.secret = undefined;
    },
  };
  return {
    emulator,
    login,
    store,
    accounts: (environment = {}) =>
      createAzureAccounts({
        environment,
        transport: async () => transport,
        clouds: () => [login.cloud],
        cloudFor: () => login.cloud,
        cloud: () => login.cloud,
        store,
        tell: () => {},
      }),
    async [Symbol.asyncDispose]() {
      await transport.close();
      await login[Symbol.asyncDispose]();
      await emulator.close();
    },
  };
}

/** Lists the registry with this credential; answers the exchanges that the registry saw: `audience status`. */
export async function enter({ emulator }: Stage, credential: Credential): Promise<readonly string[]> {
  const transport = createTransport({ userAgent: 'acrsh/test' });
  try {
    const server = parseLoginServer(emulator.origin);
    const registry = await connectRegistry({ server, credential, transport, kind: 'acr', trustedWithEntra: true });
    for await (const page of listRepositories(registry)) if (page.items.length === 0) throw new Error('nothing listed');
  } finally {
    await transport.close();
  }
  return emulator.ledger.entries.flatMap(each =>
    each.route === 'oauth2.exchange' ? [`${each.tokenRequest?.audience} ${each.status}`] : [],
  );
}

/** The credential that one source has for a registry. Throws why it has none. */
export async function credentialFrom(accounts: AzureAccounts, name: string): Promise<Credential> {
  const source = accounts.sources.find(each => each.name === name);
  const answer = await source?.find(parseLoginServer('contoso'), new AbortController().signal);
  if (answer && 'credential' in answer) return answer.credential;
  throw new Error(answer ? answer.none : 'no such source');
}

/** A folder with programs of these names, to be put in front of the PATH. */
export function programs(bodies: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-tools-'));
  for (const [name, body] of Object.entries(bodies)) {
    writeFileSync(join(folder, name), `#!${process.execPath}\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}
