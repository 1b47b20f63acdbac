import type { CredentialSource, SourceAnswer } from '../registry/auth/credential.ts';
import { REGISTRY_AUDIENCE } from '../registry/auth/credential.ts';
import { Secret } from '../registry/auth/secret.ts';

/**
 * Credentials in the environment, for scripts and pipelines: ACRSH_USERNAME with ACRSH_PASSWORD, ACRSH_ACCESS_TOKEN (Entra ID) or
 * ACRSH_REFRESH_TOKEN (ACR). They are taken for any registry that the user names.
 */
export function environmentCredentials(environment: Readonly<Record<string, string | undefined>>): CredentialSource {
  const { ACRSH_USERNAME: userName, ACRSH_PASSWORD: password } = environment;
  const { ACRSH_ACCESS_TOKEN: accessToken, ACRSH_REFRESH_TOKEN: refreshToken } = environment;
  const read = (isAcr: boolean): SourceAnswer => {
    if (userName && password) {
      return { credential: { kind: 'password', userName, password: new Secret(password) }, identity: userName };
    }
    // an Entra token opens more than this registry, so it goes to Azure's hosts only (safety, section 1)
    if (accessToken && isAcr) {
      const token = new Secret(accessToken);
      const getAccessToken = () => Promise.resolve(token);
      return { credential: { kind: 'entra', audiences: [REGISTRY_AUDIENCE], getAccessToken }, identity: 'Entra ID' };
    }
    if (refreshToken) {
      return { credential: { kind: 'refreshToken', token: new Secret(refreshToken) }, identity: 'refresh token' };
    }
    return { none: 'neither ACRSH_USERNAME and ACRSH_PASSWORD nor ACRSH_ACCESS_TOKEN nor ACRSH_REFRESH_TOKEN is set' };
  };
  return { name: 'the environment (ACRSH_…)', find: async ({ isAcr }) => read(isAcr) };
}
