import { bytes, empty, type Reply } from '../reply.ts';
import { blobUnknown, disallowed } from '../rules/refusals.ts';
import { signedUrl } from '../storage.ts';
import type { Blob } from '../store/blobs.ts';
import { type Exchange, onRepository, type Route } from './route.ts';

const pattern = '/v2/<name>/blobs/<digest>';

/** A blob belongs to the repositories it was pushed or mounted to. */
function find({ registry, param }: Exchange): Blob | undefined {
  const digest = param('digest');
  return registry.store.blobOf(param('name'), digest);
}

/** The answer to a GET: a redirect to blob storage with a link in HTML, valid for 20 minutes (ACR wire facts §5, recording). */
function redirect(exchange: Exchange): Reply {
  const { registry, param } = exchange;
  if (find(exchange) === undefined) return blobUnknown();
  const repository = registry.store.repository(param('name'));
  if (repository?.attributes.readEnabled === false) return disallowed();
  const location = signedUrl(registry, param('digest'));
  return bytes(
    307,
    'text/html; charset=utf-8',
    `<a href="${location.replaceAll('&', '&amp;')}">Temporary Redirect</a>.\n\n`,
    { Location: location, 'Docker-Content-Digest': param('digest') },
  );
}

const uncached = (reply: Reply): Reply => ({ ...reply, headers: { ...reply.headers, 'Cache-Control': 'no-cache' } });

/** Blobs that are there already. */
export const blobRoutes: readonly Route[] = [
  {
    name: 'blob.get',
    method: 'GET',
    pattern,
    family: 'v2',
    needs: onRepository('pull'),
    handle: redirect,
  },
  {
    // Not redirected, Range is ignored; a miss is not to be cached (ACR wire facts §5, recording).
    name: 'blob.head',
    method: 'HEAD',
    pattern,
    family: 'v2',
    needs: onRepository('pull'),
    handle(exchange) {
      const blob = find(exchange);
      if (blob === undefined) return uncached(blobUnknown());
      return empty(200, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(blob.size),
        'Docker-Content-Digest': exchange.param('digest'),
      });
    },
  },
  {
    // Recorded as 202; that it takes the blob out of this repository only is a guess.
    name: 'blob.delete',
    method: 'DELETE',
    pattern,
    family: 'v2',
    metered: true,
    needs: onRepository('delete'),
    handle(exchange) {
      if (find(exchange) === undefined) return blobUnknown();
      const repository = exchange.param('name');
      const digest = exchange.param('digest');
      exchange.registry.store.blobs.unlink(repository, digest);
      exchange.effect({ kind: 'blob deleted', repository, digest });
      return empty(202);
    },
  },
];
