import { getManifest } from '../registry/manifests.ts';
import type { ManifestProperties } from '../registry/model/manifest.ts';
import type { CallOptions } from '../registry/registry.ts';
import { isGone } from './bulk/gone.ts';
import type { ManifestPlace } from './subject.ts';

/** undefined where there is no such manifest, perhaps with its repository. */
export async function manifestThere(
  place: ManifestPlace,
  options: CallOptions,
): Promise<ManifestProperties | undefined> {
  try {
    return await getManifest(place.registry, place, options);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
