import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openImages } from '../../src/content/open-images.ts';
import { readContentTree } from '../../src/content/read-content-tree.ts';
import type { StoredImages } from '../../src/content/stored-images.ts';
import { digestOf } from '../../src/registry/model/digest.ts';
import { type Entry, MemorySource, OCI } from './memory-source.ts';
import { dockerSave, layoutOf, membersOf, named, written, writtenTar } from './written-layout.ts';

const { signal } = new AbortController();

async function contentOf({ source }: StoredImages, entry: Pick<Entry, 'digest' | 'size'>): Promise<Buffer> {
  const { chunks } = await source.blob({ ...entry, mediaType: OCI.layer }, { signal });
  return Buffer.concat(await Array.fromAsync(chunks));
}

const idOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    error => error.id ?? error,
  );

test('a layout reads the same from a folder and from a tar', async () => {
  const made = new MemorySource();
  const index = made.putIndex({
    'linux/amd64': made.putImage(['one', 'two']),
    'linux/arm64': made.putImage(['one'], 'arm64'),
  });
  const files = layoutOf(made, [
    named(index, '1.4.2', { 'io.containerd.image.name': 'contoso.azurecr.io/team/api:1.4.2' }),
  ]);
  const bare = new Map([...files].filter(([name]) => name !== 'oci-layout'));
  for (const path of [await written(files), await writtenTar(membersOf(files)), await writtenTar(membersOf(bare))]) {
    const stored = await openImages(path, './image', { signal });
    expect(stored.images).toEqual([
      { digest: index.digest, name: 'contoso.azurecr.io/team/api:1.4.2', repository: 'team/api', tag: '1.4.2' },
    ]);
    const tree = await readContentTree(stored.source, index.digest, { referrers: true, signal });
    expect(tree.manifests.map(each => each.mediaType)).toEqual([OCI.manifest, OCI.manifest, OCI.index]);
    expect(await stored.missing(tree.blobs)).toEqual([]);
    for (const part of tree.blobs) {
      expect(await contentOf(stored, { digest: part.digest, size: part.size ?? -1 })).toEqual(
        made.blobs.get(part.digest),
      );
    }
    await stored.close();
  }
});

test('tells what was meant from its platforms and referrers, as oras and cosign list them', async () => {
  const made = new MemorySource();
  const platform = made.putImage(['one']);
  const index = made.putIndex({ 'linux/amd64': platform });
  const sbom = made.putSbom(index);
  const signature = made.putImage(['signature'], 'signed');
  const tag = `${index.digest.replace(':', '-')}.sig`;
  const files = layoutOf(made, [named(index, 'v1'), platform, sbom, named(signature, tag), made.putImage(['other'])]);
  const stored = await openImages(
    await written(layoutOf(made, JSON.parse(String(files.get('index.json'))).manifests)),
    'x',
    {
      signal,
    },
  );
  expect(stored.images.map(each => each.name)).toEqual(['v1', undefined]);
  expect(await stored.source.referrers(index.digest, { signal })).toMatchObject([
    { digest: sbom.digest, artifactType: 'application/spdx+json', tag: undefined },
    { digest: signature.digest, tag },
  ]);
  expect(await stored.source.referrers(platform.digest, { signal })).toEqual([]);
});

test.each(['sha256', 'sha512'] as const)(
  'finds referrers by the index that stands in for their list: %s',
  async algorithm => {
    const made = new MemorySource();
    const { mediaType, bytes } = made.manifests.get(made.putImage(['one']).digest) ?? {
      mediaType: '',
      bytes: Buffer.of(),
    };
    const image = { mediaType, digest: digestOf(bytes, algorithm), size: bytes.length };
    made.manifests.set(image.digest, { ...image, bytes });
    const scan = made.putManifest({ mediaType: OCI.manifest, artifactType: 'application/sarif+json', layers: [] });
    const list = made.putIndex({ 'linux/amd64': scan });
    const stem = image.digest.replace(':', '-').slice(0, 'sha256-'.length + 64);
    const files = layoutOf(made, [named(image, 'v1'), named(list, stem)]);
    const stored = await openImages(await written(files), 'x', { signal });
    expect(stored.images.map(each => each.name)).toEqual(['v1']);
    expect((await stored.source.referrers(image.digest, { signal })).map(each => each.digest)).toEqual([scan.digest]);
  },
);

test('an entry that names nothing is told of, and not left out in silence', async () => {
  const made = new MemorySource();
  const listed = [made.putImage(['one']), { mediaType: OCI.manifest, digest: 'sha256', size: 7 }];
  expect(await idOf(openImages(await written(layoutOf(made, listed)), 'x', { signal }))).toBe('DamagedLayout');
});

test('what names its subject and has a tag as well goes by the tag', async () => {
  const made = new MemorySource();
  const image = made.putImage(['one']);
  const signature = made.putImage(['signature'], 'signed', { subject: image });
  const tag = `${image.digest.replace(':', '-')}.sig`;
  const files = layoutOf(made, [named(image, 'v1'), named(signature, tag), signature]);
  const stored = await openImages(await written(files), 'x', { signal });
  expect(await stored.source.referrers(image.digest, { signal })).toMatchObject([{ digest: signature.digest, tag }]);
});

test('nothing damaged, cut or missing is taken for what it should be', async () => {
  const made = new MemorySource();
  const layer = made.putBlob('a layer of some length');
  const image = made.putImage(['a layer of some length']);
  const files = layoutOf(made, [named(image, 'v1')]);
  const path = `blobs/${layer.digest.replace(':', '/')}`;
  const open = async (content: string | undefined) => {
    const changed = new Map(files);
    changed.delete(path);
    if (content !== undefined) changed.set(path, Buffer.from(content));
    return openImages(await writtenTar(membersOf(changed)), './image.tar', { signal });
  };
  const ids: unknown[] = [];
  for (const content of ['a layer of sOme length', 'a layer', undefined]) {
    const stored = await open(content);
    const tree = await readContentTree(stored.source, image.digest, { referrers: false, signal });
    ids.push([(await stored.missing(tree.blobs)).length, await idOf(contentOf(stored, layer))]);
    await stored.close();
  }
  expect(ids).toEqual([
    [0, 'DamagedContent'],
    [1, 'DamagedContent'],
    [1, 'BlobNotFound'],
  ]);

  const manifest = `blobs/${image.digest.replace(':', '/')}`;
  const changed = await written(new Map([...files, [manifest, Buffer.from('{}')]]));
  expect(await idOf(openImages(changed, 'x', { signal }))).toBe('DamagedContent');
  await rm(join(changed, manifest));
  const stored = await openImages(changed, 'x', { signal });
  expect(await idOf(stored.source.manifest(image.digest, { signal }))).toBe('ManifestNotFound');
});

test('says what is no image', async () => {
  const ids = async (files: Readonly<Record<string, string>>) =>
    idOf(
      openImages(await written(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))), 'x', {
        signal,
      }),
    );
  expect(await ids({ 'readme.txt': 'hello' })).toBe('NotAnImage');
  expect(await ids({ 'oci-layout': '{"imageLayoutVersion":"2.0.0"}', 'index.json': '{"manifests":[]}' })).toBe(
    'NotAnImage',
  );
  expect(await ids({ 'index.json': 'no JSON' })).toBe('DamagedLayout');
  expect(await ids({ 'index.json': '{}' })).toBe('DamagedLayout');
  expect(await ids({ 'index.json': '{"manifests":[]}' })).toBe('no error');
});

test('docker save of old: the manifest is made, always the same, and layers stay as they are', async () => {
  const layers = [Buffer.from('lower'), Buffer.from('upper'), Buffer.from('lower')];
  const { config, members } = dockerSave(layers, ['nginx:latest', 'localhost:5000/team/web:1']);
  const linked = members.map(each =>
    each.path === '2/layer.tar'
      ? ({ path: each.path, type: 'SymbolicLink', linkpath: '../0/layer.tar' } as const)
      : each,
  );
  const stored = await openImages(await writtenTar(linked), './web.tar', { signal });
  const again = await openImages(await writtenTar(members.toReversed()), './web.tar', { signal });
  expect(again.images).toEqual(stored.images);
  expect(stored.images.map(({ repository, tag }) => `${repository}:${tag}`)).toEqual(['nginx:latest', 'team/web:1']);
  const [image] = stored.images;
  const { mediaType, bytes, digest } = await stored.source.manifest(image?.digest ?? digestOf(config), { signal });
  expect(digestOf(bytes)).toBe(digest);
  expect(mediaType).toBe('application/vnd.docker.distribution.manifest.v2+json');
  expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({
    schemaVersion: 2,
    mediaType,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: config.length,
      digest: digestOf(config),
    },
    layers: layers.map(each => ({
      mediaType: 'application/vnd.docker.image.rootfs.diff.tar',
      size: each.length,
      digest: digestOf(each),
    })),
  });
  const tree = await readContentTree(stored.source, digest, { referrers: true, signal });
  expect(tree.blobs.map(each => each.size)).toEqual([config.length, 5, 5]);
  for (const part of tree.blobs)
    expect(digestOf(await contentOf(stored, { ...part, size: part.size ?? -1 }))).toBe(part.digest);
});

test('docker save: an image without layers, of which Go writes null, is one', async () => {
  const config = '{"os":"linux","architecture":"amd64","rootfs":{"type":"layers"}}';
  const list = '[{"Config":"config.json","RepoTags":["empty:1"],"Layers":null}]';
  const tar = await writtenTar([
    { path: 'config.json', content: config },
    { path: 'manifest.json', content: list },
  ]);
  const stored = await openImages(tar, './empty.tar', { signal });
  const [image] = stored.images;
  const { bytes } = await stored.source.manifest(image?.digest ?? digestOf(Buffer.of()), { signal });
  expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
    config: { digest: digestOf(Buffer.from(config)) },
    layers: [],
  });
  await stored.close();
});

test('docker save: packed layers are pushed packed, lies of the configuration are found', async () => {
  const packed = gzipSync('a layer');
  const jib = await openImages(
    await writtenTar(dockerSave([packed], null, [digestOf(Buffer.from('a layer'))]).members),
    'x',
    {
      signal,
    },
  );
  expect(jib.images).toMatchObject([{ name: undefined }]);
  const tree = await readContentTree(jib.source, jib.images[0]?.digest ?? digestOf(packed), {
    referrers: false,
    signal,
  });
  expect(tree.blobs[1]).toEqual({
    digest: digestOf(packed),
    size: packed.length,
    mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  });

  const other = digestOf(Buffer.from('something else'));
  const lying = await openImages(await writtenTar(dockerSave([Buffer.from('a layer')], null, [other]).members), 'x', {
    signal,
  });
  expect(await idOf(contentOf(lying, { digest: other, size: 7 }))).toBe('DamagedContent');
  const { members } = dockerSave([Buffer.from('a layer')], null, []);
  expect(await idOf(openImages(await writtenTar(members), 'x', { signal }))).toBe('DamagedArchive');
  const incomplete = dockerSave([Buffer.from('a layer')], null).members.filter(each => each.path !== '0/layer.tar');
  expect(await idOf(openImages(await writtenTar(incomplete), 'x', { signal }))).toBe('BlobNotFound');
});

test('docker save of 25 and later is read as the layout that it is too', async () => {
  const made = new MemorySource();
  const image = made.putImage(['one']);
  const files = layoutOf(made, [
    named(image, 'latest', { 'io.containerd.image.name': 'docker.io/library/nginx:latest' }),
  ]);
  const { members } = dockerSave([Buffer.from('one')], ['nginx:latest']);
  const stored = await openImages(await writtenTar([...membersOf(files), ...members]), 'x', { signal });
  expect(stored.images).toMatchObject([{ digest: image.digest, repository: 'nginx', tag: 'latest' }]);
});

test('a manifest whose type is none is refused by its name, before a registry is asked', async () => {
  for (const mediaType of ['a\r\nX-More: b', 'image', 'a/\0', 'ü/b', `a/${'b'.repeat(200)}`]) {
    const made = new MemorySource();
    const entry = made.putManifest({ mediaType, config: made.putBlob('{}', OCI.config), layers: [] });
    const stored = await openImages(await written(layoutOf(made, [named(entry, 'v1')])), './image', { signal });
    expect(await idOf(readContentTree(stored.source, entry.digest, { referrers: false, signal }))).toBe(
      'DamagedLayout',
    );
    await stored.close();
  }
});
