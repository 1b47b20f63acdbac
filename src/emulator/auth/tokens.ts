import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Access } from './access.ts';
import { type Claims, signToken, verifyToken } from './jwt.ts';

/** Lifetimes in seconds, and how far `iat` and `nbf` lie back (ACR wire facts §2.4, recording). */
const REFRESH_LIFETIME = 3 * 3600;
const ACCESS_LIFETIME = 3600;
const BACKDATED = 900;

/** Who a token was issued to. */
export interface Holder {
  readonly name: string;
  readonly kind: 'admin' | 'entra' | 'scoped' | 'anonymous';
  readonly rights: readonly Access[];
}

/** Issues and checks the tokens of one registry. */
export interface TokenIssuer {
  refresh(holder: Holder, lifetime?: number): string;
  access(holder: Holder, access: readonly Access[], lifetime?: number): string;
  /** Ends all refresh tokens so far. */
  revokeRefresh(): void;
  entra(tenant: string, audience: string, lifetime?: number): string;
  /** The holder of a refresh token that was issued here and still lives. */
  readRefresh(token: string): Holder | undefined;
  /** The rights in an access token that was issued here and still lives. */
  readAccess(token: string): readonly Access[] | undefined;
  /** Audience and tenant of an Entra-like token that was issued here and still lives. */
  readEntra(token: string): { audience: string; tenant: string } | undefined;
}

/** An issuer for one login server, with a key of its own. */
export function createTokens(loginServer: string, clock: Clock): TokenIssuer {
  const key = randomBytes(32);
  const holders = new Map<string, Holder>();
  const read = (token: string, grant: string): Claims | undefined => {
    const claims = verifyToken(token, key, clock.now());
    return claims?.grant_type === grant ? claims : undefined;
  };
  const common = (lifetime: number) => {
    const now = Math.floor(clock.now().getTime() / 1000);
    return {
      jti: randomUUID(),
      nbf: now - BACKDATED,
      exp: now + lifetime,
      iat: now - BACKDATED,
    };
  };
  const registry = {
    iss: 'Azure Container Registry',
    aud: loginServer,
    rid: 'f1a2c3d4e5f60718293a4b5c6d7e8f90',
  };
  const granted = new Map<string, readonly Access[]>();
  return {
    refresh(holder, lifetime = REFRESH_LIFETIME) {
      const claims = common(lifetime);
      holders.set(claims.jti, holder);
      return signToken(
        {
          ...claims,
          ...registry,
          sub: holder.name,
          version: '1.0',
          grant_type: 'refresh_token',
          ...identity(holder),
          permissions: {
            Actions: [
              'read',
              'write',
              'delete',
              'metadata/read',
              'metadata/write',
              'deleted/read',
              'deleted/restore/action',
            ],
            NotActions: null,
          },
        },
        key,
      );
    },
    access(holder, access, lifetime = ACCESS_LIFETIME) {
      const claims = common(lifetime);
      granted.set(claims.jti, access);
      const metadata = access.some(each => each.actions.some(action => action.startsWith('metadata_')));
      return signToken(
        {
          ...claims,
          ...registry,
          sub: holder.name,
          version: metadata ? '2.0' : '1.0',
          grant_type: 'access_token',
          ...identity(holder),
          access: access.map(({ type, name, actions }) => ({
            Type: type,
            Name: name,
            Actions: actions,
          })),
        },
        key,
      );
    },
    revokeRefresh: () => holders.clear(),
    entra: (tenant, audience, lifetime = ACCESS_LIFETIME) =>
      signToken(
        {
          ...common(lifetime),
          iss: `https://sts.windows.net/${tenant}/`,
          aud: audience,
          tid: tenant,
          oid: randomUUID(),
          unique_name: 'developer@contoso.example',
          ver: '1.0',
          grant_type: 'entra',
        },
        key,
      ),
    readRefresh: token => holders.get(idOf(read(token, 'refresh_token'))),
    readAccess: token => granted.get(idOf(read(token, 'access_token'))),
    readEntra(token) {
      const claims = read(token, 'entra');
      return claims === undefined ? undefined : { audience: String(claims.aud), tenant: String(claims.tid) };
    },
  };
}

/** Admin users' tokens carry the role Owner and no appid (ACR wire facts §2.4, recording). */
function identity(holder: Holder): Readonly<Record<string, unknown>> {
  if (holder.kind === 'admin') return { roles: ['Owner'] };
  return {
    appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    ...(holder.kind === 'entra' && { tenant: holder.name }),
    roles: [],
  };
}

function idOf(claims: Claims | undefined): string {
  return String(claims?.jti);
}
