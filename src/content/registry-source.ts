import { readBlob } from '../registry/blobs.ts';
import { keptManifest } from '../registry/kept-bodies.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { RepositoryName } from '../registry/model/repository-name.ts';
import { listReferrers } from '../registry/referrers.ts';
import type { Registry } from '../registry/registry.ts';
import { readTaggedReferrers } from '../registry/tagged-referrers.ts';
import type { BoundReferrer, ContentSource } from './content-source.ts';

/** A repository as a source. Referrers by the registry's own list, the tag that stands in for it, and cosign's tags. */
export function registrySource(registry: Registry, repository: RepositoryName): ContentSource {
  const name = `${registry.server.name}/${repository}`;
  return {
    name,
    manifest: (digest, options) => keptManifest(registry, { repository, digest }, options),
    async referrers(digest, options) {
      const subject = { repository, digest };
      const found = new Map<Digest, BoundReferrer>();
      for await (const { items } of listReferrers(registry, subject, options)) {
        for (const each of items) found.set(each.digest, { ...each, tag: undefined });
      }
      const tagged = await readTaggedReferrers(registry, subject, options);
      // what is listed as well goes by its tag all the same: whoever looks for that alone would not find it elsewhere
      for (const { tag, descriptor } of tagged) found.set(descriptor.digest, { ...descriptor, tag });
      return [...found.values()];
    },
    blob: ({ digest, size }, options) => readBlob(registry, { repository, digest }, { ...options, size }),
  };
}
