import type { HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import type { CredentialSource, SourceAnswer } from '../../registry/auth/credential.ts';
import { openSecret, type Secret } from '../../registry/auth/secret.ts';
import type { LoginServer } from '../../registry/model/login-server.ts';
import type { Transport } from '../../registry/transport/transport.ts';
import { allowedHosts } from './allowed-hosts.ts';
import { AMBIENT_SOURCES, type AmbientSource } from './ambient-sources.ts';
import {
  type AzureAccounts,
  type AzureContext,
  AzureSignInError,
  type ManagementAccess,
  type ServicePrincipalProof,
  type SignIn,
} from './azure-accounts.ts';
import { CLOUDS, type Cloud } from './cloud.ts';
import { EntraTokens } from './entra-tokens.ts';
import type { IdentityPlace } from './identity-credentials.ts';
import { type KeptAccount, readAccount, writeAccount } from './kept-account.ts';
import { MsalCache } from './msal-cache.ts';
import { firstSentence } from './sign-in-advice.ts';
import { ownerOf } from './token-owner.ts';
import type { TokenStore } from './token-store.ts';

export interface AzureOptions {
  /** What the program was started with; secrets are taken from here, never from the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The program's one way to send a request. */
  readonly transport: () => Promise<Transport>;
  /** Azure's own clouds and those of the settings. */
  readonly clouds: () => readonly Cloud[];
  /** The cloud of a registry that may be given an Azure sign-in; undefined for any other. */
  readonly cloudFor: (server: LoginServer) => Cloud | undefined;
  readonly store: TokenStore;
  /** Takes a sentence about what could not be kept. */
  readonly tell: (sentence: string) => void;
}

/** Azure's side of a session over @azure/identity, which loads with the first token. */
export function createAzureAccounts(options: AzureOptions): AzureAccounts {
  return new Accounts(options);
}

/** Who is signed in, with what gives the tokens and what would have to be kept. */
interface SignedIn extends KeptAccount {
  readonly tokens: EntraTokens;
  readonly cache: MsalCache | undefined;
  readonly proof: ServicePrincipalProof | undefined;
}

const SIGNED_IN = 'the signed-in Azure account';
const identity = () => import('./identity-credentials.ts');

class Accounts implements AzureAccounts {
  readonly sources: readonly CredentialSource[];
  readonly #options: AzureOptions;
  readonly #ambient = new Map<string, EntraTokens>();
  #httpClient: Promise<HttpClient> | undefined;
  /** undefined until somebody looks; then what an earlier session kept, or nobody. */
  #current: { readonly signedIn: SignedIn | undefined } | undefined;

  constructor(options: AzureOptions) {
    this.#options = options;
    this.sources = [
      { name: SIGNED_IN, find: (server, signal) => this.#findSignedIn(server, signal) },
      ...AMBIENT_SOURCES.map(each => ({
        name: each.name,
        find: (server: LoginServer, signal: AbortSignal) => this.#findAmbient(each, server, signal),
      })),
    ];
  }

  get context(): AzureContext | undefined {
    return this.#signedIn()?.context;
  }

  async signIn(how: SignIn, signal: AbortSignal): Promise<AzureContext> {
    const signedIn = await this.#signInBy(how, signal);
    this.#current = { signedIn };
    return signedIn.context;
  }

  async keep(): Promise<void> {
    const signedIn = this.#signedIn();
    if (!signedIn) return;
    const { store } = this.#options;
    if (signedIn.proof?.kind === 'secret') await store.save(signedIn.proof.secret);
    await signedIn.cache?.keep();
    await store.keepAccount(writeAccount(signedIn));
  }

  async signOut(): Promise<void> {
    const { store } = this.#options;
    const wasKept = store.account !== undefined;
    this.#current = { signedIn: undefined };
    if (!wasKept) return;
    await store.keepAccount(undefined);
    await store.drop();
  }

  async management(signal: AbortSignal): Promise<ManagementAccess> {
    const signedIn = this.#signedIn();
    const httpClient = await this.#http();
    if (signedIn) {
      const { context, tokens } = signedIn;
      return {
        cloud: context.cloud,
        account: context.account,
        credential: forAudience(tokens, context.cloud),
        httpClient,
      };
    }
    const [cloud] = CLOUDS;
    for (const source of AMBIENT_SOURCES) {
      if ((await source.absent(this.#options, signal)) !== undefined) continue;
      const tokens = this.#ambientTokens(source, cloud);
      const token = await tokens.get(cloud.managementAudience, signal).catch(() => signal.throwIfAborted());
      if (!token) continue;
      return {
        cloud,
        account: ownerOf(token).account ?? source.name,
        credential: forAudience(tokens, cloud),
        httpClient,
      };
    }
    throw new AzureSignInError(
      'NotSignedIn',
      'Nobody is signed in to Azure',
      'Connect-AzAccount signs in; az login does as well.',
    );
  }

  async #signInBy(how: SignIn, signal: AbortSignal): Promise<SignedIn> {
    const place: IdentityPlace = { cloud: how.cloud, tenant: how.tenant, httpClient: await this.#http() };
    switch (how.method) {
      case 'Browser':
        return this.#userSignsIn(how, place, { show: undefined, signal });
      case 'DeviceCode':
        return this.#userSignsIn(how, place, { show: how.show, signal });
      case 'ServicePrincipal': {
        const { clientId, proof, tenant } = how;
        if (tenant === undefined) {
          throw new AzureSignInError('SignInFailed', 'A service principal needs its tenant', 'Name it with -Tenant.');
        }
        const credential = async () => (await identity()).servicePrincipal({ ...place, tenant }, clientId, proof);
        return this.#checked(how, new EntraTokens('The service principal', credential), { clientId, proof }, signal);
      }
      case 'ManagedIdentity': {
        const { clientId } = how;
        const credential = async () => (await identity()).managedIdentity(place, clientId);
        return this.#checked(
          how,
          new EntraTokens('The managed identity', credential),
          { clientId, proof: undefined },
          signal,
        );
      }
    }
  }

  /** With a window or a code; the first token shows who it is. */
  async #userSignsIn(
    how: SignIn,
    place: IdentityPlace,
    { show, signal }: { readonly show: ((message: string) => void) | undefined; readonly signal: AbortSignal },
  ): Promise<SignedIn> {
    const cache = this.#newCache(undefined);
    let record: string | undefined;
    const { credential, authenticate } = (await identity()).userSignIn(place, cache, show);
    const asking: TokenCredential = {
      async getToken(scope, options) {
        const audience = String(scope).replace(/\/\.default$/, '');
        if (record === undefined) record = await authenticate(audience, signal);
        return credential.getToken(scope, options);
      },
    };
    const tokens = new EntraTokens('The sign-in', async () => asking);
    const signedIn = await this.#checked(how, tokens, { clientId: undefined, proof: undefined }, signal);
    return { ...signedIn, record, cache };
  }

  /** Gets a first token: a sign-in that cannot is none. */
  async #checked(
    how: SignIn,
    tokens: EntraTokens,
    { clientId, proof }: { readonly clientId: string | undefined; readonly proof: ServicePrincipalProof | undefined },
    signal: AbortSignal,
  ): Promise<SignedIn> {
    const { cloud, method } = how;
    const { account, tenant } = ownerOf(
      await firstOf(tokens, [cloud.managementAudience, ...cloud.registryAudiences], signal),
    );
    return {
      context: { account: account ?? clientId ?? 'managed identity', tenant: how.tenant ?? tenant, cloud, method },
      tokens,
      record: undefined,
      cache: undefined,
      clientId,
      proof,
      certificate: proof?.kind === 'certificate' ? proof.file : undefined,
    };
  }

  #signedIn(): SignedIn | undefined {
    this.#current ??= { signedIn: this.#restore() };
    return this.#current.signedIn;
  }

  /** What an earlier session kept; its secrets are fetched with the first token. */
  #restore(): SignedIn | undefined {
    const { store, clouds } = this.#options;
    const kept = readAccount(store.account, clouds());
    if (!kept) return undefined;
    const { context, clientId = '', certificate } = kept;
    const { cloud, tenant = '' } = context;
    const credential = async (): Promise<TokenCredential> => {
      const place = { cloud, tenant: context.tenant, httpClient: await this.#http() };
      const made = await identity();
      if (context.method === 'ManagedIdentity') return made.managedIdentity(place, kept.clientId);
      if (certificate !== undefined) {
        const proof = { kind: 'certificate', file: certificate, password: undefined } as const;
        return made.servicePrincipal({ ...place, tenant }, clientId, proof);
      }
      const secret = await store.load();
      if (!secret) throw ended(context.account);
      if (context.method !== 'ServicePrincipal')
        return made.restoredSignIn(place, this.#newCache(secret), kept.record ?? '');
      return made.servicePrincipal({ ...place, tenant }, clientId, { kind: 'secret', secret });
    };
    return { ...kept, tokens: new EntraTokens('The Azure account', credential), cache: undefined, proof: undefined };
  }

  #newCache(start: Secret | undefined): MsalCache {
    return new MsalCache(start, async cache => {
      try {
        await this.#options.store.save(cache);
      } catch (error) {
        this.#options.tell(
          `${error instanceof Error ? error.message : String(error)}: the Azure sign-in could not be kept.`,
        );
      }
    });
  }

  async #findSignedIn(server: LoginServer, signal: AbortSignal): Promise<SourceAnswer> {
    const cloud = this.#options.cloudFor(server);
    if (!cloud) return notForAzure(server);
    const signedIn = this.#signedIn();
    if (!signedIn) return { none: 'nobody has signed in with Connect-AzAccount' };
    if (signedIn.context.cloud.name !== cloud.name)
      return { none: `it is signed in to ${signedIn.context.cloud.name}` };
    return found(signedIn.tokens, cloud, { identity: signedIn.context.account, signal });
  }

  async #findAmbient(source: AmbientSource, server: LoginServer, signal: AbortSignal): Promise<SourceAnswer> {
    const cloud = this.#options.cloudFor(server);
    if (!cloud) return notForAzure(server);
    const absent = await source.absent(this.#options, signal);
    if (absent !== undefined) return { none: absent };
    return found(this.#ambientTokens(source, cloud), cloud, { identity: undefined, signal });
  }

  #ambientTokens(source: AmbientSource, cloud: Cloud): EntraTokens {
    const key = `${source.name} ${cloud.name}`;
    const known = this.#ambient.get(key);
    if (known) return known;
    const { environment } = this.#options;
    const tokens = new EntraTokens(source.name, async () =>
      source.credential(
        { cloud, tenant: environment.AZURE_TENANT_ID || undefined, httpClient: await this.#http() },
        this.#options,
      ),
    );
    this.#ambient.set(key, tokens);
    return tokens;
  }

  #http(): Promise<HttpClient> {
    const { transport, clouds, environment } = this.#options;
    this.#httpClient ??= import('./azure-http.ts').then(each =>
      each.azureHttpClient(transport, allowedHosts(clouds(), environment)),
    );
    return this.#httpClient;
  }
}

const notForAzure = (server: LoginServer): SourceAnswer => ({
  none: `${server.name} is neither on Azure's hosts nor named as trusted`,
});

const ended = (account: string) =>
  new AzureSignInError(
    'NotSignedIn',
    `The sign-in of ${account} is not in the keychain any more`,
    'Connect-AzAccount signs in again.',
  );

/** A token for the first audience that there is one for. Throws what was wrong with the first. */
async function firstOf(tokens: EntraTokens, audiences: readonly string[], signal: AbortSignal): Promise<Secret> {
  let first: unknown;
  for (const audience of new Set(audiences)) {
    try {
      return await tokens.get(audience, signal);
    } catch (error) {
      first ??= error;
      // only what the login service has against one audience may be different with the next
      if (!(error instanceof AzureSignInError) || !/does not know the service|consent/.test(error.message)) break;
    }
  }
  throw first;
}

async function found(
  tokens: EntraTokens,
  cloud: Cloud,
  { identity: name, signal }: { readonly identity: string | undefined; readonly signal: AbortSignal },
): Promise<SourceAnswer> {
  try {
    const token = await firstOf(tokens, cloud.registryAudiences, signal);
    return {
      identity: name ?? ownerOf(token).account ?? 'Entra ID',
      credential: {
        kind: 'entra',
        audiences: cloud.registryAudiences,
        getAccessToken: (audience, fetching) => tokens.get(audience, fetching),
      },
    };
  } catch (error) {
    signal.throwIfAborted();
    return { none: firstSentence(error instanceof Error ? error.message : String(error)) };
  }
}

/** For Azure's own clients, which ask by scope; theirs is the management audience. */
function forAudience(tokens: EntraTokens, cloud: Cloud): TokenCredential {
  return {
    async getToken(_scope, options) {
      const signal = options?.abortSignal instanceof AbortSignal ? options.abortSignal : new AbortController().signal;
      const token = await tokens.get(cloud.managementAudience, signal);
      return { token: openSecret(token), expiresOnTimestamp: Date.now() + 5 * 60_000 };
    },
  };
}
