import { Batch } from '../../engine/batch.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { Page } from '../../registry/model/page.ts';
import { select } from './listing.ts';
import type { ManifestRecord } from './manifest.type.ts';
import { ManifestRelations } from './manifest-relations.ts';

/** The manifests of a listing that pass, with what the listing tells of their relations, a page in one batch. */
export async function* manifestRecords(
  place: ManifestRecord['place'],
  pages: AsyncIterable<Page<ManifestProperties>>,
  passes?: (manifest: ManifestProperties) => boolean,
  bounds: { readonly first?: number | undefined } = {},
): AsyncGenerator<Batch<ManifestRecord>> {
  const relations = new ManifestRelations(place);
  for await (const manifests of select(noted(pages, relations), passes, bounds)) {
    yield new Batch(manifests.map(manifest => ({ place, manifest, relations })));
  }
}

async function* noted(pages: AsyncIterable<Page<ManifestProperties>>, relations: ManifestRelations) {
  for await (const page of pages) {
    relations.note(page);
    yield page;
  }
}
