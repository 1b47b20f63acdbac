import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { integer, switched } from '../../engine/kinds.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import { getRepository, listRepositories } from '../../registry/repositories.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { first, nameFilter, overheard, pageSizeFor, select, whatCame } from './listing.ts';
import { patternPlace } from './pattern-place.ts';
import { registryName, repositoryFilter } from './place-parameters.ts';
import { repositoryType } from './repository.type.ts';
import { measureRepository } from './repository-size.ts';
import { findTarget } from './target.ts';

const type = recordType(repositoryType);

export const getRepositoryCmdlet = defineCmdlet({
  name: 'Get-AzContainerRegistryRepository',
  synopsis: 'Lists the repositories of a registry, or shows one.',
  description:
    'Without -Name, or with a pattern, emits one name a repository, as Az.ContainerRegistry does; -Detailed emits objects instead, with one request for each. A literal -Name shows that repository; with -Detailed its size too, for which each of its manifests is read once.',
  grade: 'read',
  parameters: {
    name: repositoryFilter,
    registryName,
    first,
    skip: integer({ help: 'Leave out this many at the beginning.' }),
    detailed: switched({
      help: 'Objects with times, counts and attributes instead of names; of one repository its size too.',
    }),
  },
  output: 'values',
  emits: [repositoryType],
  examples: [
    {
      says: 'Repositories below test/.',
      transcript: `
        PS> Get-AcrRepository test/*
        test/busybox
        test/busybox50
      `,
    },
    {
      says: 'The attributes of one repository.',
      transcript: `
        PS> (Get-AcrRepository -Name test/busybox).ChangeableAttributes | Format-Table

        DeleteEnabled WriteEnabled ListEnabled ReadEnabled
        ------------- ------------ ----------- -----------
                 True         True        True        True

      `,
    },
  ],
  body: {
    async *process({ name, registryName, first, skip, detailed }, context) {
      const { session, signal } = context;
      if (name !== undefined && !hasWildcard(name)) {
        const { connection, repository } = findTarget(session, { registryName, repositoryName: name });
        const found = await getRepository(connection.registry, repository, { signal });
        const size = detailed ? await measureRepository({ connection, repository }, context) : undefined;
        yield new TypedObject(type, { connection, repository: found, ...(size ? { size } : {}) });
        return;
      }
      const meant = name === undefined ? undefined : patternPlace(name, session);
      const connection = session.connection(meant?.host ?? registryName);
      const filter = nameFilter(meant?.pattern);
      const pages = listRepositories(connection.registry, {
        signal,
        pageSize: pageSizeFor(first, Boolean(filter ?? skip)),
      });
      const noted = overheard(pages, names => session.names.learnRepositories(connection.registry, names));
      for await (const names of whatCame(select(noted, filter, { first, skip }), context)) {
        if (detailed) yield* details(connection, names, context);
        else yield new Batch(names);
      }
    },
  },
});

async function describe(connection: Connection, repository: RepositoryName, signal: AbortSignal) {
  return new TypedObject(type, {
    connection,
    repository: await getRepository(connection.registry, repository, { signal }),
  });
}

async function* details(
  connection: Connection,
  names: readonly RepositoryName[],
  { signal, progress }: Context<Session>,
) {
  for (const [done, name] of names.entries()) {
    progress({ activity: 'Reading repositories', status: name, done, total: names.length });
    yield await describe(connection, name, signal);
  }
  progress(undefined);
}
