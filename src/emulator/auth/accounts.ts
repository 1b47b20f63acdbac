import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { CredentialOptions, Credentials, ScopedToken } from '../credentials.ts';
import type { Access } from './access.ts';
import { parseScope } from './access.ts';
import { registryAudience } from './audiences.ts';
import type { Holder, TokenIssuer } from './tokens.ts';

/** The user name that says "the password is a token" (ACR wire facts §2.6, client sources). */
export const tokenUser = '00000000-0000-0000-0000-000000000000';

const everything: readonly Access[] = [
  { type: 'repository', name: '*', actions: ['*'] },
  { type: 'registry', name: 'catalog', actions: ['*'] },
  { type: 'registry', name: 'deleted_catalog', actions: ['*'] },
];

/** Who may sign in, and with what. */
export interface Accounts {
  readonly credentials: Credentials;
  /** The holder of an Entra token of a good tenant. */
  readonly entra: Holder;
  /** Who a request without credentials is, if such requests are let in. */
  readonly anonymous: Holder | undefined;
  /** The holder of a name and password; with the all-zero user name, of a refresh or access token as password. */
  signIn(username: string, password: string): Holder | undefined;
}

/** Accounts for a registry: one admin user, scoped tokens, and an Entra identity that may do everything. */
export function createAccounts(
  tokens: TokenIssuer,
  options: CredentialOptions & { name: string; anonymousPull: boolean },
): Accounts {
  const admin = {
    username: options.name,
    password: options.adminPassword ?? randomBytes(24).toString('base64url'),
  };
  const tenant = randomUUID();
  const scoped = options.tokens ?? [
    {
      name: 'puller',
      password: randomBytes(24).toString('base64url'),
      repositories: { '*': ['pull', 'metadata_read'] },
    },
  ];
  const [token = missingToken()] = scoped;
  const entra: Holder = { name: tenant, kind: 'entra', rights: everything };
  const adminAccount = { ...admin, holder: { name: admin.username, kind: 'admin' as const, rights: everything } };
  const known: readonly { username: string; password: string; holder: Holder }[] = [
    // switched off, its password is as good as any other wrong one (a guess)
    ...(options.adminUser === false ? [] : [adminAccount]),
    ...scoped.map(each => ({
      username: each.name,
      password: each.password,
      holder: { name: each.name, kind: 'scoped' as const, rights: rightsOf(each) },
    })),
  ];
  return {
    entra,
    anonymous: options.anonymousPull ? anonymousHolder : undefined,
    signIn(username, password): Holder | undefined {
      if (username === tokenUser) {
        const rights = tokens.readAccess(password);
        return tokens.readRefresh(password) ?? (rights && { name: username, kind: 'scoped', rights });
      }
      return known.find(each => each.username === username && sameText(each.password, password))?.holder;
    },
    credentials: {
      admin,
      token,
      tenant,
      anonymousPull: options.anonymousPull,
      entraToken: ({ audience = registryAudience, lifetime, ...other } = {}) =>
        tokens.entra(other.tenant ?? tenant, audience, lifetime),
      refreshToken: ({ lifetime } = {}) => tokens.refresh(entra, lifetime),
      accessToken: (scope, { lifetime } = {}) => tokens.access(entra, parseScope(scope), lifetime),
      revokeRefreshTokens: () => tokens.revokeRefresh(),
    },
  };
}

/** Anonymous callers list and pull (ACR wire facts §2.3, recording of a registry with anonymous pull). */
const anonymousHolder: Holder = {
  name: tokenUser,
  kind: 'anonymous',
  rights: [
    { type: 'repository', name: '*', actions: ['pull', 'metadata_read'] },
    { type: 'registry', name: 'catalog', actions: ['*'] },
  ],
};

/** Scope maps give no right to the catalogue (ACR wire facts §3, documentation). */
function rightsOf(token: ScopedToken): Access[] {
  return Object.entries(token.repositories).map(([name, actions]) => ({
    type: 'repository',
    name,
    actions,
  }));
}

function missingToken(): never {
  throw new RangeError('The emulator needs at least one scoped token.');
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
