import { ociIndex } from '../media-types.ts';
import { bytes } from '../reply.ts';
import type { Manifest } from '../store/repository.ts';
import { onRepository, type Route } from './route.ts';

/** A referrer's descriptor (OCI distribution-spec, Listing Referrers). */
const shown = (manifest: Manifest) => ({
  mediaType: manifest.mediaType,
  digest: manifest.digest,
  size: manifest.bytes.length,
  ...(manifest.facts.artifactType !== undefined && {
    artifactType: manifest.facts.artifactType,
  }),
  ...(manifest.facts.annotations !== undefined && {
    annotations: manifest.facts.annotations,
  }),
});

/** Manifests whose `subject` is a given one. */
export const referrerRoutes: readonly Route[] = [
  {
    // An index even where nothing refers to it (ACR wire facts §5, recording); for an unknown repository or subject, too (OCI; not recorded). Never paged: a guess.
    name: 'referrers',
    method: 'GET',
    pattern: '/v2/<name>/referrers/<digest>',
    family: 'v2',
    needs: onRepository('pull'),
    knows: ['artifactType', 'n', 'last', 'api-version'],
    handle({ registry, param, query }) {
      const type = query.get('artifactType');
      const repository = registry.store.repository(param('name'));
      return bytes(
        200,
        ociIndex,
        JSON.stringify({
          schemaVersion: 2,
          mediaType: ociIndex,
          manifests: (repository?.referrersOf(param('digest')) ?? [])
            .filter(({ facts }) => type === null || facts.artifactType === type)
            .map(shown),
        }),
        type === null ? {} : { 'OCI-Filters-Applied': 'artifactType' },
      );
    },
  },
];
