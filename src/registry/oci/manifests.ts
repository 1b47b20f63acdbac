import type { ManifestOperations, ManifestSubject } from '../dialect.ts';
import type { Digest } from '../model/digest.ts';
import type { ManifestProperties } from '../model/manifest.ts';
import type { TagName } from '../model/tag-name.ts';
import type { CallOptions, Registry } from '../registry.ts';
import { readFacts } from './manifest-facts.ts';
import { assertByName } from './paging.ts';
import { listResolved } from './tags.ts';
import { noAttributes } from './unsupported.ts';

/** Manifests that are read at once and make a page. */
const PAGE = 25;

/**
 * Manifests by what OCI registries offer. There is no listing of them, so that only tagged ones can be seen;
 * all tags are read first, since the last of them may belong to the first manifest.
 */
export const ociManifests: ManifestOperations = {
  async *list(registry, repository, options) {
    assertByName(registry, options);
    const tags = new Map<Digest, TagName[]>();
    for await (const page of listResolved(registry, repository, options)) {
      for (const { tag, head } of page.items) {
        const known = tags.get(head.digest);
        if (known) known.push(tag);
        else tags.set(head.digest, [tag]);
      }
    }
    const found = [...tags].sort(([a], [b]) => (a < b ? -1 : 1));
    for (let start = 0; start < found.length; start += PAGE) {
      const page = found.slice(start, start + PAGE);
      const items = page.map(([digest, tags]) => describe(registry, { repository, digest }, { tags, options }));
      yield { items: await Promise.all(items) };
    }
  },

  async get(registry, subject, options) {
    const manifest = await describe(registry, subject, { tags: [], options });
    const tags: TagName[] = [];
    for await (const page of listResolved(registry, subject.repository, options)) {
      tags.push(...page.items.filter(({ head }) => head.digest === subject.digest).map(({ tag }) => tag));
    }
    return { ...manifest, tags };
  },

  async update(registry) {
    throw noAttributes(registry);
  },
};

async function describe(
  registry: Registry,
  subject: ManifestSubject,
  { tags, options }: { readonly tags: readonly TagName[]; readonly options: CallOptions },
): Promise<ManifestProperties> {
  return {
    digest: subject.digest,
    ...(await readFacts(registry, subject, options)),
    createdTime: undefined,
    lastUpdateTime: undefined,
    tags,
    quarantineState: undefined,
    quarantineDetails: undefined,
    changeableAttributes: undefined,
  };
}
