import type { ManifestOperations } from '../dialect.ts';
import { headManifest } from '../manifest-content.ts';
import type { Digest } from '../model/digest.ts';
import type { ManifestProperties } from '../model/manifest.ts';
import type { TagName } from '../model/tag-name.ts';
import { assertByName } from './paging.ts';
import { listResolved } from './tags.ts';
import { noAttributes } from './unsupported.ts';

/**
 * Manifests by what OCI registries offer. There is no listing of them, so that only tagged ones can be seen;
 * all tags are read first, since the last of them may belong to the first manifest.
 */
export const ociManifests: ManifestOperations = {
  async *list(registry, repository, options) {
    assertByName(registry, options);
    const found = new Map<Digest, { mediaType: string | undefined; tags: TagName[] }>();
    for await (const page of listResolved(registry, repository, options)) {
      for (const { tag, head } of page.items) {
        const known = found.get(head.digest);
        if (known) known.tags.push(tag);
        else found.set(head.digest, { mediaType: head.mediaType, tags: [tag] });
      }
    }
    const items = [...found].map(([digest, { mediaType, tags }]) => manifestOf(digest, mediaType, tags));
    if (items.length > 0) yield { items: items.sort((a, b) => (a.digest < b.digest ? -1 : 1)) };
  },

  async get(registry, subject, options) {
    const { repository, digest } = subject;
    const head = await headManifest(registry, { repository, reference: digest }, options);
    const tags: TagName[] = [];
    for await (const page of listResolved(registry, repository, options)) {
      tags.push(...page.items.filter(each => each.head.digest === digest).map(each => each.tag));
    }
    return manifestOf(digest, head.mediaType, tags);
  },

  async update(registry) {
    throw noAttributes(registry);
  },
};

function manifestOf(digest: Digest, mediaType: string | undefined, tags: readonly TagName[]): ManifestProperties {
  return {
    digest,
    imageSize: undefined,
    createdTime: undefined,
    lastUpdateTime: undefined,
    architecture: undefined,
    os: undefined,
    mediaType,
    configMediaType: undefined,
    tags,
    references: undefined,
    quarantineState: undefined,
    quarantineDetails: undefined,
    changeableAttributes: undefined,
  };
}
