import { formatTicks } from '../clock.ts';
import { json, type Reply } from '../reply.ts';
import { pageOf, readPageRequest } from '../rules/page.ts';
import { badRequest, manifestUnknown, repositoryNotFound } from '../rules/refusals.ts';
import type { Manifest } from '../store/repository.ts';
import { byteOrder } from '../store/timed-index.ts';
import { applySwitches, readPatch } from './attributes.ts';
import { acrPath, listed, listQuery, orNull } from './listing.ts';
import { type Exchange, onRepository, type Route } from './route.ts';

const pattern = '/acr/v1/<name>/_manifests/<digest>';

/**
 * One entry of the list (ACR wire facts §6.4, recording): without `tags` if there are none, without architecture and
 * os unless it is an image, and without `artifactType`, which no recording has.
 */
const shown = ({ facts, ...manifest }: Manifest) => ({
  digest: manifest.digest,
  imageSize: facts.imageSize,
  createdTime: formatTicks(manifest.created),
  lastUpdateTime: formatTicks(manifest.updated),
  ...(facts.architecture !== undefined && { architecture: facts.architecture }),
  ...(facts.os !== undefined && { os: facts.os }),
  mediaType: manifest.mediaType,
  ...(facts.configMediaType !== undefined && {
    configMediaType: facts.configMediaType,
  }),
  ...(manifest.tags.size > 0 && { tags: [...manifest.tags].sort(byteOrder) }),
  changeableAttributes: {
    ...manifest.attributes,
    ...(manifest.quarantineState !== undefined && {
      quarantineState: manifest.quarantineState,
    }),
  },
});

/** A single manifest also tells its children and, if it was in quarantine, the details as a string holding JSON (recording). */
const one = ({ registry, param }: Exchange, manifest: Manifest): Reply => {
  const { changeableAttributes, ...entry } = shown(manifest);
  return json(200, {
    registry: registry.loginServer,
    imageName: param('name'),
    manifest: {
      ...entry,
      changeableAttributes: {
        ...changeableAttributes,
        ...(manifest.quarantineDetails !== undefined && {
          quarantineDetails: manifest.quarantineDetails,
        }),
      },
      ...(manifest.facts.references !== undefined && {
        references: manifest.facts.references,
      }),
    },
  });
};

const find = ({ registry, param }: Exchange): Manifest | undefined =>
  registry.store.repository(param('name'))?.manifests.get(param('digest'));

/** What the registry knows about manifests. They are deleted on /v2, not here. */
export const manifestAttributeRoutes: readonly Route[] = [
  {
    name: 'manifests.list',
    method: 'GET',
    pattern: '/acr/v1/<name>/_manifests',
    family: 'acr',
    needs: onRepository('metadata_read'),
    knows: listQuery,
    handle({ registry, param, query }) {
      const repository = registry.store.repository(param('name'));
      if (repository === undefined) return repositoryNotFound(param('name'));
      const page = pageOf(repository.manifests, readPageRequest(query, registry.largestPage), {
        path: acrPath(repository.name, '_manifests'),
        key: manifest => manifest.digest,
      });
      return listed(page, {
        registry: registry.loginServer,
        imageName: repository.name,
        manifests: orNull(page.items.map(shown)),
      });
    },
  },
  {
    name: 'manifests.get',
    method: 'GET',
    pattern,
    family: 'acr',
    needs: onRepository('metadata_read'),
    knows: ['api-version'],
    handle(exchange) {
      const manifest = find(exchange);
      return manifest === undefined ? manifestUnknown() : one(exchange, manifest);
    },
  },
  {
    name: 'manifests.update',
    method: 'PATCH',
    pattern,
    family: 'acr',
    needs: onRepository('metadata_write'),
    knows: ['api-version'],
    handle(exchange) {
      const manifest = find(exchange);
      if (manifest === undefined) return manifestUnknown();
      const patch = readPatch(exchange);
      if (patch === undefined) return badRequest('invalid attributes');
      applySwitches(exchange, manifest.digest, manifest.attributes, patch);
      const { attributes: _, ...quarantine } = patch;
      Object.assign(manifest, quarantine);
      return one(exchange, manifest);
    },
  },
];
