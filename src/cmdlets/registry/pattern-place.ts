import type { Session } from '../../session/session.ts';

/**
 * A pattern for repositories with the registry in front of it that a reference would have: `contoso.azurecr.io/team/*`. What stands before the
 * first slash is a registry when it has a port, or is connected; else repositories of such a name could not be meant.
 */
export function patternPlace(
  pattern: string,
  { connections }: Pick<Session, 'connections'>,
): { readonly host: string | undefined; readonly pattern: string } {
  const slash = pattern.indexOf('/');
  const first = slash < 0 ? '' : pattern.slice(0, slash);
  const isHost = /^(?:[\w.-]+|\[[\da-f:.]+\]):\d+$/i.test(first) || (first.includes('.') && connections.has(first));
  return isHost ? { host: first, pattern: pattern.slice(slash + 1) } : { host: undefined, pattern };
}
