import { bytes } from '../reply.ts';
import { pageOfNames, readPageRequest } from '../rules/page.ts';
import { listed, listQuery, orNull } from './listing.ts';
import { type Exchange, onCatalog, type Route } from './route.ts';

const page = ({ registry, query }: Exchange, path: string) =>
  pageOfNames(registry.store.names, readPageRequest(query), path, name => registry.store.listed(name));

/** The ping and the two catalogues. */
export const catalogRoutes: readonly Route[] = [
  {
    // 200 `{}` without a newline for any live token (ACR wire facts §5, transcribed recording).
    name: 'ping',
    method: 'GET',
    pattern: '/v2/',
    family: 'v2',
    untraced: true,
    needs: () => [],
    handle: () => bytes(200, 'application/json; charset=utf-8', '{}'),
  },
  {
    // ACR wire facts §5: recorded without paging; Link by documentation.
    name: 'v2.catalog',
    method: 'GET',
    pattern: '/v2/_catalog',
    family: 'v2',
    needs: onCatalog,
    knows: listQuery,
    handle(exchange) {
      const found = page(exchange, '/v2/_catalog');
      return listed(found, { repositories: found.items });
    },
  },
  {
    // ACR wire facts §6.1, recording; null when there is none.
    name: 'catalog',
    method: 'GET',
    pattern: '/acr/v1/_catalog',
    family: 'acr',
    needs: onCatalog,
    knows: listQuery,
    handle(exchange) {
      const found = page(exchange, '/acr/v1/_catalog');
      return listed(found, { repositories: orNull(found.items) });
    },
  },
];
