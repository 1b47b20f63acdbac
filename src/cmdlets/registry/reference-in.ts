import { parseHostless, parseReference, type Reference } from '../../registry/model/reference.ts';
import type { Session } from '../../session/session.ts';

/**
 * What a reference means beside -RegistryName, which objects bring as well: its first part is a host if it names that very registry, else the
 * beginning of a repository's name, dots and all (`my.team/api`). `undefined` for anything that is no reference.
 */
export function referenceIn(
  { connections }: Pick<Session, 'connections'>,
  registryName: string | undefined,
  text: string,
): Reference | undefined {
  const reference = parseReference(text);
  if (reference?.host === undefined || registryName === undefined) return reference;
  return connections.means(reference.host, registryName) ? reference : parseHostless(text);
}
