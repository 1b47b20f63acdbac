import { describe, expect, test } from 'vitest';
import { readContentTree } from '../../src/content/read-content-tree.ts';
import { type Digest, digestOf } from '../../src/registry/model/digest.ts';
import type { CallOptions } from '../../src/registry/registry.ts';
import { tag } from '../registry/names.ts';
import { MemorySource, OCI } from './memory-source.ts';

const { signal } = new AbortController();

function multiPlatform() {
  const source = new MemorySource();
  const amd64 = source.putImage(['base', 'amd64'], 'amd64');
  const arm64 = source.putImage(['base', 'arm64'], 'arm64');
  const index = source.putIndex({ 'linux/amd64': amd64, 'linux/arm64/v8': arm64 });
  return { source, amd64, arm64, index };
}

describe('what belongs to an image', () => {
  test('is listed once, images before the index, and shared layers once', async () => {
    const { source, amd64, arm64, index } = multiPlatform();
    const tree = await readContentTree(source, index.digest, { referrers: false, signal });
    expect(tree.manifests.map(each => [each.digest, each.isRoot])).toEqual([
      [amd64.digest, false],
      [arm64.digest, false],
      [index.digest, true],
    ]);
    expect(tree.blobs.filter(each => each.mediaType === OCI.layer).map(each => each.size)).toEqual([4, 5, 5]);
    expect(tree.blobs).toHaveLength(5);
  });

  test('is one image where a platform is chosen, with or without its variant', async () => {
    const { source, arm64, index } = multiPlatform();
    for (const platform of ['linux/arm64', 'linux/arm64/v8', 'Linux/ARM64', 'arm64', 'arm64/v8', 'linux/aarch64']) {
      const tree = await readContentTree(source, index.digest, { platform, referrers: false, signal });
      expect(tree).toMatchObject({ root: arm64.digest, manifests: [{ digest: arm64.digest, isRoot: true }] });
    }
  });

  test('is the one of arm64 also where the index names no variant, which means v8', async () => {
    const source = new MemorySource();
    const image = source.putImage(['arm'], 'arm64');
    const index = source.putIndex({ 'linux/arm64': image });
    for (const platform of ['linux/arm64', 'linux/arm64/v8', 'aarch64/v8']) {
      const tree = await readContentTree(source, index.digest, { platform, referrers: false, signal });
      expect(tree.root).toBe(image.digest);
    }
  });

  test('leaves foreign layers out and tells of them', async () => {
    const source = new MemorySource();
    const foreign = {
      mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
      digest: source.putBlob('x').digest,
      size: 1,
    };
    const image = source.putManifest({
      mediaType: OCI.manifest,
      config: source.putBlob('{}', OCI.config),
      layers: [foreign],
    });
    const tree = await readContentTree(source, image.digest, { referrers: false, signal });
    expect(tree.blobs).toHaveLength(1);
    expect(tree.elsewhere.map(each => each.digest)).toEqual([foreign.digest]);
  });
});

describe('a platform', () => {
  test('that is not there, with those that are', async () => {
    const { source, index } = multiPlatform();
    await expect(
      readContentTree(source, index.digest, { platform: 'linux/s390x', referrers: false, signal }),
    ).rejects.toMatchObject({
      id: 'PlatformNotFound',
      recommendation: 'It has: linux/amd64, linux/arm64/v8',
    });
  });

  test('that fits several', async () => {
    const source = new MemorySource();
    const index = source.putIndex({
      'linux/arm/v6': source.putImage(['6'], 'arm'),
      'linux/arm/v7': source.putImage(['7'], 'arm'),
    });
    await expect(
      readContentTree(source, index.digest, { platform: 'linux/arm', referrers: false, signal }),
    ).rejects.toMatchObject({
      id: 'AmbiguousPlatform',
      recommendation: 'Name one of them: linux/arm/v6, linux/arm/v7',
    });
  });

  test('of a single image is looked up in its configuration', async () => {
    const source = new MemorySource();
    const image = source.putImage(['x'], 'arm64');
    const tree = await readContentTree(source, image.digest, { platform: 'linux/arm64', referrers: false, signal });
    expect(tree.root).toBe(image.digest);
    await expect(
      readContentTree(source, image.digest, { platform: 'linux/amd64', referrers: false, signal }),
    ).rejects.toMatchObject({
      id: 'PlatformNotFound',
    });
  });
});

describe('referrers', () => {
  test('of the image, its platforms and of referrers come behind their subjects, circles end', async () => {
    const { source, amd64, index } = multiPlatform();
    const sbom = source.putImage(['sbom']);
    const signature = source.putImage(['signature of the sbom']);
    const cosign = source.putImage(['cosign']);
    source.bind(amd64.digest, sbom);
    source.bind(sbom.digest, signature);
    source.bind(signature.digest, sbom);
    source.bind(index.digest, cosign, tag('sha256-x.sig'));
    const tree = await readContentTree(source, index.digest, { referrers: true, signal });
    const order = tree.manifests.map(each => each.digest);
    const at = (entry: { digest: (typeof order)[number] }) => order.indexOf(entry.digest);
    expect(order).toHaveLength(6);
    expect(at(amd64)).toBeLessThan(at(sbom));
    expect(at(sbom)).toBeLessThan(at(signature));
    expect(at(index)).toBeLessThan(at(cosign));
    expect(tree.manifests.filter(each => each.isRoot)).toHaveLength(4);
    expect(tree.manifests.find(each => each.digest === cosign.digest)?.tag).toBe('sha256-x.sig');
  });

  test('that are listed and not there are told of', async () => {
    const { source, amd64 } = multiPlatform();
    const gone = new MemorySource().putImage(['gone']);
    source.bind(amd64.digest, gone);
    const tree = await readContentTree(source, amd64.digest, { referrers: true, signal });
    expect(tree.gone.map(each => each.digest)).toEqual([gone.digest]);
  });
});

test('what BuildKit lists in an index of its cache are layers, and no manifests', async () => {
  const source = new MemorySource();
  const layer = source.putBlob('a layer of the cache');
  const config = source.putBlob('{"layers":[]}', 'application/vnd.buildkit.cacheconfig.v0');
  const cache = source.putManifest({ mediaType: OCI.index, manifests: [layer, config] });
  const tree = await readContentTree(source, cache.digest, { referrers: false, signal });
  expect(tree.manifests.map(each => each.digest)).toEqual([cache.digest]);
  expect(tree.blobs).toEqual([layer, config]);
});

describe('refused:', () => {
  test('an index whose image is missing', async () => {
    const { source, arm64, index } = multiPlatform();
    source.manifests.delete(arm64.digest);
    await expect(readContentTree(source, index.digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'IncompleteImage',
      message: expect.stringContaining('for linux/arm64, which is not there'),
    });
  });

  test('a manifest of another size than it is listed with', async () => {
    const source = new MemorySource();
    const image = source.putImage(['x']);
    const index = source.putIndex({ 'linux/amd64': { ...image, size: image.size + 1 } });
    await expect(readContentTree(source, index.digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'SizeMismatch',
    });
  });

  test('an index of more than anybody has, before the first of them is asked for', async () => {
    const source = new MemorySource();
    const manifests = Array.from({ length: 10_001 }, (_, index) => ({
      mediaType: OCI.manifest,
      digest: `sha256:${String(index).padStart(64, '0')}`,
      size: 1,
    }));
    const index = source.putManifest({ mediaType: OCI.index, manifests });
    const asked: string[] = [];
    const counting = {
      name: source.name,
      manifest(digest: Digest) {
        asked.push(digest);
        return source.manifest(digest);
      },
      referrers: async () => [],
      blob: source.blob.bind(source),
    };
    await expect(readContentTree(counting, index.digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'TooManyManifests',
    });
    expect(asked).toEqual([index.digest]);
  });

  test('manifests that are few and together larger than any', async () => {
    const source = new MemorySource();
    const bytes = Buffer.from(`{"schemaVersion":2,"layers":[]${' '.repeat(4_000_000)}}`);
    const manifests = Array.from({ length: 20 }, (_, index) => ({
      mediaType: OCI.manifest,
      digest: digestOf(Buffer.of(index)),
      size: bytes.length,
    }));
    for (const { digest, mediaType } of manifests) source.manifests.set(digest, { digest, mediaType, bytes });
    const index = source.putManifest({ mediaType: OCI.index, manifests });
    await expect(readContentTree(source, index.digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'TooManyManifests',
    });
  });

  test('where one manifest is missing, the others are not waited for', async () => {
    const { source, amd64, arm64, index } = multiPlatform();
    source.manifests.delete(amd64.digest);
    let isStopped = false;
    const slow = {
      name: source.name,
      manifest(digest: Digest, { signal: stopped }: CallOptions) {
        if (digest !== arm64.digest) return source.manifest(digest);
        return new Promise<never>((_, reject) =>
          stopped?.addEventListener('abort', () => {
            isStopped = true;
            reject(stopped.reason);
          }),
        );
      },
      referrers: async () => [],
      blob: source.blob.bind(source),
    };
    await expect(readContentTree(slow, index.digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'IncompleteImage',
    });
    expect(isStopped).toBe(true);
  });

  test('two sizes of one layer', async () => {
    const source = new MemorySource();
    const layer = source.putBlob('x');
    const config = source.putBlob('{}', OCI.config);
    const image = source.putManifest({ mediaType: OCI.manifest, config, layers: [layer, { ...layer, size: 2 }] });
    await expect(readContentTree(source, image.digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'SizeMismatch',
    });
  });

  test.each([
    '\ufeff{"schemaVersion":2,"layers":[]}',
    'not JSON',
    '[]',
    '{"schemaVersion":2,"layers":{}}',
    '{"schemaVersion":2,"layers":[{"digest":"none"}]}',
    '{"schemaVersion":2,"layers":[null]}',
    '{"schemaVersion":2,"config":{"size":1},"layers":[]}',
    '{"schemaVersion":2,"manifests":[{"mediaType":"a/manifest"}]}',
    '{"schemaVersion":1,"fsLayers":[{}]}',
  ])('a manifest that does not tell all that belongs to it: %s', async text => {
    const source = new MemorySource();
    const bytes = Buffer.from(text);
    const digest = digestOf(bytes);
    source.manifests.set(digest, { digest, mediaType: OCI.manifest, bytes });
    await expect(readContentTree(source, digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'UnreadableManifest',
    });
  });

  test.each([
    '{"schemaVersion":2,"config":null,"layers":null}',
    '{"mediaType":"application/vnd.oci.artifact.manifest.v1+json"}',
    '{"schemaVersion":2,"manifests":[]}',
  ])('but not one that lists nothing: %s', async text => {
    const source = new MemorySource();
    const bytes = Buffer.from(text);
    const digest = digestOf(bytes);
    source.manifests.set(digest, { digest, mediaType: OCI.manifest, bytes });
    expect(await readContentTree(source, digest, { referrers: false, signal })).toMatchObject({ blobs: [] });
  });

  test('a digest that nobody can verify', async () => {
    const source = new MemorySource();
    const layer = { mediaType: OCI.layer, digest: 'crc32:abcd', size: 1 };
    const image = source.putManifest({ mediaType: OCI.manifest, layers: [layer] });
    await expect(readContentTree(source, image.digest, { referrers: false, signal })).rejects.toMatchObject({
      id: 'UnknownDigest',
    });
  });
});
