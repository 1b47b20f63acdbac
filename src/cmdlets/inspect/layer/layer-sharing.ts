import type { Context } from '../../../engine/context.ts';
import { readOutlines } from '../../../registry/manifest-outline.ts';
import { listManifests } from '../../../registry/manifests.ts';
import type { Digest } from '../../../registry/model/digest.ts';
import type { Session } from '../../../session/session.ts';
import type { NamedImage } from '../image/named-images.ts';

/** How many other images of the repository have a layer. */
export interface LayerSharing {
  readonly images: number;
  /** Out of so many that were read. */
  readonly of: number;
  /** Those are all. */
  readonly isWhole: boolean;
}

/** Manifests that are read for it, the newest first; each costs a request once in a session. */
const MOST = 1000;

/** Which images of a repository have which layers. */
export class SharedLayers {
  readonly #images: ReadonlyMap<Digest, ReadonlySet<Digest>>;
  readonly #isWhole: boolean;

  private constructor(images: ReadonlyMap<Digest, ReadonlySet<Digest>>, isWhole: boolean) {
    this.#images = images;
    this.#isWhole = isWhole;
  }

  /** Reads the manifests of the repository. Throws RegistryError. */
  static async read(
    { connection, repository }: NamedImage['place'],
    { signal, progress }: Pick<Context<Session>, 'signal' | 'progress'>,
  ): Promise<SharedLayers> {
    const { registry } = connection;
    const isAcr = registry.dialect.kind === 'acr';
    const digests: Digest[] = [];
    let isWhole = true;
    for await (const { items } of listManifests(registry, repository, {
      signal,
      // others have no times
      ...(isAcr && { orderBy: 'lastUpdatedDesc' }),
      pageSize: MOST,
    })) {
      digests.push(...items.map(each => each.digest));
      if (digests.length <= MOST) continue;
      isWhole = false;
      break;
    }
    const read = (which: readonly Digest[]) =>
      readOutlines(
        registry,
        { repository, digests: which },
        { signal, onRead: (done, total) => progress({ activity: 'Reading layers', status: repository, done, total }) },
      );
    const listed = await read(digests.slice(0, MOST));
    // only ACR lists the images of an index beside it
    const children = isAcr ? [] : [...listed.values()].flatMap(each => each.children.map(child => child.digest));
    isWhole &&= children.length <= MOST;
    const outlines = new Map([...listed, ...(await read(children.slice(0, MOST)))]);
    progress(undefined);
    const images = new Map<Digest, ReadonlySet<Digest>>();
    for (const [digest, { layers }] of outlines) {
      if (layers.length > 0) images.set(digest, new Set(layers.map(each => each.digest)));
    }
    return new SharedLayers(images, isWhole);
  }

  /** How many others than this image have the layer. */
  of(layer: Digest, image: Digest): LayerSharing {
    let images = 0;
    let others = 0;
    for (const [digest, layers] of this.#images) {
      if (digest === image) continue;
      others++;
      if (layers.has(layer)) images++;
    }
    return { images, of: others, isWhole: this.#isWhole };
  }
}
