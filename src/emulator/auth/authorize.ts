import { type Access, covers, formatScope } from './access.ts';

/** How a request presented itself, and the rights that came with it. */
export interface Presented {
  readonly credential: 'none' | 'basic' | 'bearer' | 'other';
  /** Undefined if the credential is unknown here, expired, or missing. */
  readonly rights: readonly Access[] | undefined;
}

/** The decision about a request. */
export type Decision = { allowed: true } | { allowed: false; error?: 'invalid_token' | 'insufficient_scope' };

/**
 * Decides whether what was presented covers what a route needs: 401 in every other case, never 403, with
 * `invalid_token` for a bearer that is no live access token of this registry and `insufficient_scope` for one
 * without the action (ACR wire facts §2.1, recording).
 */
export function decide(presented: Presented, needs: readonly Access[]): Decision {
  const { credential, rights } = presented;
  if (rights === undefined)
    return credential === 'bearer' ? { allowed: false, error: 'invalid_token' } : { allowed: false };
  if (needs.every(need => covers(rights, need))) return { allowed: true };
  return { allowed: false, error: 'insufficient_scope' };
}

/**
 * The WWW-Authenticate value: always realm, service, scope, error (ACR wire facts §2.1, recording). Of two scopes the
 * source of a mount comes first, the target second, while `needs` and the body list the target first.
 */
export function challenge(
  origin: string,
  service: string,
  needs: readonly Access[],
  error: string | undefined,
): string {
  const scope = formatScope([...needs].reverse());
  return [
    `Bearer realm="${origin}/oauth2/token"`,
    `service="${service}"`,
    ...(scope === '' ? [] : [`scope="${scope}"`]),
    ...(error === undefined ? [] : [`error="${error}"`]),
  ].join(',');
}

/** The `detail` of a 401: one element an action, PascalCase keys; null if nothing in particular is needed (ACR wire facts §2.1, recording). */
export function refusalDetail(needs: readonly Access[]): unknown {
  if (needs.length === 0) return null;
  return needs.flatMap(({ type, name, actions }) =>
    actions.map(action => ({ Type: type, Name: name, Action: action })),
  );
}
