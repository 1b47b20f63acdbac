import type { TokenCredential } from '@azure/identity';
import type { Transport } from '../../registry/transport/transport.ts';
import { identityEndpoints, METADATA_ORIGIN } from './allowed-hosts.ts';
import type { IdentityPlace } from './identity-credentials.ts';

/** Milliseconds: a metadata service that is there answers in a few. */
const PROBE_MS = 500;

export interface AmbientOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly transport: () => Promise<Transport>;
}

/** A place where somebody may be signed in to Azure already. */
export interface AmbientSource {
  readonly name: string;
  /** Why it cannot be there, as a clause; undefined when it is worth asking. */
  absent(options: AmbientOptions, signal: AbortSignal): Promise<string | undefined>;
  credential(place: IdentityPlace, options: AmbientOptions): Promise<TokenCredential>;
}

const identity = () => import('./identity-credentials.ts');

const servicePrincipalInEnvironment: AmbientSource = {
  name: 'the environment (AZURE_…)',
  async absent({
    environment: { AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH },
  }) {
    const missing = [
      AZURE_CLIENT_ID ? undefined : 'AZURE_CLIENT_ID',
      AZURE_TENANT_ID ? undefined : 'AZURE_TENANT_ID',
      AZURE_CLIENT_SECRET || AZURE_CLIENT_CERTIFICATE_PATH ? undefined : 'AZURE_CLIENT_SECRET',
    ].filter(each => each !== undefined);
    return missing.length === 0 ? undefined : `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`;
  },
  async credential(place, { environment }) {
    const { AZURE_CLIENT_ID = '', AZURE_TENANT_ID: tenant = '', AZURE_CLIENT_SECRET: secret } = environment;
    const file = environment.AZURE_CLIENT_CERTIFICATE_PATH ?? '';
    const password = environment.AZURE_CLIENT_CERTIFICATE_PASSWORD || undefined;
    const proof = secret ? { secret } : { file, password };
    return (await identity()).servicePrincipal({ ...place, tenant }, AZURE_CLIENT_ID, proof);
  },
};

const workloadIdentity: AmbientSource = {
  name: 'workload identity',
  async absent({ environment: { AZURE_FEDERATED_TOKEN_FILE, AZURE_CLIENT_ID, AZURE_TENANT_ID } }) {
    if (!AZURE_FEDERATED_TOKEN_FILE) return 'AZURE_FEDERATED_TOKEN_FILE is not set';
    return AZURE_CLIENT_ID && AZURE_TENANT_ID ? undefined : 'AZURE_CLIENT_ID or AZURE_TENANT_ID is not set';
  },
  async credential(place, { environment }) {
    const {
      AZURE_CLIENT_ID: clientId = '',
      AZURE_TENANT_ID: tenant,
      AZURE_FEDERATED_TOKEN_FILE: tokenFile = '',
    } = environment;
    return (await identity()).workloadIdentity({ ...place, tenant }, { clientId, tokenFile });
  },
};

const tool = (name: string, command: 'az' | 'pwsh' | 'azd'): AmbientSource => ({
  name,
  absent: async () => undefined,
  credential: async ({ tenant }) => (await identity()).toolSignIn(command, tenant),
});

const managedIdentity: AmbientSource = {
  name: 'managed identity',
  async absent({ environment, transport }, signal) {
    if (identityEndpoints(environment).length > 0) return undefined;
    return (await answersMetadata(transport, signal)) ? undefined : 'this machine has none';
  },
  async credential(place, { environment }) {
    return (await identity()).managedIdentity(place, environment.AZURE_CLIENT_ID || undefined);
  },
};

/** The metadata service answers a request without its header with 400; other clouds' do so with something else (Microsoft, "Azure Instance Metadata Service"). */
async function answersMetadata(transport: () => Promise<Transport>, signal: AbortSignal): Promise<boolean> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]);
  const request = { method: 'GET', origin: METADATA_ORIGIN, path: '/metadata/instance', limit: 64 * 1024 } as const;
  try {
    const { status } = await (await transport()).send({ ...request, signal: deadline }, false);
    return status === 400;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** In the order in which they are asked: what is quick and meant for programs first. */
export const AMBIENT_SOURCES: readonly AmbientSource[] = [
  servicePrincipalInEnvironment,
  workloadIdentity,
  tool('the Azure CLI', 'az'),
  tool('Azure PowerShell', 'pwsh'),
  tool('the Azure Developer CLI', 'azd'),
  managedIdentity,
];
