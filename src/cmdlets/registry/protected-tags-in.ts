import type { RepositoryPlace } from '../../admin/subject.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { listTags } from '../../registry/tags.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Session } from '../../session/session.ts';

/** The protected tags of a repository: what is done to it is done to them. Asks nobody where the settings protect none. Throws RegistryError. */
export async function protectedTagsIn(
  { registry, repository }: RepositoryPlace,
  { settings: { current } }: Pick<Session, 'settings'>,
  signal: AbortSignal,
): Promise<readonly TagName[]> {
  const found: TagName[] = [];
  if (current.protectedTags.length === 0) return found;
  for await (const { items } of listTags(registry, repository, { signal }))
    found.push(...items.map(each => each.name).filter(each => protectedTagOf([each], current) !== undefined));
  return found;
}
