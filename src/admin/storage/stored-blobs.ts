import type { ManifestOutline } from '../../registry/manifest-outline.ts';
import type { Digest } from '../../registry/model/digest.ts';

interface Blob {
  /** Bytes; undefined where no manifest tells. */
  size: number | undefined;
  /** Manifests that use it. */
  users: number;
}

type Outline = Pick<ManifestOutline, 'children' | 'layers' | 'config' | 'unsized'>;

/** The layers and configurations of a repository, with how many manifests use each. */
export class StoredBlobs {
  readonly #outlines: ReadonlyMap<Digest, Outline>;
  readonly #blobs = new Map<Digest, Blob>();

  constructor(outlines: ReadonlyMap<Digest, Outline>) {
    this.#outlines = outlines;
    for (const outline of outlines.values()) {
      for (const digest of blobsOf(outline)) this.#blob(digest).users++;
      for (const { digest, size } of sizedIn(outline)) this.#blob(digest).size = size;
    }
  }

  /** With their bytes, as far as they are told. */
  *sizes(): Generator<[Digest, number | undefined]> {
    for (const [digest, { size }] of this.#blobs) yield [digest, size];
  }

  /** Bytes of all that are told. */
  get size(): number {
    return this.bytesOf(this.#blobs.keys());
  }

  /** How many of them nobody tells the size of. */
  get unsized(): number {
    let count = 0;
    for (const { size } of this.#blobs.values()) if (size === undefined) count++;
    return count;
  }

  /** Bytes of these, as far as they are told. */
  bytesOf(blobs: Iterable<Digest>): number {
    let bytes = 0;
    for (const each of blobs) bytes += this.#blobs.get(each)?.size ?? 0;
    return bytes;
  }

  /** What these manifests use, and what of it nothing else uses. */
  usedBy(manifests: Iterable<Digest>): { readonly used: readonly Digest[]; readonly own: readonly Digest[] } {
    const users = new Map<Digest, number>();
    for (const manifest of manifests) {
      const outline = this.#outlines.get(manifest);
      if (outline) for (const blob of blobsOf(outline)) users.set(blob, (users.get(blob) ?? 0) + 1);
    }
    const used = [...users.keys()];
    return { used, own: used.filter(each => users.get(each) === this.#blobs.get(each)?.users) };
  }

  /** These manifests and everything that they list, of any depth. */
  treeOf(manifests: Iterable<Digest>): ReadonlySet<Digest> {
    const tree = new Set(manifests);
    // a set goes on over what is added to it meanwhile
    for (const each of tree) for (const { digest } of this.#outlines.get(each)?.children ?? []) tree.add(digest);
    return tree;
  }

  #blob(digest: Digest): Blob {
    const known = this.#blobs.get(digest) ?? { size: undefined, users: 0 };
    this.#blobs.set(digest, known);
    return known;
  }
}

const sizedIn = ({ layers, config }: Outline) => (config ? [...layers, config] : layers);

/** Each once. */
const blobsOf = (outline: Outline): ReadonlySet<Digest> =>
  new Set([...sizedIn(outline).map(each => each.digest), ...outline.unsized]);
