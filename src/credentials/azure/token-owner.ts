import { openSecret, type Secret } from '../../registry/auth/secret.ts';

/** Who an Entra access token speaks for, as far as its claims can be read; it is not verified here. */
export interface TokenOwner {
  /** `ana@contoso.com`, or an application id. */
  readonly account: string | undefined;
  readonly tenant: string | undefined;
}

/** Reads the claims of a token (Microsoft identity platform, "Access token claims reference"). */
export function ownerOf(token: Secret): TokenOwner {
  const claims = claimsOf(openSecret(token));
  const text = (...names: string[]) =>
    names.map(name => claims[name]).find(value => typeof value === 'string' && value !== '');
  const [account, tenant] = [text('upn', 'unique_name', 'preferred_username', 'appid', 'azp'), text('tid')];
  return {
    account: typeof account === 'string' ? account : undefined,
    tenant: typeof tenant === 'string' ? tenant : undefined,
  };
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}
