import type { ManifestSubject } from './dialect.ts';
import type { ListOptions } from './listing.ts';
import type { Descriptor } from './model/manifest.ts';
import type { Page } from './model/page.ts';
import type { Registry } from './registry.ts';

export interface ReferrerListOptions extends ListOptions {
  /** Only referrers of this artifact type. */
  readonly artifactType?: string | undefined;
}

/** What refers to a manifest: signatures, SBOMs, scan results. */
export type ListReferrers = (
  registry: Registry,
  subject: ManifestSubject,
  options?: ReferrerListOptions,
) => AsyncIterable<Page<Descriptor>>;
