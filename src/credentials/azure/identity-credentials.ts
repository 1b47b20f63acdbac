import type { HttpClient } from '@azure/core-rest-pipeline';
import {
  type AuthenticationRecord,
  AzureCliCredential,
  AzureDeveloperCliCredential,
  AzurePowerShellCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  deserializeAuthenticationRecord,
  InteractiveBrowserCredential,
  ManagedIdentityCredential,
  useIdentityPlugin as plugInto,
  serializeAuthenticationRecord,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import type { Cloud } from './cloud.ts';
import type { MsalCache } from './msal-cache.ts';

/** Where credentials of @azure/identity sign in, and by what. */
export interface IdentityPlace {
  readonly cloud: Cloud;
  /** One of Azure's own clouds, whose login services can be looked up in each other. */
  readonly isWellKnown: boolean;
  readonly tenant: string | undefined;
  readonly httpClient: HttpClient;
}

/** What a service principal proves itself with; opened, since Microsoft's library takes text. */
export type ClientProof =
  | { readonly secret: string }
  | { readonly file: string; readonly password: string | undefined };

/** Milliseconds that the tools of other vendors may take to answer. */
const TOOL_TIMEOUT = 20_000;

/** What every credential is made with here: our transport, the cloud's login service, and no retries but ours. */
const identityOptions = ({ cloud, isWellKnown, httpClient }: IdentityPlace) => ({
  httpClient,
  authorityHost: cloud.authorityHost,
  disableInstanceDiscovery: !isWellKnown,
  retryOptions: { maxRetries: 0 },
  redirectOptions: { maxRetries: 0 },
});

/** A user's sign-in. `authenticate` asks the user and answers the record by which the cache is found again; `credential` alone never asks. */
export interface UserSignIn {
  readonly credential: TokenCredential;
  authenticate(scope: string, signal: AbortSignal): Promise<string | undefined>;
}

const tenantOf = ({ tenant }: IdentityPlace) => (tenant === undefined ? {} : { tenantId: tenant });

/** In the browser, or by a code that is entered in one elsewhere: `show` takes the sentence with address and code. */
export function userSignIn(
  place: IdentityPlace,
  cache: MsalCache,
  show: ((message: string) => void) | undefined,
): UserSignIn {
  const options = cachedOptions(place, cache);
  const credential = show
    ? new DeviceCodeCredential({ ...options, userPromptCallback: ({ message }) => show(message) })
    : new InteractiveBrowserCredential(options);
  return {
    credential,
    async authenticate(scope, abortSignal) {
      const record = await credential.authenticate(scope, { abortSignal });
      return record && serializeAuthenticationRecord(record);
    },
  };
}

/** The sign-in of an earlier session, out of its cache and record; asks nobody. */
export function restoredSignIn(place: IdentityPlace, cache: MsalCache, record: string): TokenCredential {
  const authenticationRecord: AuthenticationRecord = deserializeAuthenticationRecord(record);
  return new DeviceCodeCredential({
    ...cachedOptions(place, cache),
    authenticationRecord,
    clientId: authenticationRecord.clientId,
  });
}

function cachedOptions(place: IdentityPlace, cache: MsalCache) {
  // the plugin is global to the package, so it is set before each use
  plugInto((context: unknown) => {
    if (isCacheContext(context)) context.cachePluginControl.setPersistence(async () => cache);
  });
  return {
    ...identityOptions(place),
    ...tenantOf(place),
    disableAutomaticAuthentication: true,
    tokenCachePersistenceOptions: { enabled: true },
  };
}

interface CacheControl {
  readonly cachePluginControl: { setPersistence(make: () => Promise<MsalCache>): void };
}

const isCacheContext = (context: unknown): context is CacheControl =>
  typeof context === 'object' && context !== null && 'cachePluginControl' in context;

/** A service principal needs its tenant. */
export function servicePrincipal(
  place: IdentityPlace & { readonly tenant: string },
  clientId: string,
  proof: ClientProof,
): TokenCredential {
  const options = identityOptions(place);
  if ('secret' in proof) return new ClientSecretCredential(place.tenant, clientId, proof.secret, options);
  const { file: certificatePath, password: certificatePassword } = proof;
  const certificate = { certificatePath, ...(certificatePassword === undefined ? {} : { certificatePassword }) };
  return new ClientCertificateCredential(place.tenant, clientId, certificate, options);
}

export function managedIdentity(place: IdentityPlace, clientId: string | undefined): TokenCredential {
  const options = { ...identityOptions(place), retryOptions: { maxRetries: 1 } };
  return clientId === undefined
    ? new ManagedIdentityCredential(options)
    : new ManagedIdentityCredential(clientId, options);
}

/** A federated token that Kubernetes or a pipeline puts into a file. */
export function workloadIdentity(
  place: IdentityPlace,
  { clientId, tokenFile }: { readonly clientId: string; readonly tokenFile: string },
): TokenCredential {
  return new WorkloadIdentityCredential({
    ...identityOptions(place),
    ...tenantOf(place),
    clientId,
    tokenFilePath: tokenFile,
  });
}

export type Tool = 'az' | 'pwsh' | 'azd';

/** The sign-in of a command-line tool, which is started for each token. */
export function toolSignIn(tool: Tool, tenant: string | undefined): TokenCredential {
  const options = { processTimeoutInMs: TOOL_TIMEOUT, ...(tenant === undefined ? {} : { tenantId: tenant }) };
  switch (tool) {
    case 'az':
      return new AzureCliCredential(options);
    case 'pwsh':
      return new AzurePowerShellCredential(options);
    case 'azd':
      return new AzureDeveloperCliCredential(options);
  }
}
