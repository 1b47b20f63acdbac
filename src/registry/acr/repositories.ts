import { call, type Operation } from '../call.ts';
import type { RepositoryOperations } from '../dialect.ts';
import { attributesOf, numberOf, readAll, textOf } from '../fields.ts';
import { type NextPage, parseNextLink } from '../link.ts';
import { followPages, type LinkedPage, type ListOptions } from '../listing.ts';
import { parseToldDigest } from '../model/digest.ts';
import type { DeletedRepository, RepositoryProperties } from '../model/repository.ts';
import { parseRepositoryName, type RepositoryName } from '../model/repository-name.ts';
import { parseTagName } from '../model/tag-name.ts';
import { callForJson, type Reading, readingOf } from '../reading.ts';
import type { CallOptions, Registry } from '../registry.ts';
import { header } from '../transport/headers.ts';
import { changeBody, UPDATE } from './change.ts';
import { listingPath } from './listing-path.ts';

const LIST: Operation = { name: 'list the repositories of', method: 'GET', rights: 'catalog', accepts: [200] };
const GET: Operation = { name: 'read the properties of', method: 'GET', rights: ['metadata_read'], accepts: [200] };
const DELETE: Operation = { name: 'delete the repository', method: 'DELETE', rights: ['delete'], accepts: [200, 202] };

/** ACR's repositories: `/acr/v1/_catalog` and `/acr/v1/<name>`. */
export const acrRepositories: RepositoryOperations = {
  list(registry, options) {
    return followPages(next => listPage(registry, options, next), { keyOf: name => name, noun: 'repositories' });
  },

  async get(registry, repository, options) {
    const reading = await callForJson(registry, GET, target(repository, options));
    return propertiesOf(reading, repository);
  },

  async update(registry, repository, change, options) {
    const request = { ...target(repository, options), ...changeBody(change) };
    const answer = await call(registry, UPDATE, request);
    if (answer.status !== 204) return propertiesOf(readingOf(registry, UPDATE, request, answer), repository);
    return this.get(registry, repository, { ...options, rights: ['metadata_write', ...(options.rights ?? [])] });
  },

  async delete(registry, repository, options) {
    const { body, bad } = await callForJson(registry, DELETE, target(repository, options));
    return {
      manifestsDeleted: readAll(body.manifestsDeleted, text(parseToldDigest), value => bad('a digest', value)),
      tagsDeleted: readAll(body.tagsDeleted, text(parseTagName), value => bad('a tag', value)),
    } satisfies DeletedRepository;
  },
};

async function listPage(
  registry: Registry,
  options: ListOptions,
  next: NextPage | undefined,
): Promise<LinkedPage<RepositoryName>> {
  const path = listingPath('/acr/v1/_catalog', options, next);
  const subject = { kind: 'registry', name: registry.server.name } as const;
  const { body, answer, bad } = await callForJson(registry, LIST, { path, subject, options });
  const items = readAll(body.repositories, text(parseRepositoryName), value => bad('a repository name', value));
  return { items, next: parseNextLink(header(answer, 'link')) };
}

function target(repository: RepositoryName, options: CallOptions) {
  return {
    path: `/acr/v1/${repository}`,
    repository,
    subject: { kind: 'repository', name: repository },
    options,
  } as const;
}

function propertiesOf({ body }: Reading, name: RepositoryName): RepositoryProperties {
  return {
    name,
    createdTime: textOf(body.createdTime),
    lastUpdateTime: textOf(body.lastUpdateTime),
    manifestCount: numberOf(body.manifestCount),
    tagCount: numberOf(body.tagCount),
    changeableAttributes: attributesOf(body.changeableAttributes),
  };
}

function text<T>(parse: (text: string) => T | undefined): (value: unknown) => T | undefined {
  return value => (typeof value === 'string' ? parse(value) : undefined);
}
