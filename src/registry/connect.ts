import { acrDialect } from './acr/acr-dialect.ts';
import { AcrAuthorizer } from './auth/acr-authorizer.ts';
import { ChallengeAuthorizer } from './auth/challenge-authorizer.ts';
import type { Credential } from './auth/credential.ts';
import { CATALOG_SCOPE } from './auth/scope.ts';
import type { Dialect } from './dialect.ts';
import { RegistryError, type RegistryErrorId } from './model/errors.ts';
import type { LoginServer } from './model/login-server.ts';
import { ociDialect } from './oci/oci-dialect.ts';
import type { Registry } from './registry.ts';
import { type Clock, systemClock } from './transport/clock.ts';
import type { Transport } from './transport/transport.ts';

export interface ConnectOptions {
  readonly server: LoginServer;
  readonly credential: Credential;
  readonly transport: Transport;
  /** How to speak to it; left out, Azure's hosts are ACR and any other is asked once. */
  readonly kind?: Dialect['kind'] | undefined;
  /** The user named this host as one that may be given an Entra token though it is not Azure's. */
  readonly trustedWithEntra?: boolean | undefined;
  /** Origins that the user allows to be the token server of a registry that is not ACR. */
  readonly trustedRealms?: readonly string[] | undefined;
  readonly clock?: Clock;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the handle of a registry. Sends nothing to an Azure registry: the sign-in happens with the first operation.
 * Any other host is signed in to as to ACR, once, which tells whether it is one and leaves a token for the first listing.
 * Throws `UntrustedHost` for an Entra token to a host that is not Azure's and was not named, or speaks another API;
 * `WrongCredentials` and what else a sign-in can fail with.
 */
export async function connectRegistry(options: ConnectOptions): Promise<Registry> {
  const { server, credential, transport, signal, clock = systemClock } = options;
  if (credential.kind === 'entra' && !server.isAcr && options.trustedWithEntra !== true) throw notForEntra(server);
  const acr = new AcrAuthorizer({ server, credential, transport, clock });
  const kind = options.kind ?? (server.isAcr || (await signsInAsAcr(acr, signal)) ? 'acr' : 'oci');
  if (kind === 'acr') return { server, dialect: acrDialect, authorizer: acr, transport };
  if (credential.kind === 'entra') throw notForEntra(server);
  const trustedRealms = options.trustedRealms ?? [];
  const authorizer = new ChallengeAuthorizer({ server, credential, transport, clock, trustedRealms });
  return { server, dialect: ociDialect, authorizer, transport };
}

/** What a host says that has something else, or nothing, where ACR has its token server. */
const NO_TOKEN_SERVER: ReadonlySet<RegistryErrorId> = new Set([
  'UnexpectedAnswer',
  'RequestRefused',
  'RedirectRefused',
]);

async function signsInAsAcr(authorizer: AcrAuthorizer, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await authorizer.authorize(CATALOG_SCOPE, signal);
    return true;
  } catch (error) {
    if (error instanceof RegistryError && NO_TOKEN_SERVER.has(error.id)) return false;
    throw error;
  }
}

function notForEntra(server: LoginServer): RegistryError {
  return new RegistryError({
    id: 'UntrustedHost',
    message: `'${server.name}' is not an Azure Container Registry, so it is not given your Azure sign-in`,
    recommendation:
      'Sign in to it with a user name and password; if it is yours, set trustedWithEntra for it in the settings (registries).',
  });
}
