import { type Scope, type ScopedResource, scopeOf } from './scope.ts';

/** What is read of a token that ACR issued. */
export interface TokenClaims {
  /** Seconds since 1970, by the registry's clock. */
  readonly expires: number | undefined;
  /** What it allows, which may be less than what was asked for. */
  readonly granted: Scope | undefined;
}

/**
 * Reads the claims of a JSON web token without verifying it: the registry does that. `undefined` when it cannot be read,
 * which is no error: such a token is used until it is refused.
 * Names of claims differ in case by year (ACR recordings: `type` until 2021, `Type` since 2023).
 */
export function parseClaims(token: string): TokenClaims | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  const claims = objectOf(parseJson(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!claims) return undefined;
  const expires = claims.exp;
  const access = claims.access;
  return {
    expires: typeof expires === 'number' && Number.isFinite(expires) ? expires : undefined,
    granted: Array.isArray(access) ? scopeOf(access.flatMap(resourceOf)) : undefined,
  };
}

function resourceOf(value: unknown): ScopedResource[] {
  const entry = objectOf(value);
  const type = entry?.type ?? entry?.Type;
  const name = entry?.name ?? entry?.Name;
  const actions = entry?.actions ?? entry?.Actions;
  if (typeof type !== 'string' || typeof name !== 'string' || !Array.isArray(actions)) return [];
  return [{ type, name, actions: actions.filter(action => typeof action === 'string') }];
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
