import { formatTicks } from '../clock.ts';
import { empty, json, type Reply } from '../reply.ts';
import { mayDeleteTag } from '../rules/locks.ts';
import { pageOf, readPageRequest } from '../rules/page.ts';
import { badRequest, disallowed, repositoryNotFound, tagUnknown } from '../rules/refusals.ts';
import type { Repository, Tag } from '../store/repository.ts';
import { applySwitches, readPatch } from './attributes.ts';
import { acrPath, listed, listQuery, orNull } from './listing.ts';
import { type Exchange, onRepository, type Route } from './route.ts';

const pattern = '/acr/v1/<name>/_tags/<tag>';

/** ACR wire facts §6.3, recording. */
const shown = (tag: Tag) => ({
  name: tag.name,
  digest: tag.digest,
  createdTime: formatTicks(tag.created),
  lastUpdateTime: formatTicks(tag.updated),
  signed: false,
  changeableAttributes: tag.attributes,
});

const one = ({ registry, param }: Exchange, tag: Tag): Reply =>
  json(200, {
    registry: registry.loginServer,
    imageName: param('name'),
    tag: shown(tag),
  });

/** A missing repository is answered like a missing tag (ACR wire facts §9, recording for DELETE). */
function find(exchange: Exchange): { repository: Repository; tag: Tag } | undefined {
  const repository = exchange.registry.store.repository(exchange.param('name'));
  const tag = repository?.tags.get(exchange.param('tag'));
  return repository === undefined || tag === undefined ? undefined : { repository, tag };
}

/** Tags of a repository. */
export const tagRoutes: readonly Route[] = [
  {
    // `digest` filters, and the Link of a filtered page drops the filter (recording).
    name: 'tags.list',
    method: 'GET',
    pattern: '/acr/v1/<name>/_tags',
    family: 'acr',
    needs: onRepository('metadata_read'),
    knows: [...listQuery, 'digest'],
    handle({ registry, param, query }) {
      const repository = registry.store.repository(param('name'));
      if (repository === undefined) return repositoryNotFound(param('name'));
      const digest = query.get('digest');
      const page = pageOf(repository.tags, readPageRequest(query, registry.largestPage), {
        path: acrPath(repository.name, '_tags'),
        key: tag => tag.name,
        keep: tag => digest === null || tag.digest === digest,
      });
      return listed(page, {
        registry: registry.loginServer,
        imageName: repository.name,
        tags: orNull(page.items.map(shown)),
      });
    },
  },
  {
    name: 'tags.get',
    method: 'GET',
    pattern,
    family: 'acr',
    needs: onRepository('metadata_read'),
    knows: ['api-version'],
    handle(exchange) {
      const found = find(exchange);
      return found === undefined ? tagUnknown() : one(exchange, found.tag);
    },
  },
  {
    // Does not change `lastUpdateTime` (ACR wire facts §6.3, transcribed recording).
    name: 'tags.update',
    method: 'PATCH',
    pattern,
    family: 'acr',
    needs: onRepository('metadata_write'),
    knows: ['api-version'],
    handle(exchange) {
      const found = find(exchange);
      if (found === undefined) return tagUnknown();
      const patch = readPatch(exchange);
      if (patch === undefined) return badRequest('invalid attributes');
      applySwitches(exchange, found.tag.name, found.tag.attributes, patch);
      return one(exchange, found.tag);
    },
  },
  {
    // 202 with the digest in a header; the manifest stays (recording).
    name: 'tags.delete',
    method: 'DELETE',
    pattern,
    family: 'acr',
    metered: true,
    needs: onRepository('delete'),
    knows: ['api-version'],
    handle(exchange) {
      const found = find(exchange);
      if (found === undefined) return tagUnknown();
      const { repository, tag } = found;
      if (!mayDeleteTag(repository, tag)) return disallowed();
      repository.untag(tag, exchange.registry.clock.tick());
      exchange.effect({
        kind: 'tag deleted',
        repository: repository.name,
        tag: tag.name,
        digest: tag.digest,
      });
      return empty(202, { 'X-Ms-Int-Docker-Content-Digest': tag.digest });
    },
  },
];
