import { type ManifestFacts, readManifest } from '../manifest-facts.ts';
import { empty, type Reply } from '../reply.ts';
import { mayDeleteManifest, mayPull, mayPush } from '../rules/locks.ts';
import {
  disallowed,
  manifestBlobUnknown,
  manifestInvalid,
  manifestNotFound,
  onlyByDigest,
  taggedManifestNotFound,
} from '../rules/refusals.ts';
import { digestOf } from '../store/blobs.ts';
import type { Manifest, Repository, Tag } from '../store/repository.ts';
import type { Store } from '../store/store.ts';
import { type Exchange, onRepository, type Route } from './route.ts';

const pattern = '/v2/<name>/manifests/<reference>';

/** OCI recommends that registries take at least this much; SDKs send no more (ACR wire facts §5, client sources). */
const LARGEST_MANIFEST = 4 * 1024 * 1024;

const isDigest = (reference: string): boolean => reference.includes(':');

interface Found {
  repository: Repository;
  manifest: Manifest;
  tag: Tag | undefined;
}

function find({ registry, param }: Exchange): Found | undefined {
  const reference = param('reference');
  const repository = registry.store.repository(param('name'));
  const tag = repository?.tags.get(reference);
  const manifest = repository?.manifests.get(tag?.digest ?? reference);
  return repository === undefined || manifest === undefined ? undefined : { repository, manifest, tag };
}

/**
 * The stored bytes under their media type, with digest and ETag (ACR wire facts §5, recording). `Accept` is not
 * looked at: there is only one stored form (recordings have no case that tells; a guess).
 */
function get(exchange: Exchange): Reply {
  const reference = exchange.param('reference');
  const found = find(exchange);
  if (found === undefined) return isDigest(reference) ? manifestNotFound(reference) : taggedManifestNotFound(reference);
  const { repository, manifest, tag } = found;
  if (!mayPull(repository, manifest, tag)) return disallowed();
  return {
    status: 200,
    headers: {
      'Content-Type': manifest.mediaType,
      'Docker-Content-Digest': manifest.digest,
      ETag: `"${manifest.digest}"`,
    },
    body: manifest.bytes,
  };
}

function put(exchange: Exchange): Reply {
  const { registry, param, headers, body } = exchange;
  const { store, clock } = registry;
  const name = param('name');
  const reference = param('reference');
  const tag = isDigest(reference) ? undefined : reference;
  const digest = digestOf(body);
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  const facts =
    body.length > LARGEST_MANIFEST ? undefined : readManifest(mediaType, body, blob => store.blobs.get(blob)?.bytes());
  if (facts === undefined || (tag === undefined && reference !== digest)) return manifestInvalid();
  const present = store.repository(name);
  if (isKeptDeleted(exchange, digest)) return disallowed();
  if (!mayPush(present, present?.tags.get(reference))) return disallowed();
  const missing = firstMissing(store, name, facts);
  if (missing !== undefined) return manifestBlobUnknown(missing);

  const at = clock.tick();
  const repository = store.ensureRepository(name, at);
  const manifest = repository.addManifest({ digest, mediaType, bytes: body, facts }, at);
  if (tag !== undefined) repository.tag(tag, manifest, at);
  exchange.effect({ kind: 'manifest pushed', repository: name, digest, ...(tag !== undefined && { tag }) });
  return empty(201, {
    'Docker-Content-Digest': digest,
    Location: `/v2/${name}/manifests/${digest}`,
    // OCI distribution-spec, Pushing Manifests with Subject; not recorded.
    ...(facts.subject !== undefined && { 'OCI-Subject': facts.subject }),
  });
}

/** A digest that soft delete keeps is restored, not pushed (documentation; how a push is refused is a guess). */
function isKeptDeleted({ registry: { store, clock }, param }: Exchange, digest: string): boolean {
  const { days } = store.deleted;
  return days !== undefined && store.deleted.manifest(param('name'), digest, clock.now()) !== undefined;
}

/** A manifest's blobs and children must be there; its subject need not (OCI distribution-spec, Pushing Manifests; no recording). */
function firstMissing(store: Store, name: string, facts: ManifestFacts): string | undefined {
  const manifests = store.repository(name)?.manifests;
  return (
    facts.blobs.find(blob => store.blobOf(name, blob) === undefined) ??
    facts.references?.find(child => manifests?.get(child.digest) === undefined)?.digest
  );
}

/** By digest only, with every tag on it; by tag 405, once the caller is known (ACR wire facts §5 and §9, recording). */
function remove(exchange: Exchange): Reply {
  const reference = exchange.param('reference');
  if (!isDigest(reference)) return onlyByDigest();
  const found = find(exchange);
  if (found === undefined) return manifestNotFound(reference);
  const { repository, manifest } = found;
  if (!mayDeleteManifest(repository, manifest)) return disallowed();
  for (const each of exchange.registry.keepsReferrers ? [manifest] : withReferrers(repository, manifest)) {
    const tags = repository.removeManifest(each, exchange.registry.clock.tick());
    const alongWith = each === manifest ? {} : { alongWith: manifest.digest };
    exchange.effect({ kind: 'manifest deleted', repository: repository.name, digest: each.digest, tags, ...alongWith });
  }
  return empty(202);
}

/**
 * What goes with a manifest: "By deleting the root artifact, all related artifacts are also deleted" (Azure's documentation of supply chain
 * artifacts, "View the remaining manifests"; no recording). That locks and tags of a referrer do not hold it is a guess, the harsher one.
 */
function withReferrers(repository: Repository, root: Manifest): Iterable<Manifest> {
  const gone = new Set([root]);
  for (const each of gone) for (const referrer of repository.referrersOf(each.digest)) gone.add(referrer);
  return gone;
}

/** Manifests as documents. */
export const manifestRoutes: readonly Route[] = [
  {
    name: 'manifest.get',
    method: 'GET',
    pattern,
    family: 'v2',
    needs: onRepository('pull'),
    handle: get,
  },
  {
    name: 'manifest.head',
    method: 'HEAD',
    pattern,
    family: 'v2',
    needs: onRepository('pull'),
    handle: get,
  },
  {
    name: 'manifest.put',
    method: 'PUT',
    pattern,
    family: 'v2',
    needs: onRepository('pull', 'push'),
    handle: put,
  },
  {
    name: 'manifest.delete',
    method: 'DELETE',
    pattern,
    family: 'v2',
    metered: true,
    needs: onRepository('delete'),
    handle: remove,
  },
];
