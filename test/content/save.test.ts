import { createHash } from 'node:crypto';
import { linkSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentError } from '../../src/content/content-error.ts';
import type { BlobOptions, BlobPart } from '../../src/content/content-source.ts';
import { blobPath } from '../../src/content/layout/layout-paths.ts';
import { readContentTree } from '../../src/content/read-content-tree.ts';
import type { SaveOptions, SaveOutcome } from '../../src/content/save/save-outcome.ts';
import { saveToFolder } from '../../src/content/save/save-to-folder.ts';
import { saveToTar } from '../../src/content/save/save-to-tar.ts';
import { withoutSignatures } from '../../src/content/save/without-signatures.ts';
import { type Digest, digestOf } from '../../src/registry/model/digest.ts';
import { passingFolder } from '../support/passing-folder.ts';
import { dockerListOf, filesInTar, strangersIn, wrongInLayout } from './layout-witness.ts';
import { type Entry, MemorySource, OCI } from './memory-source.ts';

const { signal } = new AbortController();
const OPTIONS: SaveOptions = { signal, force: false, onProgress: () => {}, onWaiting: () => {} };

/** An image whose layers are so long. */
function imageOf(...sizes: readonly number[]) {
  const source = new BreakableSource();
  const layers = sizes.map((size, index) => Buffer.alloc(size, `layer ${index} `));
  return { source, image: source.putImage(layers), layers };
}

/** Breaks off, or sends something else, where it is told to. */
class BreakableSource extends MemorySource {
  /** Bytes from the start of the blob after which the connection breaks. */
  readonly breaksAt = new Map<Digest, number>();
  readonly froms: number[] = [];
  /** Done once, before the first blob is answered. */
  meanwhile: (() => Promise<unknown>) | undefined;

  override async blob(part: BlobPart, options: BlobOptions) {
    const { resume } = options;
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    this.froms.push(resume?.from ?? 0);
    const content = await super.blob(part, options);
    const end = this.breaksAt.get(part.digest) ?? Number.POSITIVE_INFINITY;
    const hash = resume?.hash ?? createHash('sha256');
    async function* chunks() {
      let at = content.from;
      for await (const chunk of content.chunks) {
        if (at + chunk.length > end) throw new Error('the line is cut');
        at += chunk.length;
        hash.update(chunk);
        yield chunk;
      }
      if (`sha256:${hash.digest('hex')}` !== part.digest)
        throw new ContentError('DamagedContent', 'It is another.', '');
    }
    return { ...content, chunks: chunks() };
  }
}

async function save(
  where: string,
  source: MemorySource,
  entry: Entry,
  { tag = '1', ...options }: Partial<SaveOptions> & { readonly tag?: string } = {},
): Promise<SaveOutcome> {
  const tree = await readContentTree(source, entry.digest, { referrers: false, signal });
  const image = { source, tree, origin: { server: 'contoso.azurecr.io', repository: 'team/api', tag } };
  if (!where.endsWith('.tar')) return saveToFolder(where, image, { ...OPTIONS, ...options });
  const [outcome] = await saveToTar(where, [image], { ...OPTIONS, ...options });
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

async function freshFolder(): Promise<string> {
  const folder = passingFolder('save');
  await mkdir(folder);
  return folder;
}

/** Names of all files below a folder. */
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(each => !each.isDirectory())
    .map(each => each.name);

describe('a folder', () => {
  test('is a layout in which every name tells what is in the file', async () => {
    const folder = await freshFolder();
    const { source, image } = imageOf(5000, 3_000_000);
    const outcome = await save(folder, source, image);
    expect(outcome).toEqual({ name: '1', fetched: 3_005_048, reused: 0 });
    const blobs = join(folder, 'blobs', 'sha256');
    for (const name of await readdir(blobs)) {
      expect(
        createHash('sha256')
          .update(await readFile(join(blobs, name)))
          .digest('hex'),
      ).toBe(name);
    }
    expect(await readdir(blobs)).toHaveLength(4);
    expect(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'))).toMatchObject({
      manifests: [
        {
          digest: image.digest,
          annotations: {
            'org.opencontainers.image.ref.name': '1',
            'io.containerd.image.name': 'contoso.azurecr.io/team/api:1',
          },
        },
      ],
    });
  });

  test('gets further images, and fetches nothing that it has', async () => {
    const folder = await freshFolder();
    const { source, layers } = imageOf(5000, 7000);
    const other = source.putImage([...layers, 'more']);
    await save(folder, source, source.putImage(layers));
    expect(await save(folder, source, other, { tag: '2' })).toMatchObject({
      name: '2',
      fetched: 52,
      reused: 12_000,
    });
    const { manifests } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
    expect(manifests).toHaveLength(2);
    expect(await save(folder, source, other, { tag: '2' })).toMatchObject({ fetched: 0 });
  });

  test('keeps what another program enters meanwhile', async () => {
    const folder = await freshFolder();
    const { source, image } = imageOf(5000);
    const entry = { mediaType: 'a/b', digest: `sha256:${'a'.repeat(64)}`, size: 1 };
    source.meanwhile = () => writeFile(join(folder, 'index.json'), JSON.stringify({ manifests: [entry] }));
    await save(folder, source, image);
    const { manifests } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
    expect(manifests).toHaveLength(2);
  });

  test('moves a name to another image with force only, and before anything is fetched', async () => {
    const folder = await freshFolder();
    const { source, image } = imageOf(5000);
    const other = source.putImage(['other']);
    await save(folder, source, image);
    source.asked.length = 0;
    await expect(save(folder, source, other)).rejects.toMatchObject({ id: 'NameTaken' });
    expect(source.asked).toEqual([]);
    await save(folder, source, other, { force: true });
    const { manifests } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
    expect(manifests).toMatchObject([{ digest: other.digest }]);
  });

  test('that holds something else is left alone', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'letter.txt'), 'dear');
    const { source, image } = imageOf(10);
    await expect(save(folder, source, image)).rejects.toMatchObject({ id: 'NotALayout' });
    expect(await readdir(folder)).toEqual(['letter.txt']);
  });

  test('whose blob was changed says so, and mends it with force', async () => {
    const folder = await freshFolder();
    const { source, image, layers } = imageOf(5000);
    await save(folder, source, image);
    const layer = join(
      folder,
      'blobs',
      'sha256',
      createHash('sha256')
        .update(layers[0] ?? '')
        .digest('hex'),
    );
    await writeFile(layer, Buffer.alloc(5000));
    await expect(save(folder, source, image)).rejects.toMatchObject({ id: 'DamagedLayout' });
    await save(folder, source, image, { force: true });
    expect(await readFile(layer)).toEqual(layers[0]);
  });
});

describe.each(['layout', 'image.tar'])('broken off, %s', name => {
  /** Saved until the connection broke, in the middle of its layer. */
  async function brokenOff() {
    const folder = await freshFolder();
    const where = join(folder, name);
    const { source, image } = imageOf(3_000_000);
    const [layer] = [...source.blobs.keys()].filter(each => source.blobs.get(each)?.length === 3_000_000);
    if (!layer) throw new Error('no layer');
    source.breaksAt.set(layer, 2_000_000);
    await expect(save(where, source, image)).rejects.toThrow('the line is cut');
    return { folder, where, source, image, layer };
  }

  test('goes on where it was', async () => {
    const { folder, where, source, image, layer } = await brokenOff();
    expect((await filesIn(folder)).filter(each => ['index.json', 'image.tar', layer.slice(7)].includes(each))).toEqual(
      [],
    );
    source.breaksAt.clear();
    source.froms.length = 0;
    const outcome = await save(where, source, image);
    expect(source.froms).toContain(2_000_000);
    expect(outcome.reused).toBeGreaterThanOrEqual(2_000_000);
    expect((await filesIn(folder)).filter(each => /partial/.test(each))).toEqual([]);
  });

  test('begins a blob anew, once, where what was left turns out wrong', async () => {
    const { where, source, image, layer } = await brokenOff();
    const partial = name === 'layout' ? join(where, `${blobPath(layer)}.partial`) : `${where}.partial`;
    const bytes = await readFile(partial);
    const at = bytes.indexOf('layer 0 layer 0') + 1_000_000;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(partial, bytes);
    source.breaksAt.clear();
    source.froms.length = 0;
    expect(await save(where, source, image)).toMatchObject({ fetched: expect.any(Number) });
    expect(source.froms.filter(each => each > 100)).toEqual([2_000_000]);
    const saved = name === 'layout' ? await readFile(join(where, blobPath(layer))) : await readFile(where);
    expect(saved.includes(source.blobs.get(layer) ?? 'x')).toBe(true);
  });

  test('leaves nothing of content that is wrong from the start', async () => {
    const folder = await freshFolder();
    const where = join(folder, name);
    const { source, image } = imageOf(5000);
    for (const [digest, bytes] of source.blobs) if (bytes.length === 5000) source.blobs.set(digest, Buffer.alloc(5000));
    await expect(save(where, source, image)).rejects.toMatchObject({ id: 'DamagedContent' });
    expect(
      (await filesIn(folder)).filter(
        each => !/^(?:oci-layout|[0-9a-f]{64}|image\.tar\.partial(?:\.json)?)$/.test(each),
      ),
    ).toEqual([]);
  });

  test('is stopped by its signal, with its reason', async () => {
    const folder = await freshFolder();
    const where = join(folder, name);
    const stop = new AbortController();
    const { source, image } = imageOf(3_000_000);
    const stopped = save(where, source, image, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('Ctrl+C')),
    });
    await expect(stopped).rejects.toThrow('Ctrl+C');
  });
});

describe('a tar', () => {
  test('is the same for the same image, and exists only once', async () => {
    const folder = await freshFolder();
    const { source, image } = imageOf(5000, 100_000);
    const [one, two] = ['one.tar', 'two.tar'].map(each => join(folder, each));
    if (!one || !two) throw new Error('no path');
    await save(one, source, image);
    await save(two, source, image);
    expect((await readFile(one)).equals(await readFile(two))).toBe(true);
    expect((await readdir(folder)).toSorted()).toEqual(['one.tar', 'two.tar']);
    await expect(save(one, source, image)).rejects.toMatchObject({ id: 'FileExists' });
    await save(one, source, image, { force: true });
  });
});

test.each(['new/layout', 'new/image.tar'])('where there is no room for it, nothing is left of %s', async name => {
  const folder = await freshFolder();
  const { source, layers } = imageOf(10);
  const layer = source.putBlob(layers[0] ?? '');
  const config = source.putBlob('{}', OCI.config);
  const image = source.putManifest({ mediaType: OCI.manifest, config, layers: [{ ...layer, size: 2 ** 52 }] });
  await expect(save(join(folder, name), source, image)).rejects.toMatchObject({ id: 'DiskFull' });
  expect(await readdir(folder)).toEqual([]);
  // what was there before is left as it was
  await mkdir(join(folder, 'new', 'layout'), { recursive: true });
  await expect(save(join(folder, name), source, image)).rejects.toMatchObject({ id: 'DiskFull' });
  expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(['new', join('new', 'layout')]);
});

describe('the list that docker load reads', () => {
  /** The list of a tar with these images, each under its tag. */
  async function listOf(source: MemorySource, images: Readonly<Record<string, Entry>>) {
    const path = `${passingFolder('save')}.tar`;
    const trees = Object.entries(images).map(async ([tag, { digest }]) => ({
      source,
      tree: await readContentTree(source, digest, { referrers: true, signal }),
      origin: { server: 'contoso.azurecr.io', repository: 'team/api', tag },
    }));
    await saveToTar(path, await Promise.all(trees), OPTIONS);
    const files = filesInTar(path);
    expect([...wrongInLayout(files), ...strangersIn(files)]).toEqual([]);
    return dockerListOf(files);
  }

  test('names an image by all its tags, and each of its layers as often as it stands there', async () => {
    const { source, image, layers } = imageOf(5000);
    const twice = source.putImage([layers[0] ?? '', 'more', layers[0] ?? '']);
    const list = await listOf(source, { 1: image, 2: twice, latest: image });
    expect(list?.map(each => each.RepoTags)).toEqual([
      ['contoso.azurecr.io/team/api:1', 'contoso.azurecr.io/team/api:latest'],
      ['contoso.azurecr.io/team/api:2'],
    ]);
    const [layer, more] = [layers[0] ?? '', 'more'].map(each => blobPath(digestOf(Buffer.from(each))));
    expect(list?.map(each => each.Layers)).toEqual([[layer], [layer, more, layer]]);
  });

  test('has one platform of an index under its name: linux/amd64, else the first', async () => {
    const source = new MemorySource();
    const [arm, amd, windows] = ['arm64', 'amd64', 'x'].map(each => source.putImage([each], each));
    if (!arm || !amd || !windows) throw new Error('no image');
    const configs = (list: Awaited<ReturnType<typeof listOf>>) => list?.map(each => each.Config);
    const configOf = ({ digest }: Entry) => {
      const { config } = JSON.parse(String(source.manifests.get(digest)?.bytes.toString()));
      return blobPath(config.digest);
    };
    const many = source.putIndex({ 'linux/arm64': arm, 'linux/amd64': amd, 'windows/amd64': windows });
    expect(configs(await listOf(source, { 1: many }))).toEqual([configOf(amd)]);
    const others = source.putIndex({ 'windows/amd64': windows, 'linux/arm64': arm });
    expect(configs(await listOf(source, { 1: others }))).toEqual([configOf(windows)]);
  });

  test('leaves out what cannot be run, and is left out itself where there is nothing else', async () => {
    const { source, image } = imageOf(5000);
    const chart = source.putManifest({
      mediaType: OCI.manifest,
      config: source.putBlob('{}', 'application/vnd.cncf.helm.config.v1+json'),
      layers: [source.putBlob('chart', 'application/vnd.cncf.helm.chart.content.v1.tar+gzip')],
    });
    const attestation = source.putManifest({
      mediaType: OCI.manifest,
      config: source.putBlob('{"os":"unknown"}', OCI.config),
      layers: [source.putBlob('{}', 'application/vnd.in-toto+json')],
    });
    source.bind(image.digest, attestation);
    expect(await listOf(source, { 1: image, 2: chart })).toHaveLength(1);
    expect(await listOf(source, { 1: chart })).toBeUndefined();
  });
});

test('a tar that somebody has put there meanwhile is replaced with force only', async () => {
  const folder = await freshFolder();
  const { source, image } = imageOf(5000);
  const path = join(folder, 'image.tar');
  source.meanwhile = () => writeFile(path, 'precious');
  await expect(save(path, source, image)).rejects.toMatchObject({ id: 'WriteFailed' });
  expect(await readFile(path, 'utf8')).toBe('precious');
  await save(path, source, image, { force: true });
  expect(await readFile(path, 'utf8')).not.toBe('precious');
});

describe('what stands in the way is not followed:', () => {
  test.each(['blobs', 'index.json', 'oci-layout'])('a link as %s', async name => {
    const folder = await freshFolder();
    const [outside, target] = [join(folder, 'outside'), join(folder, 'target')];
    await mkdir(outside);
    await mkdir(target);
    if (name !== 'oci-layout') await writeFile(join(target, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    await symlink(name === 'blobs' ? outside : join(outside, 'file'), join(target, name));
    const { source, image } = imageOf(10);
    await expect(save(target, source, image, { force: true })).rejects.toMatchObject({ id: 'UnsafePath' });
    expect(await readdir(outside)).toEqual([]);
  });

  test('a partial file that leads elsewhere, or has another name', async () => {
    const folder = await freshFolder();
    const { source, image, layers } = imageOf(5000);
    const precious = join(folder, 'precious');
    await writeFile(precious, 'precious');
    const name = createHash('sha256')
      .update(layers[0] ?? '')
      .digest('hex');
    for (const how of ['link', 'name']) {
      const blobs = join(folder, how, 'blobs', 'sha256');
      await mkdir(blobs, { recursive: true });
      await writeFile(join(folder, how, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
      const partial = join(blobs, `${name}.partial`);
      if (how === 'link') await symlink(precious, partial);
      else linkSync(precious, partial);
      await expect(save(join(folder, how), source, image)).rejects.toMatchObject({ id: 'UnsafePath' });
    }
    expect(await readFile(precious, 'utf8')).toBe('precious');
  });

  test('a tar that is a link: with force the link is replaced, not what it leads to', async () => {
    const folder = await freshFolder();
    const { source, image } = imageOf(10);
    const [precious, tar] = [join(folder, 'precious'), join(folder, 'image.tar')];
    await writeFile(precious, 'precious');
    await symlink(precious, tar);
    await expect(save(tar, source, image)).rejects.toMatchObject({ id: 'FileExists' });
    await save(tar, source, image, { force: true });
    expect(await readFile(precious, 'utf8')).toBe('precious');
    expect((await lstat(tar)).isFile()).toBe(true);
  });
});

test('a signed manifest of schema 1 is saved as what its digest is of', async () => {
  const source = new MemorySource();
  const layer = source.putBlob('a layer of old');
  const head = `{\n   "schemaVersion": 1,\n   "fsLayers": [{"blobSum": "${layer.digest}"}]`;
  const part = { formatLength: head.length, formatTail: Buffer.from('\n}').toString('base64url') };
  const written = Buffer.from(JSON.stringify(part)).toString('base64url');
  const bytes = Buffer.from(`${head},\n   "signatures": [{"protected": "${written}"}]\n}`);
  const digest = digestOf(Buffer.from(`${head}\n}`));
  const mediaType = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
  source.manifests.set(digest, { digest, mediaType, bytes });
  const tree = withoutSignatures(await readContentTree(source, digest, { referrers: false, signal }));
  const folder = passingFolder('layout');
  const origin = { server: 'contoso.azurecr.io', repository: 'team/api', tag: 'v1' };
  for (let run = 0; run < 2; run++) await saveToFolder(folder, { source, tree, origin }, OPTIONS);
  expect(digestOf(await readFile(join(folder, blobPath(digest))))).toBe(digest);
  expect(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')).manifests).toMatchObject([
    { digest, mediaType: 'application/vnd.docker.distribution.manifest.v1+json', size: head.length + 2 },
  ]);
});
