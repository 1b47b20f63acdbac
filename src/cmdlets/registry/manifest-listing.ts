import { Batch } from '../../engine/batch.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { Page } from '../../registry/model/page.ts';
import { select } from './listing.ts';
import type { ManifestRecord } from './manifest.type.ts';
import { ManifestRelations } from './manifest-relations.ts';

/**
 * The manifests of a listing that pass, a page in one batch; where a person may look at them, with what the listing tells of their relations.
 */
export async function* manifestRecords(
  place: ManifestRecord['place'],
  pages: AsyncIterable<Page<ManifestProperties>>,
  passes: ((manifest: ManifestProperties) => boolean) | undefined,
  { first, interactive }: { readonly first?: number | undefined; readonly interactive: boolean },
): AsyncGenerator<Batch<ManifestRecord>> {
  // a listing has no end that memory could count on, and a script shows nothing
  const relations = interactive ? new ManifestRelations(place) : undefined;
  const rest = relations ? { relations } : {};
  for await (const manifests of select(relations ? noted(pages, relations) : pages, passes, { first })) {
    yield new Batch(manifests.map(manifest => ({ place, manifest, ...rest })));
  }
}

async function* noted(pages: AsyncIterable<Page<ManifestProperties>>, relations: ManifestRelations) {
  for await (const page of pages) {
    relations.note(page);
    yield page;
  }
}
