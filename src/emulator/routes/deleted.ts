import type { Access } from '../auth/access.ts';
import { formatTicks, type Ticks } from '../clock.ts';
import { json, type Reply } from '../reply.ts';
import { mayPush } from '../rules/locks.ts';
import { pageOfNames, readPageRequest } from '../rules/page.ts';
import {
  badRequest,
  conflict,
  disallowed,
  manifestNotFound,
  repositoryNotFound,
  unsupported,
} from '../rules/refusals.ts';
import { Ordered } from '../store/ordered.ts';
import { byteOrder } from '../store/timed-index.ts';
import { listed, listQuery, orNull } from './listing.ts';
import { type Exchange, onRepository, type Route } from './route.ts';

/*
 * Soft delete (ACR wire facts §7): paths, fields and scopes by the sources and mocks of Azure CLI, rules by documentation; nothing of it
 * is recorded. That a registry without the policy has no such routes is a guess, as are the refusals of a restore.
 */

const base = '/acr/v1/_deleted';

const onDeletedCatalog = (): readonly Access[] => [{ type: 'registry', name: 'deleted_catalog', actions: ['*'] }];

/** A kept thing as it is shown, and what orders it. */
interface Row {
  readonly key: string;
  readonly shown: unknown;
}

const times = (created: Ticks, deleted: Ticks) => ({
  createdAt: formatTicks(created),
  deletedAt: formatTicks(deleted),
});

/** A page in byte order of the keys (a guess). */
function pageOfRows({ query }: Exchange, rows: readonly Row[], path: string, field: string): Reply {
  const byKey = new Map(rows.map(row => [row.key, row.shown]));
  const keys = new Ordered<string>(byteOrder);
  for (const key of byKey.keys()) keys.add(key);
  const page = pageOfNames(keys, readPageRequest(query), path, () => true);
  return listed(page, { [field]: orNull(page.items.map(key => byKey.get(key))) });
}

/** A list of what was deleted in a repository that is there, or of which something is kept. */
function listIn(exchange: Exchange, field: 'manifests' | 'tags', rows: readonly Row[]): Reply {
  const name = exchange.param('name');
  if (rows.length === 0 && exchange.registry.store.repository(name) === undefined) return repositoryNotFound(name);
  return pageOfRows(exchange, rows, `${base}/${encodeURIComponent(name)}/_${field}`, field);
}

function restore(exchange: Exchange): Reply {
  const { registry, param, query } = exchange;
  const { store, clock } = registry;
  const name = param('name');
  const digest = param('digest');
  const tag = tagOf(exchange.body);
  if (tag === undefined) return badRequest('invalid tag');
  const kept = store.deleted.manifest(name, digest, clock.now())?.item;
  const live = store.repository(name)?.manifests.get(digest);
  const found = live ?? kept;
  if (found === undefined) return manifestNotFound(digest);
  const taken = store.repository(name)?.tags.get(tag);
  const isForced = query.get('force')?.toLowerCase() === 'true';
  if (taken !== undefined && taken.digest !== digest && !isForced) return conflict(`tag "${tag}" already exists`);
  if (!mayPush(store.repository(name), taken)) return disallowed();
  const subject = kept?.facts.subject;
  if (subject !== undefined && store.deleted.manifest(name, subject, clock.now()) !== undefined)
    return conflict(`subject ${subject} is deleted`);

  const at = clock.tick();
  const repository = store.ensureRepository(name, at);
  const manifest = live ?? repository.restoreManifest(found, at);
  for (const blob of manifest.facts.blobs) store.blobs.link(name, blob);
  if (taken !== undefined && taken.digest !== digest) {
    repository.untag(taken, at);
    exchange.effect({ kind: 'tag deleted', repository: name, tag, digest: taken.digest });
  }
  repository.tag(tag, manifest, at);
  store.deleted.takeTag(name, tag, digest);
  exchange.effect({ kind: 'manifest restored', repository: name, digest, tag });
  return json(200, { digest, tag });
}

function tagOf(body: Buffer): string | undefined {
  try {
    const { tag }: { tag?: unknown } = JSON.parse(body.toString('utf8'));
    return typeof tag === 'string' && /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** A handler for registries that have the policy. */
const underPolicy =
  (handle: Route['handle']): Route['handle'] =>
  exchange =>
    exchange.registry.store.deleted.days === undefined ? unsupported() : handle(exchange);

/** What soft delete keeps, and its way back. */
export const deletedRoutes: readonly Route[] = [
  {
    name: 'deleted.catalog',
    method: 'GET',
    pattern: `${base}/_catalog`,
    family: 'acr',
    needs: onDeletedCatalog,
    knows: listQuery,
    handle: underPolicy(exchange => {
      const { store, clock } = exchange.registry;
      const rows = store.deleted
        .repositories(clock.now())
        .map(({ item, at }) => ({ key: item.name, shown: { ...times(item.created, at), repository: item.name } }));
      return pageOfRows(exchange, rows, `${base}/_catalog`, 'repositories');
    }),
  },
  {
    name: 'deleted.manifests',
    method: 'GET',
    pattern: `${base}/<name>/_manifests`,
    family: 'acr',
    needs: onRepository('deleted_read'),
    knows: listQuery,
    handle: underPolicy(exchange => {
      const { store, clock } = exchange.registry;
      const rows = store.deleted
        .manifests(exchange.param('name'), clock.now())
        .map(({ item, at }) => ({ key: item.digest, shown: { ...times(item.created, at), digest: item.digest } }));
      return listIn(exchange, 'manifests', rows);
    }),
  },
  {
    // a tag that was deleted several times comes several times, the newest last (Azure CLI takes the last)
    name: 'deleted.tags',
    method: 'GET',
    pattern: `${base}/<name>/_tags`,
    family: 'acr',
    needs: onRepository('deleted_read'),
    knows: listQuery,
    handle: underPolicy(exchange => {
      const { store, clock } = exchange.registry;
      const rows = store.deleted.tags(exchange.param('name'), clock.now()).map(({ item, at }) => ({
        key: `${item.name}&${at}&${item.digest}`,
        shown: { ...times(item.created, at), digest: item.digest, tag: item.name },
      }));
      return listIn(exchange, 'tags', rows);
    }),
  },
  {
    name: 'deleted.restore',
    method: 'POST',
    pattern: `${base}/<name>/_manifests/<digest>`,
    family: 'acr',
    needs: onRepository('deleted_read', 'deleted_restore'),
    knows: ['force'],
    handle: underPolicy(restore),
  },
];
