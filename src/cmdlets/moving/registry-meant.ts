import type { Session } from '../../session/session.ts';

/** Azure's own (acr-wire, section 1). */
const ACR = /^[^/:@]+\.azurecr\.(?:io|cn|us)$/i;

/**
 * The registry alone that was written where a repository may stand: `contoso.azurecr.io`, `127.0.0.1:5000/`; undefined for a repository. A name
 * with a dot or a colon in it is a connected registry's before it is a repository of ours.
 */
export function registryMeant(text: string, { connections }: Pick<Session, 'connections'>): string | undefined {
  const name = text.replace(/\/$/, '');
  if (name === '' || name.includes('/')) return undefined;
  const isRegistry = name !== text || ACR.test(name) || (/[.:]/.test(name) && connections.has(name));
  return isRegistry ? name : undefined;
}
