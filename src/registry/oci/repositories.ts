import { call, type Operation } from '../call.ts';
import type { RepositoryOperations } from '../dialect.ts';
import { readAll, textOf } from '../fields.ts';
import { parseNextLink } from '../link.ts';
import { followPages } from '../listing.ts';
import { parseRepositoryName } from '../model/repository-name.ts';
import { callForJson } from '../reading.ts';
import { header } from '../transport/headers.ts';
import { pagePath } from './paging.ts';
import { noAttributes, unsupported } from './unsupported.ts';

const LIST: Operation = { name: 'list the repositories of', method: 'GET', rights: 'catalog', accepts: [200] };
const PROBE: Operation = { name: 'look up', method: 'GET', rights: ['pull'], accepts: [200] };

/** Repositories by what OCI registries offer: a catalog, and whether there are tags under a name. */
export const ociRepositories: RepositoryOperations = {
  list(registry, options) {
    const subject = { kind: 'registry', name: registry.server.name } as const;
    return followPages(
      async next => {
        const path = pagePath('/v2/_catalog', options, next);
        const { body, answer, bad } = await callForJson(registry, LIST, { path, subject, options });
        const items = readAll(
          body.repositories,
          value => parseRepositoryName(textOf(value) ?? ''),
          value => bad('a repository name', value),
        );
        return { items, next: parseNextLink(header(answer, 'link')) };
      },
      { keyOf: name => name, noun: 'repositories' },
    );
  },

  async get(registry, repository, options) {
    const subject = { kind: 'repository', name: repository } as const;
    await call(registry, PROBE, { path: `/v2/${repository}/tags/list?n=1`, repository, subject, options });
    return {
      name: repository,
      createdTime: undefined,
      lastUpdateTime: undefined,
      manifestCount: undefined,
      tagCount: undefined,
      changeableAttributes: undefined,
    };
  },

  async update(registry) {
    throw noAttributes(registry);
  },

  async delete(registry) {
    const next = 'Delete its manifests one by one; the empty name stays until that registry cleans up.';
    throw unsupported(registry, 'A whole repository cannot be deleted', next);
  },
};
