import { hasBlob } from '../registry/blobs.ts';
import { hasManifest } from '../registry/manifest-content.ts';
import { readDocument } from '../registry/manifest-document.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { ManifestContent } from '../registry/model/manifest.ts';
import type { CallOptions } from '../registry/registry.ts';
import { softDeletedDigests } from './bring-back.ts';
import { type ManifestPlace, type RepositoryPlace, shortDigest } from './subject.ts';

/**
 * Tells whether what a manifest needs is in its repository, asking once for each: manifests that are put back together share layers. `alsoBack`:
 * the manifests that are put back before those that list them.
 */
export class ContentPresence {
  readonly #alsoBack: ReadonlySet<string>;
  readonly #known = new Map<string, Promise<boolean>>();
  readonly #softDeleted = new Map<string, Promise<ReadonlySet<Digest>>>();

  constructor(alsoBack: ReadonlySet<string> = new Set()) {
    this.#alsoBack = alsoBack;
  }

  /** Whether soft delete keeps the manifest, which is then restored and not pushed. Throws RegistryError where that cannot be told. */
  async isSoftDeleted(place: ManifestPlace, { signal }: CallOptions): Promise<boolean> {
    const known = this.#softDeleted.get(place.repository) ?? softDeletedDigests(place, { signal });
    this.#softDeleted.set(place.repository, known);
    return (await known).has(place.digest);
  }

  /** Whether a manifest is put back before what needs it. */
  isComing(digest: Digest): boolean {
    return this.#alsoBack.has(digest);
  }

  /** What it needs and is gone, in words: `layer 31a54a0cf86d`. Throws RegistryError where that cannot be told. */
  async missing(place: RepositoryPlace, content: ManifestContent, options: CallOptions): Promise<readonly string[]> {
    const { config, layers, children } = readDocument(content);
    const blobs = [...(config ? [config] : []), ...layers].filter(each => !each.isElsewhere);
    const needed = [
      ...blobs.map(({ digest }) => ({ digest, noun: digest === config?.digest ? 'configuration' : 'layer' })),
      ...children.map(({ digest }) => ({ digest, noun: 'manifest' })),
    ];
    const there = await Promise.all(
      needed.map(({ digest, noun }) => {
        if (noun === 'manifest' && this.isComing(digest)) return true;
        return this.#once(place, digest, () =>
          noun === 'manifest'
            ? hasManifest(place.registry, { ...place, digest }, options)
            : hasBlob(place.registry, { ...place, digest }, options),
        );
      }),
    );
    return needed.filter((_, index) => !there[index]).map(({ digest, noun }) => `${noun} ${shortDigest(digest)}`);
  }

  #once({ repository }: RepositoryPlace, digest: Digest, ask: () => Promise<boolean>): Promise<boolean> {
    const key = `${repository}@${digest}`;
    const known = this.#known.get(key) ?? ask();
    this.#known.set(key, known);
    return known;
  }
}
