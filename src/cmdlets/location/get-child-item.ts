import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { switched } from '../../engine/kinds.ts';
import { listManifests } from '../../registry/manifests.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import { listRepositories } from '../../registry/repositories.ts';
import { listTags } from '../../registry/tags.ts';
import type { Session } from '../../session/session.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { nameFilter, overheard, select, whatCame } from '../registry/listing.ts';
import { manifestType } from '../registry/manifest.type.ts';
import { manifestRecords } from '../registry/manifest-listing.ts';
import { tagType } from '../registry/tag.type.ts';
import { tagRecords } from '../registry/tag-manifests.ts';
import { type Child, childType } from './child.type.ts';
import { ChildDetails } from './child-details.ts';
import { itemPattern } from './path.kind.ts';
import { findPlace, noSuchLocation, type Place, repositoryAt } from './place.ts';

const child = recordType(childType);
const tag = recordType(tagType);
const manifest = recordType(manifestType);
const PAGE_SIZE = 1000;

export const getChildItem = defineCmdlet({
  name: 'Get-ChildItem',
  aliases: ['ls', 'dir', 'gci'],
  synopsis: 'Lists what is below a location: repositories of a prefix, tags of a repository.',
  description:
    'In a repository it lists the tags, or with -Manifests the manifests; a last segment with wildcards filters them. -Repositories lists the repositories below instead.',
  grade: 'read',
  parameters: {
    path: itemPattern({ help: 'Where; left out: here. 1.4* filters by name.', position: 0, pipeline: 'both' }),
    manifests: switched({ help: 'Manifests instead of tags.' }),
    repositories: switched({
      help: 'Repositories below, also where there are tags; one that has others below it is shown as both.',
    }),
    recurse: switched({ help: 'With -Repositories, all below by their whole names.' }),
  },
  output: 'values',
  emits: [childType, tagType],
  examples: [
    {
      says: 'Repositories below test.',
      transcript: `
        PS> (ls test).Name
        busybox
        busybox50
      `,
    },
    {
      says: 'Tags of a repository.',
      transcript: `
        PS> cd team/api
        PS> (ls 1.4*).Name
        1.4
        1.4.0
        1.4.1
        1.4.2
      `,
    },
  ],
  body: {
    async *process({ path, manifests, repositories, recurse }, context) {
      const { folder, pattern } = splitPattern(path ?? '.');
      const place = findPlace(context.session, folder);
      const filter = nameFilter(pattern);
      const inRepository = place.path.segments.length > 0 && !repositories;
      if (inRepository && manifests) {
        yield* manifestsAt(place, context);
        return;
      }
      if (inRepository) {
        try {
          yield* tagsAt(place, filter, context);
          return;
        } catch (error) {
          if (!(error instanceof RegistryError && error.id === 'RepositoryNotFound')) throw error;
        }
      }
      const found = await repositoriesBelow(place, context);
      const children = recurse ? wholeNames(found, place) : steps(found, place, repositories);
      if (children.length === 0 && place.path.segments.length > 0) throw noSuchLocation(place.path);
      yield new Batch(children.filter(each => filter?.(each.name) ?? true).map(each => new TypedObject(child, each)));
    },
  },
});

/** `team/1.4*` lists team with the pattern `1.4*`. */
function splitPattern(path: string): { folder: string; pattern: string | undefined } {
  if (!hasWildcard(path)) return { folder: path, pattern: undefined };
  const slash = path.lastIndexOf('/');
  return { folder: slash < 0 ? '.' : path.slice(0, slash + 1), pattern: path.slice(slash + 1) };
}

async function* tagsAt(at: Place, filter: ((name: string) => boolean) | undefined, context: Context<Session>) {
  const { connection } = at;
  const repository = repositoryAt(at);
  const pages = listTags(connection.registry, repository, { signal: context.signal, pageSize: PAGE_SIZE });
  const noted = overheard(pages, tags => context.session.names.learnTags(connection.registry, repository, tags));
  const passing = select(noted, filter && (each => filter(each.name)));
  for await (const { items } of whatCame(tagRecords({ connection, repository }, passing, context), context)) {
    yield new Batch(items.map(each => new TypedObject(tag, each)));
  }
}

async function* manifestsAt(at: Place, context: Context<Session>) {
  const { connection } = at;
  const repository = repositoryAt(at);
  const pages = listManifests(connection.registry, repository, { signal: context.signal, pageSize: PAGE_SIZE });
  for await (const { items } of whatCame(
    manifestRecords({ connection, repository }, pages, undefined, context),
    context,
  )) {
    yield new Batch(items.map(each => new TypedObject(manifest, each)));
  }
}

/** Names of all repositories below a place, the place itself left out. */
async function repositoriesBelow({ connection, path }: Place, context: Context<Session>): Promise<readonly string[]> {
  const prefix = prefixOf(path);
  const below: string[] = [];
  const pages = listRepositories(connection.registry, { signal: context.signal, pageSize: PAGE_SIZE });
  const noted = overheard(pages, names => context.session.names.learnRepositories(connection.registry, names));
  for await (const { items } of whatCame(noted, context)) below.push(...items.filter(each => each.startsWith(prefix)));
  return below;
}

const prefixOf = ({ segments }: Place['path']): string => (segments.length === 0 ? '' : `${segments.join('/')}/`);

function wholeNames(repositories: readonly string[], { connection, path }: Place): Child[] {
  const details = new ChildDetails(connection);
  const { length } = prefixOf(path);
  return repositories.map(repository => ({
    connection,
    repository,
    name: repository.slice(length),
    isRepository: true,
    below: 0,
    details,
  }));
}

/** One step down; `apart`: a repository that others are below is a step of its own beside the prefix. */
function steps(repositories: readonly string[], { connection, path }: Place, apart: boolean): Child[] {
  const details = new ChildDetails(connection);
  const prefix = prefixOf(path);
  const children = new Map<string, Child>();
  for (const repository of repositories) {
    const [name = '', ...deeper] = repository.slice(prefix.length).split('/');
    const key = apart && deeper.length > 0 ? `${name}/` : name;
    const known = children.get(key) ?? {
      connection,
      repository: `${prefix}${name}`,
      name,
      isRepository: false,
      below: 0,
      details,
    };
    children.set(key, deeper.length === 0 ? { ...known, isRepository: true } : { ...known, below: known.below + 1 });
  }
  return [...children.values()];
}
