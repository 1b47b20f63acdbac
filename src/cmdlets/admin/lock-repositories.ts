import { planRepositoryAttributes } from '../../admin/plan-attributes.ts';
import type { Context } from '../../engine/context.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';
import type { RepositoryProperties } from '../../registry/model/repository.ts';
import { getRepository, listRepositories } from '../../registry/repositories.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { nameFilter, select } from '../registry/listing.ts';
import type { RepositoryRecord } from '../registry/repository.type.ts';
import { findTarget } from '../registry/target.ts';
import { type Settable, setAllAttributes, setAttributes } from './set-attributes.ts';

/** Sets these attributes of a repository, or of all repositories that fit a pattern. */
export async function* lockRepositories(
  { name, registryName }: { readonly name: string | undefined; readonly registryName: string | undefined },
  change: AttributeChange,
  context: Context<Session>,
): AsyncGenerator<RepositoryRecord> {
  const { session, signal } = context;
  if (name === undefined || !hasWildcard(name)) {
    const { connection, repository } = findTarget(session, { registryName, repositoryName: name }, true);
    const place = { registry: connection.registry, registryName: connection.name, repository };
    const updated = await setAttributes(await planRepositoryAttributes(place, change, signal), change, context);
    if (updated) yield { connection, repository: updated };
    return;
  }
  const connection = session.writable(registryName);
  const things: Settable<RepositoryProperties>[] = [];
  for await (const names of select(listRepositories(connection.registry, { signal }), nameFilter(name))) {
    const found = await Promise.all(names.map(each => getRepository(connection.registry, each, { signal })));
    things.push(...found.map(properties => ({ facts: factsOf(properties), properties })));
  }
  for await (const repository of setAllAttributes(connection, things, { change, reason: `fits ${name}` }, context)) {
    yield { connection, repository };
  }
}

const factsOf = ({ name, lastUpdateTime }: RepositoryProperties): Settable<RepositoryProperties>['facts'] => ({
  repository: name,
  tag: undefined,
  digest: undefined,
  lastUpdateTime,
});
