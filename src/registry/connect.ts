import { acrDialect } from './acr/acr-dialect.ts';
import { AcrAuthorizer } from './auth/acr-authorizer.ts';
import { parseChallenges } from './auth/challenge.ts';
import { ChallengeAuthorizer } from './auth/challenge-authorizer.ts';
import type { Credential } from './auth/credential.ts';
import { CATALOG_SCOPE, parseScope } from './auth/scope.ts';
import type { Dialect } from './dialect.ts';
import { RegistryError } from './model/errors.ts';
import type { LoginServer } from './model/login-server.ts';
import { ociDialect } from './oci/oci-dialect.ts';
import type { Registry } from './registry.ts';
import { errorOfStatus } from './transport/answer-error.ts';
import { type Clock, systemClock } from './transport/clock.ts';
import { joinedHeader } from './transport/headers.ts';
import type { HttpAnswer, Transport } from './transport/transport.ts';

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
 * Makes the handle of a registry. Sends nothing to an Azure registry; the sign-in happens with the first operation.
 * Throws `UntrustedHost` for an Entra token to a host that is not Azure's and was not named, or speaks another API.
 */
export async function connectRegistry(options: ConnectOptions): Promise<Registry> {
  const { server, credential, transport, clock = systemClock } = options;
  if (credential.kind === 'entra' && !server.isAcr && options.trustedWithEntra !== true) throw notForEntra(server);
  const kind = options.kind ?? (server.isAcr || (await speaksAcr(options)) ? 'acr' : 'oci');
  const common = { server, credential, transport, clock };
  if (kind === 'acr') return { server, dialect: acrDialect, authorizer: new AcrAuthorizer(common), transport };
  if (credential.kind === 'entra') throw notForEntra(server);
  const authorizer = new ChallengeAuthorizer({ ...common, trustedRealms: options.trustedRealms ?? [] });
  return { server, dialect: ociDialect, authorizer, transport };
}

/** Asks, without credentials, for what only ACR has: its catalog answers, or asks for the right to list the catalog. */
async function speaksAcr({ server, transport, signal }: ConnectOptions): Promise<boolean> {
  const path = '/acr/v1/_catalog?n=1';
  const answer = await transport.send({
    method: 'GET',
    origin: server.origin,
    path,
    headers: { accept: 'application/json' },
    limit: PROBE_LIMIT,
    signal,
  });
  if (answer.status === 429 || answer.status >= 500) {
    throw errorOfStatus(answer, { method: 'GET', url: server.origin + path, purpose: `connect to ${server.name}` });
  }
  if (answer.status === 401) return asksForCatalog(answer);
  return answer.status === 200 && /^\s*\{\s*"repositories"/.test(answer.body.toString('utf8', 0, 64));
}

const PROBE_LIMIT = 1024 * 1024;

function asksForCatalog(answer: HttpAnswer): boolean {
  return parseChallenges(joinedHeader(answer, 'www-authenticate')).some(
    ({ scheme, parameters }) => scheme === 'bearer' && parseScope(parameters.get('scope') ?? '') === CATALOG_SCOPE,
  );
}

function notForEntra(server: LoginServer): RegistryError {
  return new RegistryError({
    id: 'UntrustedHost',
    message: `'${server.name}' is not an Azure Container Registry, so it is not given your Azure sign-in`,
    recommendation: 'Sign in to it with a user name and password or a token, or name it as trusted if it is yours.',
  });
}
