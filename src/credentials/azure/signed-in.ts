import type { TokenCredential } from '@azure/identity';
import { openSecret, type Secret } from '../../registry/auth/secret.ts';
import { AzureSignInError, type ServicePrincipalProof, type SignIn } from './azure-accounts.ts';
import { type EntraTokens, firstToken } from './entra-tokens.ts';
import type { ClientProof } from './identity-credentials.ts';
import type { KeptAccount } from './kept-account.ts';
import { MsalCache } from './msal-cache.ts';
import type { Reach } from './reach.ts';
import { ownerOf } from './token-owner.ts';

/** Who is signed in, with what gives the tokens and what would have to be kept. */
export interface SignedIn extends KeptAccount {
  readonly tokens: EntraTokens;
  /** Of a user. */
  readonly cache: MsalCache | undefined;
  /** Of a service principal. */
  readonly proof: ServicePrincipalProof | undefined;
}

/** What a sign-in is made with. */
export interface SignInParts {
  readonly reach: Reach;
  /** Keeps a user's token cache; never rejects. */
  readonly keepCache: (cache: Secret) => Promise<void>;
}

// it loads Microsoft's library
const identity = () => import('./identity-credentials.ts');

/** Signs in, which is proved by a first token. Throws AzureSignInError, or the signal's reason. */
export async function signInBy(how: SignIn, parts: SignInParts, signal: AbortSignal): Promise<SignedIn> {
  switch (how.method) {
    case 'Browser':
      return userSignsIn(how, parts, { show: undefined, signal });
    case 'DeviceCode':
      return userSignsIn(how, parts, { show: how.show, signal });
    case 'ServicePrincipal': {
      const { clientId, proof, tenant, cloud } = how;
      if (tenant === undefined) {
        throw new AzureSignInError('SignInFailed', 'A service principal needs its tenant', 'Name it with -Tenant.');
      }
      const place = await parts.reach.place(cloud, tenant);
      const tokens = parts.reach.tokens(async () =>
        (await identity()).servicePrincipal({ ...place, tenant }, clientId, opened(proof)),
      );
      const certificate = proof.kind === 'certificate' ? proof.file : undefined;
      return { ...(await proved(how, tokens, signal)), clientId, proof, certificate };
    }
    case 'ManagedIdentity': {
      const { clientId } = how;
      const place = await parts.reach.place(how.cloud, how.tenant);
      const tokens = parts.reach.tokens(async () => (await identity()).managedIdentity(place, clientId));
      return { ...(await proved(how, tokens, signal)), clientId };
    }
  }
}

/** A service principal's proof as Microsoft's library takes it. */
export function opened(proof: ServicePrincipalProof): ClientProof {
  if (proof.kind === 'secret') return { secret: openSecret(proof.secret) };
  return { file: proof.file, password: proof.password && openSecret(proof.password) };
}

/** What an earlier session kept, without asking anybody; its secrets are fetched by `load` with the first token. */
export function restored(
  kept: KeptAccount,
  { reach, keepCache }: SignInParts,
  load: () => Promise<Secret | undefined>,
): SignedIn {
  const { context, clientId = '', certificate, record = '' } = kept;
  const { cloud, method } = context;
  const credential = async (): Promise<TokenCredential> => {
    const place = await reach.place(cloud, context.tenant);
    const { managedIdentity, servicePrincipal, restoredSignIn } = await identity();
    if (method === 'ManagedIdentity') return managedIdentity(place, kept.clientId);
    const ofTenant = { ...place, tenant: context.tenant ?? '' };
    if (certificate !== undefined) {
      return servicePrincipal(ofTenant, clientId, { file: certificate, password: undefined });
    }
    const secret = await load();
    if (!secret) throw ended(context.account);
    if (method === 'ServicePrincipal') return servicePrincipal(ofTenant, clientId, { secret: openSecret(secret) });
    return restoredSignIn(place, new MsalCache(secret, keepCache), record);
  };
  return { ...kept, tokens: reach.tokens(credential), cache: undefined, proof: undefined };
}

/** With a window or a code. */
async function userSignsIn(
  how: SignIn,
  { reach, keepCache }: SignInParts,
  { show, signal }: { readonly show: ((message: string) => void) | undefined; readonly signal: AbortSignal },
): Promise<SignedIn> {
  const cache = new MsalCache(undefined, keepCache);
  const { credential, authenticate } = (await identity()).userSignIn(
    await reach.place(how.cloud, how.tenant),
    cache,
    show,
  );
  let record: string | undefined;
  const asking: TokenCredential = {
    async getToken(scope, options) {
      record ??= await authenticate(String(scope), signal);
      return credential.getToken(scope, options);
    },
  };
  const signedIn = await proved(
    how,
    reach.tokens(async () => asking),
    signal,
  );
  return { ...signedIn, record, cache };
}

/** A sign-in that gives no token is none. */
async function proved({ cloud, method, tenant }: SignIn, tokens: EntraTokens, signal: AbortSignal): Promise<SignedIn> {
  const owner = ownerOf(await firstToken(tokens, [cloud.managementAudience, ...cloud.registryAudiences], signal));
  return {
    context: { account: owner.account ?? 'managed identity', tenant: tenant ?? owner.tenant, cloud, method },
    tokens,
    record: undefined,
    cache: undefined,
    clientId: undefined,
    proof: undefined,
    certificate: undefined,
  };
}

const ended = (account: string) =>
  new AzureSignInError(
    'NotSignedIn',
    `The sign-in of ${account} is not in the keychain any more`,
    'Connect-AzAccount signs in again.',
  );
