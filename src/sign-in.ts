import { createAzureAccounts } from './credentials/azure/create-azure-accounts.ts';
import type { TokenStore } from './credentials/azure/token-store.ts';
import { dockerCredentials } from './credentials/docker/docker-credentials.ts';
import { environmentCredentials } from './credentials/environment.ts';
import { createSavedCredentials } from './credentials/keep-credentials.ts';
import { type Keychain, KeychainError } from './credentials/keychain/keychain.ts';
import { createKeychain } from './credentials/keychain/keychain-process.ts';
import { type OpenRegistryOptions, openTransport } from './open-registry.ts';
import { REGISTRY_AUDIENCE } from './registry/auth/credential.ts';
import type { LoginServer } from './registry/model/login-server.ts';
import type { Transport } from './registry/transport/transport.ts';
import { accountIndex } from './session/account-index.ts';
import { cloudOf, cloudOfAuthority, isTrustedWithEntra, knownClouds } from './session/clouds.ts';
import type { SessionParts } from './session/session.ts';
import type { SettingsStore } from './session/settings.ts';

export interface SignInOptions extends Omit<OpenRegistryOptions, 'leavesSoon'> {
  /** Takes a sentence that the user is to read. */
  readonly tell: (sentence: string) => void;
}

/** Where credentials come from in this program, in the order in which they are asked, and what keeps them. */
export function createSignIn(options: SignInOptions): Pick<SessionParts, 'azure' | 'saved' | 'credentialSources'> {
  const { environment, settings, tell } = options;
  const keychain = createKeychain(environment);
  const cloud = () => cloudOfAuthority(environment.AZURE_AUTHORITY_HOST, settings.current);
  const cloudFor = (server: LoginServer) =>
    isTrustedWithEntra(server, settings.current)
      ? (cloudOf(server, settings.current) ?? azure.context?.cloud ?? cloud())
      : undefined;
  let transport: Promise<Transport> | undefined;
  const azure = createAzureAccounts({
    environment,
    transport: () => {
      transport ??= openTransport(options);
      return transport;
    },
    clouds: () => knownClouds(settings.current),
    cloudFor,
    cloud,
    store: azureStore(keychain, settings, tell),
    tell,
  });
  const saved = createSavedCredentials({
    keychain,
    index: accountIndex(settings),
    renewers: () => azure.sources,
    audiences: server => cloudFor(server)?.registryAudiences ?? [REGISTRY_AUDIENCE],
    tell,
    now: Date.now,
  });
  return {
    azure,
    saved,
    // what the user put into acrsh's own variables for this run is as good as a parameter, so it comes before everything that was there before
    credentialSources: [
      environmentCredentials(environment),
      saved.source,
      dockerCredentials(environment),
      ...azure.sources,
    ],
  };
}

/** Under which name the Azure sign-in stands in the keychain. */
const AZURE_ACCOUNT = 'Azure account';

function azureStore(keychain: Keychain, settings: SettingsStore, tell: (sentence: string) => void): TokenStore {
  let told = false;
  /** Where there is no keychain, there is nothing to keep and nothing to forget. */
  const unlessAbsent = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof KeychainError) || error.id !== 'KeychainAbsent') throw error;
      if (!told) tell(`${error.message}: the Azure sign-in lasts until you leave. ${error.recommendation}`);
      told = true;
      return false;
    }
  };
  return {
    get account() {
      return settings.current.azureAccount;
    },
    keepAccount: azureAccount => settings.update(each => ({ ...each, azureAccount })),
    load: () => keychain.get(AZURE_ACCOUNT, { expected: true }),
    save: secret => unlessAbsent(() => keychain.set(AZURE_ACCOUNT, secret)),
    drop: async () => void (await unlessAbsent(() => keychain.remove(AZURE_ACCOUNT))),
  };
}
