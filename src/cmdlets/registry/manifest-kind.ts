import type { ManifestProperties } from '../../registry/model/manifest.ts';
import { IMAGE_CONFIGS, INDEXES } from '../../registry/model/media-types.ts';

/**
 * index: lists manifests of several platforms. image: something to run. artifact: anything else (signature, SBOM, chart), told by its
 * configuration's media type, as OCI's image-spec does.
 */
export function manifestKind({
  mediaType,
  configMediaType,
  os,
}: ManifestProperties): 'index' | 'image' | 'artifact' | '' {
  if (mediaType === undefined) return '';
  if (INDEXES.has(mediaType)) return 'index';
  // BuildKit stores attestations as images of no platform
  if (os === 'unknown') return 'artifact';
  if (configMediaType === undefined)
    return os || mediaType.startsWith('application/vnd.docker.') ? 'image' : 'artifact';
  return IMAGE_CONFIGS.has(configMediaType) ? 'image' : 'artifact';
}

/** `linux/amd64`; `multi` of an index, and empty where there is no platform. */
export function platformOf(manifest: ManifestProperties): string {
  if (manifest.os === 'unknown') return '';
  if (manifest.os && manifest.architecture) return `${manifest.os}/${manifest.architecture}`;
  return manifestKind(manifest) === 'index' ? 'multi' : '';
}
