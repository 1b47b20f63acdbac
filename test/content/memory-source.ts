import { ContentError } from '../../src/content/content-error.ts';
import type { BlobOptions, BlobPart, BoundReferrer, ContentSource } from '../../src/content/content-source.ts';
import { type Digest, digestOf } from '../../src/registry/model/digest.ts';
import type { ManifestContent } from '../../src/registry/model/manifest.ts';

export const OCI = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

/** A descriptor as it stands in a manifest. */
export interface Entry {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
}

/** Images that were made by the test itself, and what it tells of them. */
export class MemorySource implements ContentSource {
  readonly name = 'memory/team/api';
  readonly manifests = new Map<Digest, ManifestContent>();
  readonly blobs = new Map<Digest, Buffer>();
  readonly bound = new Map<Digest, BoundReferrer[]>();
  /** Digests of blobs in the order in which they were asked for. */
  readonly asked: Digest[] = [];

  putBlob(content: string | Buffer, mediaType: string = OCI.layer): Entry {
    const bytes = Buffer.from(content);
    const digest = digestOf(bytes);
    this.blobs.set(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  }

  putManifest(json: Readonly<Record<string, unknown>>): Entry {
    const mediaType = String(json.mediaType);
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...json }));
    const digest = digestOf(bytes);
    this.manifests.set(digest, { digest, mediaType, bytes });
    return { mediaType, digest, size: bytes.length };
  }

  /** An image of one platform with these layers. */
  putImage(
    layers: readonly (string | Buffer)[],
    architecture = 'amd64',
    more: Readonly<Record<string, unknown>> = {},
  ): Entry {
    const config = this.putBlob(JSON.stringify({ os: 'linux', architecture, layers: layers.length }), OCI.config);
    return this.putManifest({
      mediaType: OCI.manifest,
      config,
      layers: layers.map(each => this.putBlob(each)),
      ...more,
    });
  }

  putIndex(images: Readonly<Record<string, Entry>>): Entry {
    const manifests = Object.entries(images).map(([platform, entry]) => {
      const [os, architecture, variant] = platform.split('/');
      return { ...entry, platform: { os, architecture, ...(variant === undefined ? {} : { variant }) } };
    });
    return this.putManifest({ mediaType: OCI.index, manifests });
  }

  /** An SBOM that refers to a manifest. */
  putSbom(subject: Entry): Entry {
    return this.putManifest({
      mediaType: OCI.manifest,
      artifactType: 'application/spdx+json',
      config: this.putBlob('{}', 'application/vnd.oci.empty.v1+json'),
      layers: [],
      subject,
    });
  }

  bind(subject: Digest, { mediaType, digest, size }: Entry, tag?: BoundReferrer['tag']): void {
    const found = this.bound.get(subject) ?? [];
    this.bound.set(subject, found);
    found.push({ digest, mediaType, size, artifactType: 'test/thing', annotations: {}, tag });
  }

  async manifest(digest: Digest): Promise<ManifestContent> {
    const found = this.manifests.get(digest);
    if (found) return found;
    throw new ContentError('ManifestNotFound', `There is no ${digest}.`, '');
  }

  async referrers(digest: Digest): Promise<readonly BoundReferrer[]> {
    return this.bound.get(digest) ?? [];
  }

  async blob({ digest }: BlobPart, { resume }: BlobOptions) {
    this.asked.push(digest);
    const found = this.blobs.get(digest);
    if (!found) throw new ContentError('BlobNotFound', `There is no ${digest}.`, '');
    const from = resume?.from ?? 0;
    async function* chunks(bytes: Buffer) {
      for (let at = from; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    }
    return { size: found.length, from, chunks: chunks(found) };
  }
}
