import { createCipheriv, createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Random } from '../../src/emulator/random.ts';
import { chance } from '../torture/choices.ts';

/** A descriptor as it stands in a manifest (OCI image-spec, Content Descriptors). */
export interface MadeDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An image made in memory, with all that belongs to it. */
export interface MadeImage {
  readonly root: MadeDescriptor;
  /** By digest, the root among them. */
  readonly manifests: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Buffer }>;
  /** By digest: configurations and layers. */
  readonly blobs: ReadonlyMap<string, Buffer>;
  /** What refers to a manifest, by its digest. */
  readonly referrers: ReadonlyMap<string, readonly MadeDescriptor[]>;
}

const OCI = {
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
};
const DOCKER = {
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  index: 'application/vnd.docker.distribution.manifest.list.v2+json',
};

/** Bytes that do not compress, so many of them, the same for the same state of chance. */
export function bytesOf(random: Random, size: number): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.from(random.hex(32), 'hex'), Buffer.alloc(16));
  return cipher.update(Buffer.alloc(size));
}

export const digestOfBytes = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** One image or an index of up to three, OCI's or Docker's, with layers that they share, and referrers now and then. */
export function makeImage(random: Random): MadeImage {
  const types = chance(random, 0.3) ? DOCKER : OCI;
  const made = new Making();
  const layerOf = () => made.blob(types.layer, gzipSync(bytesOf(random, random.below(6) * 40_000), { level: 0 }));
  const base = layerOf();
  const images = ['amd64', 'arm64', 's390x'].slice(0, 1 + random.below(3)).map(architecture => {
    const layers = [base, ...Array.from({ length: random.below(3) }, layerOf)];
    const config = made.json(types.config, { architecture, os: 'linux', rootfs: { type: 'layers', diff_ids: [] } });
    const image = made.manifest(types.manifest, { config, layers });
    return { ...image, platform: { os: 'linux', architecture } };
  });
  const [first] = images;
  const isSingle = images.length === 1 && first !== undefined && chance(random, 0.5);
  const root = isSingle
    ? { mediaType: first.mediaType, digest: first.digest, size: first.size }
    : made.manifest(types.index, { manifests: images });
  if (chance(random, 0.5)) {
    const file = made.blob('text/spdx+json', bytesOf(random, 1 + random.below(3000)));
    const config = made.json('application/vnd.oci.empty.v1+json', {});
    made.referrer(root, { artifactType: 'application/spdx+json', config, layers: [file] });
  }
  return { ...made, root };
}

/** An artifact whose layers are files of these titles, in this order; each holds the number of its layer. */
export function makeFiles(titles: readonly string[]): MadeImage {
  const made = new Making();
  const layers = titles.map((title, at) => ({
    ...made.blob('application/octet-stream', Buffer.from(`content ${at}\n`)),
    annotations: { 'org.opencontainers.image.title': title },
  }));
  const config = made.json('application/vnd.oci.empty.v1+json', {});
  return { ...made, root: made.manifest(OCI.manifest, { artifactType: 'application/x-files', config, layers }) };
}

/** Gathers what an image consists of. */
class Making {
  readonly manifests = new Map<string, { mediaType: string; bytes: Buffer }>();
  readonly blobs = new Map<string, Buffer>();
  readonly referrers = new Map<string, MadeDescriptor[]>();

  blob(mediaType: string, bytes: Buffer): MadeDescriptor {
    const digest = digestOfBytes(bytes);
    this.blobs.set(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  }

  json(mediaType: string, value: unknown): MadeDescriptor {
    return this.blob(mediaType, Buffer.from(JSON.stringify(value)));
  }

  manifest(mediaType: string, content: object): MadeDescriptor {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
    const digest = digestOfBytes(bytes);
    this.manifests.set(digest, { mediaType, bytes });
    return { mediaType, digest, size: bytes.length };
  }

  referrer({ mediaType, digest, size }: MadeDescriptor, content: object): void {
    const made = this.manifest(OCI.manifest, { ...content, subject: { mediaType, digest, size } });
    this.referrers.set(digest, [...(this.referrers.get(digest) ?? []), made]);
  }
}
