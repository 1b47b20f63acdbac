import { formatTicks } from '../clock.ts';
import { json } from '../reply.ts';
import { mayDeleteRepository } from '../rules/locks.ts';
import { badRequest, disallowed, repositoryNotFound, repositoryUnknown } from '../rules/refusals.ts';
import type { Repository } from '../store/repository.ts';
import { byteOrder } from '../store/timed-index.ts';
import { applySwitches, readPatch } from './attributes.ts';
import { orNull } from './listing.ts';
import { type Exchange, onRepository, type Route } from './route.ts';

const pattern = '/acr/v1/<name>';

/** ACR wire facts §6.2, recording. */
const properties = ({ registry }: Exchange, repository: Repository) =>
  json(200, {
    registry: registry.loginServer,
    imageName: repository.name,
    createdTime: formatTicks(repository.created),
    lastUpdateTime: formatTicks(repository.updated),
    manifestCount: repository.manifests.size,
    tagCount: repository.tags.size,
    changeableAttributes: repository.attributes,
  });

const find = ({ registry, param }: Exchange): Repository | undefined => registry.store.repository(param('name'));

/** A repository as a whole. */
export const repositoryRoutes: readonly Route[] = [
  {
    name: 'repository.get',
    method: 'GET',
    pattern,
    family: 'acr',
    needs: onRepository('metadata_read'),
    knows: ['api-version'],
    handle(exchange) {
      const repository = find(exchange);
      return repository === undefined ? repositoryNotFound(exchange.param('name')) : properties(exchange, repository);
    },
  },
  {
    // Answers 200 with the new properties and works on a locked repository, which is how it is unlocked (recording).
    name: 'repository.update',
    method: 'PATCH',
    pattern,
    family: 'acr',
    needs: onRepository('metadata_write'),
    knows: ['api-version'],
    handle(exchange) {
      const repository = find(exchange);
      if (repository === undefined) return repositoryNotFound(exchange.param('name'));
      const patch = readPatch(exchange);
      if (patch === undefined) return badRequest('invalid attributes');
      applySwitches(exchange, 'repository', repository.attributes, patch);
      return properties(exchange, repository);
    },
  },
  {
    // 202 with what was deleted, by digest; `tagsDeleted` is null when there was none (recording).
    name: 'repository.delete',
    method: 'DELETE',
    pattern,
    family: 'acr',
    metered: true,
    needs: onRepository('delete'),
    knows: ['api-version'],
    handle(exchange) {
      const repository = find(exchange);
      if (repository === undefined) return repositoryUnknown(exchange.param('name'));
      if (!mayDeleteRepository(repository)) return disallowed();
      const manifests = [...repository.manifests.ordered];
      const tags = [...repository.tags.values()].map(tag => tag.name);
      exchange.registry.store.removeRepository(repository, exchange.registry.clock.tick());
      exchange.effect({
        kind: 'repository deleted',
        repository: repository.name,
        manifests: manifests.length,
        tags: tags.length,
      });
      return json(202, {
        manifestsDeleted: manifests.map(manifest => manifest.digest),
        tagsDeleted: orNull(tags.sort(byteOrder)),
      });
    },
  },
];
