import { AzureSignInError } from '../credentials/azure/azure-accounts.ts';
import type { Credential } from '../registry/auth/credential.ts';
import { CATALOG_SCOPE } from '../registry/auth/scope.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { LoginServer } from '../registry/model/login-server.ts';
import type { Registry } from '../registry/registry.ts';
import { SessionError } from './session-error.ts';

/** Sign-ins are checked at once, so that a wrong password is found here; a saved token is believed until it is refused. */
export async function verify(registry: Registry, credential: Credential, signal: AbortSignal): Promise<void> {
  if (credential.kind === 'entra' || credential.kind === 'refreshToken') {
    if (credential.keeper?.saved) return;
  }
  if (credential.kind === 'entra') await registry.authorizer.refreshToken(signal);
  else if (credential.kind !== 'anonymous' || registry.server.isAcr) {
    await registry.authorizer.authorize(CATALOG_SCOPE, signal);
  }
}

/** The registry knows what was offered and does not take it: another credential may do. */
export const isRefusal = (error: unknown): error is RegistryError | AzureSignInError =>
  error instanceof AzureSignInError ||
  (error instanceof RegistryError && (error.id === 'WrongCredentials' || error.id === 'Unauthorized'));

/** No source had a credential that the registry takes, and it wants one. */
export function noCredential(server: LoginServer, shortName: string, refusals: readonly string[]): SessionError {
  const found = refusals.length === 0 ? 'none was found' : `none was accepted (${refusals.join(', ')})`;
  return new SessionError(
    'NoCredential',
    `${server.name} wants a credential and ${found}.`,
    `Connect-AzAccount and try again, or Connect-AzContainerRegistry ${shortName} -UserName <name>; -Verbose tells where was looked.`,
  );
}

/** The one source that was to be asked has none. */
export function noneFrom(server: LoginServer, source: string, why: string): SessionError {
  return new SessionError(
    'NoCredential',
    `There is no credential for ${server.name} from ${source}: ${why}.`,
    `docker login ${server.name} stores one; Connect-AzContainerRegistry without -UseDockerCredential looks in the other places too.`,
  );
}

/** An Azure sign-in goes to nobody whose certificate is not checked. */
export function uncheckedEntra(server: LoginServer): SessionError {
  return new SessionError(
    'UncheckedHost',
    `An Azure sign-in is not sent to ${server.name} without checking its certificate.`,
    'Leave out -SkipCertificateCheck, name its authority in the settings (registries, caFile), or sign in with -UserName.',
  );
}
