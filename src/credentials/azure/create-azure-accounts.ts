import type { TokenCredential } from '@azure/identity';
import type { CredentialSource, SourceAnswer } from '../../registry/auth/credential.ts';
import { openSecret, type Secret } from '../../registry/auth/secret.ts';
import type { LoginServer } from '../../registry/model/login-server.ts';
import { AMBIENT_SOURCES, type AmbientSource } from './ambient-sources.ts';
import {
  type AzureAccounts,
  type AzureContext,
  AzureSignInError,
  type ManagementAccess,
  type SignIn,
} from './azure-accounts.ts';
import type { Cloud } from './cloud.ts';
import { type EntraTokens, firstToken } from './entra-tokens.ts';
import { readAccount, writeAccount } from './kept-account.ts';
import { Reach, type ReachOptions } from './reach.ts';
import { restored, type SignedIn, type SignInParts, signInBy } from './signed-in.ts';
import { ownerOf } from './token-owner.ts';
import type { TokenStore } from './token-store.ts';

export interface AzureOptions extends ReachOptions {
  /** The cloud of a registry that may be given an Azure sign-in; undefined for any other. */
  readonly cloudFor: (server: LoginServer) => Cloud | undefined;
  /** The cloud where nothing else names one. */
  readonly cloud: () => Cloud;
  readonly store: TokenStore;
  /** Takes a sentence about what could not be kept. */
  readonly tell: (sentence: string) => void;
}

/** Azure's side of a session over @azure/identity, which loads with the first token. */
export function createAzureAccounts(options: AzureOptions): AzureAccounts {
  return new Accounts(options);
}

class Accounts implements AzureAccounts {
  readonly sources: readonly CredentialSource[];
  readonly #options: AzureOptions;
  readonly #parts: SignInParts;
  readonly #ambient = new Map<string, EntraTokens>();
  /** undefined until somebody looks; then what an earlier session kept, or nobody. */
  #current: { readonly signedIn: SignedIn | undefined } | undefined;

  constructor(options: AzureOptions) {
    this.#options = options;
    this.#parts = { reach: new Reach(options), keepCache: cache => this.#keepCache(cache) };
    this.sources = [
      { name: 'the signed-in Azure account', find: (server, signal) => this.#findSignedIn(server, signal) },
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
    const signedIn = await signInBy(how, this.#parts, signal);
    this.#current = { signedIn };
    return signedIn.context;
  }

  async keep(): Promise<void> {
    const signedIn = this.#signedIn();
    if (!signedIn) return;
    const { store } = this.#options;
    const { proof, cache } = signedIn;
    const save = (secret: Secret) => store.save(secret);
    const isKept = proof?.kind === 'secret' ? await save(proof.secret) : ((await cache?.keep(save)) ?? true);
    if (isKept) await store.keepAccount(writeAccount(signedIn));
  }

  async signOut(): Promise<void> {
    const { store } = this.#options;
    const wasKept = store.account !== undefined;
    this.#current = { signedIn: undefined };
    if (!wasKept) return;
    // the secret first: a keychain that is locked now must be asked again the next time
    await store.drop();
    await store.keepAccount(undefined);
  }

  async management(signal: AbortSignal, tell: (sentence: string) => void): Promise<ManagementAccess> {
    const signedIn = this.#signedIn();
    const { client: httpClient } = await this.#parts.reach.http();
    if (signedIn) {
      const { cloud, account } = signedIn.context;
      return { cloud, account, credential: forManagement(signedIn.tokens, cloud), httpClient };
    }
    const cloud = this.#options.cloud();
    for (const source of AMBIENT_SOURCES) {
      const refuse = (why: string) => tell(`No Azure account from ${source.name}: ${why}.`);
      const absent = await source.absent(this.#options, signal);
      if (absent !== undefined) {
        refuse(absent);
        continue;
      }
      const tokens = this.#tokensOf(source, cloud);
      try {
        const { account = source.name } = ownerOf(await tokens.get(cloud.managementAudience, signal));
        tell(`The Azure account comes from ${source.name}: ${account}.`);
        return { cloud, account, credential: forManagement(tokens, cloud), httpClient };
      } catch (error) {
        signal.throwIfAborted();
        refuse(reasonOf(error));
      }
    }
    throw new AzureSignInError(
      'NotSignedIn',
      'Nobody is signed in to Azure',
      'Connect-AzAccount signs in; az login does as well. -Verbose tells where was looked.',
    );
  }

  #signedIn(): SignedIn | undefined {
    this.#current ??= { signedIn: this.#restore() };
    return this.#current.signedIn;
  }

  #restore(): SignedIn | undefined {
    const { store, clouds } = this.#options;
    const kept = readAccount(store.account, clouds());
    return kept && restored(kept, this.#parts, () => store.load());
  }

  async #keepCache(cache: Secret): Promise<void> {
    try {
      await this.#options.store.save(cache);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#options.tell(`${why}: the Azure sign-in could not be kept.`);
    }
  }

  async #findSignedIn(server: LoginServer, signal: AbortSignal): Promise<SourceAnswer> {
    const cloud = this.#options.cloudFor(server);
    if (!cloud) return notForAzure(server);
    const signedIn = this.#signedIn();
    if (!signedIn) return { none: 'nobody has signed in with Connect-AzAccount' };
    const { context, tokens } = signedIn;
    if (context.cloud.name !== cloud.name) return { none: `it is signed in to ${context.cloud.name}` };
    return offer(tokens, { cloud, identity: context.account, signal });
  }

  async #findAmbient(source: AmbientSource, server: LoginServer, signal: AbortSignal): Promise<SourceAnswer> {
    const cloud = this.#options.cloudFor(server);
    if (!cloud) return notForAzure(server);
    const absent = await source.absent(this.#options, signal);
    if (absent !== undefined) return { none: absent };
    return offer(this.#tokensOf(source, cloud), { cloud, identity: undefined, signal });
  }

  #tokensOf(source: AmbientSource, cloud: Cloud): EntraTokens {
    const key = `${source.name} ${cloud.name}`;
    const tenant = this.#options.environment.AZURE_TENANT_ID || undefined;
    const tokens =
      this.#ambient.get(key) ??
      this.#parts.reach.tokens(async () =>
        source.credential(await this.#parts.reach.place(cloud, tenant), this.#options),
      );
    this.#ambient.set(key, tokens);
    return tokens;
  }
}

const notForAzure = (server: LoginServer): SourceAnswer => ({
  none: `${server.name} is neither on Azure's hosts nor named as trusted`,
});

interface Wanted {
  readonly cloud: Cloud;
  /** As whom, where that is known before the first token. */
  readonly identity: string | undefined;
  readonly signal: AbortSignal;
}

async function offer(tokens: EntraTokens, { cloud, identity, signal }: Wanted): Promise<SourceAnswer> {
  const { registryAudiences: audiences } = cloud;
  try {
    const token = await firstToken(tokens, audiences, signal);
    const getAccessToken = (audience: string, fetching: AbortSignal) => tokens.get(audience, fetching);
    return {
      identity: identity ?? ownerOf(token).account ?? 'Entra ID',
      credential: { kind: 'entra', audiences, getAccessToken },
    };
  } catch (error) {
    signal.throwIfAborted();
    return { none: reasonOf(error) };
  }
}

/** For Azure's own clients, which ask by scope; theirs is the management audience. */
function forManagement(tokens: EntraTokens, cloud: Cloud): TokenCredential {
  return {
    async getToken(_scope, options) {
      const signal = options?.abortSignal instanceof AbortSignal ? options.abortSignal : new AbortController().signal;
      const token = await tokens.get(cloud.managementAudience, signal);
      // it is asked again before each request that comes later, and knows by itself when a new one is due
      return { token: openSecret(token), expiresOnTimestamp: Date.now() + 60_000 };
    },
  };
}

/** Why a source has no token, as a clause; the source is named already where this is said. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const reason = text.replace(/^The sign-in to Azure failed: (Error: )?/, '');
  return reason.startsWith('The ') ? `t${reason.slice(1)}` : reason;
}
