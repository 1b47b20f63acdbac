import type { CredentialSource } from '../registry/auth/credential.ts';
import { Secret } from '../registry/auth/secret.ts';

/**
 * Credentials in the environment, for scripts and pipelines: ACRSH_USERNAME with ACRSH_PASSWORD, ACRSH_ACCESS_TOKEN (Entra ID) or
 * ACRSH_REFRESH_TOKEN (ACR). They are taken for any registry that the user names.
 */
export function environmentCredentials(environment: Readonly<Record<string, string | undefined>>): CredentialSource {
  return (server, _signal) => {
    const { ACRSH_USERNAME: userName, ACRSH_PASSWORD: password } = environment;
    const { ACRSH_ACCESS_TOKEN: accessToken, ACRSH_REFRESH_TOKEN: refreshToken } = environment;
    if (userName && password) return Promise.resolve({ kind: 'password', userName, password: new Secret(password) });
    // an Entra token opens more than this registry, so it goes to Azure's hosts only (safety, section 1)
    if (accessToken && server.isAcr) {
      const token = new Secret(accessToken);
      return Promise.resolve({ kind: 'entra', getAccessToken: () => Promise.resolve(token) });
    }
    if (refreshToken) return Promise.resolve({ kind: 'refreshToken', token: new Secret(refreshToken) });
    return Promise.resolve(undefined);
  };
}
