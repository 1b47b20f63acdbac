import { planRepositoryAttributes } from '../../admin/plan-attributes.ts';
import type { Context } from '../../engine/context.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';
import type { RepositoryProperties } from '../../registry/model/repository.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { getRepository, listRepositories } from '../../registry/repositories.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { nameFilter, select } from '../registry/listing.ts';
import { registryName } from '../registry/place-parameters.ts';
import { protectedTagsIn } from '../registry/protected-tags-in.ts';
import { repositoryPattern, wholeRepository } from '../registry/repository.kind.ts';
import { type RepositoryRecord, repositoryType } from '../registry/repository.type.ts';
import { findRepository } from '../registry/target.ts';
import { lockSwitches } from './lock-switches.ts';
import { type Settable, setAllAttributes, setAttributes } from './set-attributes.ts';

/** What locking and unlocking a repository have in common. */
export const repositoryLocking = {
  grade: 'change',
  manyAtOnce: true,
  guarded: true,
  parameters: {
    name: repositoryPattern({
      help: 'Repository; wildcards are allowed. Left out: the repository of the current location.',
      position: 0,
      ...wholeRepository,
    }),
    registryName,
    ...lockSwitches,
  },
  output: repositoryType,
} as const;

/** Sets these attributes of a repository, or of all repositories that fit a pattern. */
export async function* lockRepositories(
  { name, registryName }: { readonly name: string | undefined; readonly registryName: string | undefined },
  change: AttributeChange,
  context: Context<Session>,
): AsyncGenerator<RepositoryRecord> {
  const { session, signal } = context;
  if (name === undefined || !hasWildcard(name)) {
    const { connection, repository } = findRepository(session, { registryName, repositoryName: name });
    const place = { registry: connection.registry, registryName: connection.name, repository };
    const updated = await setAttributes(await planRepositoryAttributes(place, change, signal), change, context);
    if (updated) yield { connection, repository: updated };
    return;
  }
  const connection = session.writable(registryName);
  const things: Settable<RepositoryProperties>[] = [];
  for await (const names of select(listRepositories(connection.registry, { signal }), nameFilter(name))) {
    const read = async (repository: RepositoryName) => {
      const properties = await getRepository(connection.registry, repository, { signal });
      const place = { registry: connection.registry, registryName: connection.name, repository };
      return { facts: factsOf(properties, await protectedTagsIn(place, session, signal)), properties };
    };
    things.push(...(await Promise.all(names.map(read))));
  }
  for await (const repository of setAllAttributes(connection, things, { change, reason: `fits ${name}` }, context)) {
    yield { connection, repository };
  }
}

const factsOf = (
  { name, lastUpdateTime }: RepositoryProperties,
  tags: readonly TagName[],
): Settable<RepositoryProperties>['facts'] => ({
  repository: name,
  tag: undefined,
  digest: undefined,
  ...(tags.length > 0 ? { tags } : {}),
  lastUpdateTime,
});
