import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safePath, sameFileKey } from '../../src/content/files/safe-path.ts';
import { readContentTree } from '../../src/content/read-content-tree.ts';
import { saveAsFiles } from '../../src/content/save/save-as-files.ts';
import { passingFolder } from '../support/passing-folder.ts';
import { MemorySource, OCI } from './memory-source.ts';

const { signal } = new AbortController();

/** Saves an artifact with a layer for each title; the content of each is its own. */
async function save(folder: string, titles: readonly string[], { force = false, content = 'content of' } = {}) {
  const source = new MemorySource();
  const layers = titles.map(title => ({
    ...source.putBlob(`${content} ${title}`, 'text/plain'),
    annotations: { 'org.opencontainers.image.title': title },
  }));
  const config = source.putBlob('{}', 'application/vnd.oci.empty.v1+json');
  const { digest } = source.putManifest({ mediaType: OCI.manifest, artifactType: 'test/files', config, layers });
  const tree = await readContentTree(source, digest, { referrers: false, signal });
  const origin = { server: 'contoso.azurecr.io', repository: 'team/api', tag: '1' };
  const outcome = await saveAsFiles(
    folder,
    { source, tree, origin },
    { signal, force, onProgress: () => {}, onWaiting: () => {} },
  );
  return { ...outcome, asked: source.asked };
}

test('layers become files under their titles, folders included, and nothing else is left', async () => {
  const folder = passingFolder('files');
  const { files } = await save(folder, ['a.json', './docs/b c.txt', 'docs/deep/ü.txt']);
  expect(files).toEqual(['a.json', 'docs/b c.txt', 'docs/deep/ü.txt'].map(each => join(folder, each)));
  expect(await readFile(join(folder, 'docs/b c.txt'), 'utf8')).toBe('content of ./docs/b c.txt');
  const entries = await readdir(folder, { recursive: true });
  expect(entries.toSorted()).toEqual(['a.json', 'docs', 'docs/b c.txt', 'docs/deep', 'docs/deep/ü.txt']);
});

/** Saves a Helm chart with its provenance, which has this name and version. */
async function saveChart(folder: string, name: string, version: string) {
  const source = new MemorySource();
  const helm = 'application/vnd.cncf.helm.';
  const { digest } = source.putManifest({
    mediaType: OCI.manifest,
    config: source.putBlob(JSON.stringify({ name, version }), `${helm}config.v1+json`),
    layers: [
      source.putBlob('chart', `${helm}chart.content.v1.tar+gzip`),
      source.putBlob('signed', `${helm}chart.provenance.v1.prov`),
    ],
  });
  const tree = await readContentTree(source, digest, { referrers: false, signal });
  const origin = { server: 'contoso.azurecr.io', repository: 'charts/web', tag: '1' };
  const options = { signal, force: false, onProgress: () => {}, onWaiting: () => {} };
  return saveAsFiles(folder, { source, tree, origin }, options);
}

test('a Helm chart is called as helm pull calls it, and what leads elsewhere is not written', async () => {
  const folder = passingFolder('files');
  const { files, untitled } = await saveChart(folder, 'web', '1.2.3+build.4');
  expect(files).toEqual(['web-1.2.3+build.4.tgz', 'web-1.2.3+build.4.tgz.prov'].map(each => join(folder, each)));
  expect(untitled).toBe(0);
  expect(await readFile(join(folder, 'web-1.2.3+build.4.tgz.prov'), 'utf8')).toBe('signed');
  await expect(saveChart(folder, '../web', '1')).rejects.toMatchObject({ id: 'UnsafeName' });
  expect(await readdir(folder)).toHaveLength(2);
});

test('a file that exists stays, unless it is the same or force is given', async () => {
  const folder = passingFolder('files');
  await mkdir(folder);
  await writeFile(join(folder, 'b'), 'mine');
  await expect(save(folder, ['a', 'b'])).rejects.toMatchObject({ id: 'FileExists' });
  expect(await readdir(folder)).toEqual(['b']);
  await save(folder, ['a', 'b'], { force: true });
  expect(await readFile(join(folder, 'b'), 'utf8')).toBe('content of b');
  expect((await save(folder, ['a', 'b'])).asked).toEqual([]);
});

describe('nothing is fetched where a title is', () => {
  test.each([
    '../a',
    'a/../../b',
    '/etc/passwd',
    '//server/share',
    'C:\\a',
    'c:a',
    '..\\a',
    'a\\b',
    'a\0b',
    'a//b',
    'a/',
    '.',
    './.',
    'CON',
    'aux.txt',
    'docs/Com1.log',
    'lpt¹',
    'a.',
    'a ',
    'a:b',
    'a?',
    'exe\u202egnp',
    'a\nb',
    'x'.repeat(300),
    `${'a/'.repeat(40)}b`,
    '\ud800',
    '.acrsh-0123456789abcdef.partial',
  ])('%j', async title => {
    const folder = passingFolder('files');
    await expect(save(folder, ['good', title])).rejects.toMatchObject({ id: 'UnsafeName' });
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each([
    ['a', 'A'],
    ['ü', 'u\u0308'],
    ['straße', 'STRASSE'],
    ['ﬁle', 'file'],
    ['a', 'a/b'],
    ['a/b', 'A'],
    ['a/b', 'A/c'],
  ])('%j beside %j, which some disk takes for one', async (one, other) => {
    const folder = passingFolder('files');
    await expect(save(folder, [one, other])).rejects.toMatchObject({ id: 'SameFile' });
  });
});

test('links that stand in the folder are not followed', async () => {
  const folder = passingFolder('files');
  const outside = passingFolder('outside');
  await mkdir(folder);
  await mkdir(outside);
  await symlink(outside, join(folder, 'docs'));
  await symlink(join(outside, 'new'), join(folder, 'a'));
  for (const force of [false, true]) {
    await expect(save(folder, ['docs/x'], { force })).rejects.toMatchObject({ id: 'UnsafePath' });
    await expect(save(folder, ['a'], { force })).rejects.toMatchObject({ id: 'UnsafePath' });
  }
  expect(await readdir(outside)).toEqual([]);
});

test('an image without titles is no artifact of files', async () => {
  const source = new MemorySource();
  const { digest } = source.putImage(['layer']);
  const tree = await readContentTree(source, digest, { referrers: false, signal });
  const image = { source, tree, origin: { server: 's', repository: 'r', tag: '1' } };
  const saving = saveAsFiles(passingFolder('files'), image, {
    signal,
    force: false,
    onProgress: () => {},
    onWaiting: () => {},
  });
  await expect(saving).rejects.toMatchObject({ id: 'NoTitles' });
});

test('whatever a title is, a path that is taken stays below the folder and is its own on every disk', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'a', 'A', 'con', 'nul.txt', '~', 'é', 'C:', '\\', '\0'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), parts => {
      const path = safePath(parts.join('/'));
      if ('why' in path) return;
      const joined = join('/base', ...path.parts);
      expect(joined.startsWith('/base/')).toBe(true);
      expect(joined.split('/').slice(2)).toEqual(path.parts);
      expect(sameFileKey(path.parts)).toBe(sameFileKey(path.parts.map(each => each.toUpperCase())));
    }),
    { numRuns: 1000 },
  );
});
