import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Pax } from 'tar';
import { expect, test } from 'vitest';
import { readStored, type StoredFiles } from '../../src/content/stored-files.ts';
import { fileHeader } from '../../src/content/tar/file-header.ts';
import { openTarFiles } from '../../src/content/tar/tar-files.ts';
import { passingFolder } from '../support/passing-folder.ts';
import { gnuLongName, paxSize, tarOf } from './tar-of.ts';

async function freshFolder(): Promise<string> {
  const folder = passingFolder('tar');
  await mkdir(folder);
  return folder;
}

async function opened(folder: string, bytes: Uint8Array): Promise<StoredFiles> {
  const path = join(folder, 'image.tar');
  await writeFile(path, bytes);
  return openTarFiles(path, './image.tar');
}

const textOf = async (files: StoredFiles, path: string): Promise<string | undefined> =>
  (await readStored(files, path, { limit: 1 << 20 }))?.toString('utf8');

test('finds files by name, whatever their names are written with', async () => {
  const folder = await freshFolder();
  const long = `${'folder/'.repeat(30)}long`;
  const bytes = Buffer.concat([
    tarOf([{ path: './index.json', content: 'first' }]).subarray(0, -1024),
    gnuLongName(long),
    tarOf([
      { path: 'cut', content: 'by GNU' },
      { path: 'blobs/', type: 'Directory' },
      { path: `${'p'.repeat(200)}/name`, content: 'by pax', pax: true },
      { path: 'index.json', content: 'the last one counts' },
      { path: 'empty' },
    ]),
  ]);
  const files = await opened(folder, bytes);
  expect(await textOf(files, 'index.json')).toBe('the last one counts');
  expect(await textOf(files, long)).toBe('by GNU');
  expect(await textOf(files, `${'p'.repeat(200)}/name`)).toBe('by pax');
  expect(await textOf(files, 'empty')).toBe('');
  expect(await textOf(files, 'blobs')).toBeUndefined();
  expect(await textOf(files, 'cut')).toBeUndefined();
  await files.close();
});

test('finds the longest name that a layout has where Save-AzContainerRegistryImage writes it', async () => {
  const name = `blobs/sha512/${'5'.repeat(128)}`;
  const content = Buffer.from('by sha512'.padEnd(512));
  const files = await opened(await freshFolder(), Buffer.concat([fileHeader(name, 512), content, Buffer.alloc(1024)]));
  expect(await textOf(files, name)).toBe(content.toString());
  await files.close();
});

test('follows a link whose target has a name of its own, as GNU and pax write long ones', async () => {
  const target = `${'folder/'.repeat(20)}layer.tar`;
  const longer = `${'folder/'.repeat(21)}layer.tar`;
  const bytes = Buffer.concat([
    tarOf([
      { path: target, content: 'by GNU', pax: true },
      { path: longer, content: 'by pax', pax: true },
    ]).subarray(0, -1024),
    gnuLongName(target, 'NextFileHasLongLinkpath'),
    tarOf([{ path: 'gnu', type: 'SymbolicLink', linkpath: target.slice(0, 99) }]).subarray(0, -1024),
    new Pax({ linkpath: longer }).encode(),
    tarOf([{ path: 'pax', type: 'Link', linkpath: longer.slice(0, 99) }]),
  ]);
  const files = await opened(await freshFolder(), bytes);
  expect(await textOf(files, 'gnu')).toBe('by GNU');
  expect(await textOf(files, 'pax')).toBe('by pax');
  await files.close();
});

test('follows links within the tar and none out of it', async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, 'secret'), 'outside');
  const files = await opened(
    folder,
    tarOf([
      { path: 'real/layer.tar', content: 'a layer' },
      { path: 'other/layer.tar', type: 'SymbolicLink', linkpath: '../real/layer.tar' },
      { path: 'hard', type: 'Link', linkpath: 'other/layer.tar' },
      { path: 'round', type: 'SymbolicLink', linkpath: 'round' },
      { path: 'out', type: 'SymbolicLink', linkpath: '../secret' },
      { path: 'root', type: 'SymbolicLink', linkpath: '/etc/passwd' },
    ]),
  );
  expect(await textOf(files, 'other/layer.tar')).toBe('a layer');
  expect(await textOf(files, 'hard')).toBe('a layer');
  for (const each of ['round', 'out', 'root']) expect(await textOf(files, each)).toBeUndefined();
  await files.close();
});

test('says what is wrong with something that is no tar, or not all of one', async () => {
  const folder = await freshFolder();
  const whole = tarOf([{ path: 'layer', content: Buffer.alloc(4096, 1) }]);
  const ids = async (bytes: Uint8Array) =>
    opened(folder, bytes).then(
      files => files.close().then(() => 'read'),
      error => error.id,
    );
  expect(await ids(whole)).toBe('read');
  expect(await ids(gzipSync(whole))).toBe('CompressedArchive');
  expect(await ids(whole.subarray(0, 2000))).toBe('DamagedArchive');
  expect(await ids(Buffer.from('<html>'.repeat(200)))).toBe('NotAnImage');
  expect(await ids(Buffer.from('short'))).toBe('NotAnImage');
});

test('a tar with any byte of its headers changed is read or refused, and never runs away', {
  timeout: 60_000,
}, async () => {
  const folder = await freshFolder();
  const whole = tarOf([
    { path: 'a', content: 'one' },
    { path: 'b'.repeat(120), content: 'two', pax: true },
  ]);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      const said = await opened(folder, bytes).then(
        files => files.close(),
        error => error.id,
      );
      expect([undefined, 'DamagedArchive', 'NotAnImage', 'CompressedArchive']).toContain(said);
    }),
    { numRuns: 300 },
  );
});

test('a number in a header that is none is damage', async () => {
  const folder = await freshFolder();
  const bytes = tarOf([{ path: 'one' }, { path: 'two' }]);
  // GNU tar begins a binary number with 0x80, and a negative one with 0xff
  bytes[512 + 124] = 0x81;
  await expect(opened(folder, bytes)).rejects.toMatchObject({ id: 'DamagedArchive' });
  for (const size of [1.5, 1e300, Number.POSITIVE_INFINITY]) {
    const damaged = Buffer.concat([paxSize(size), tarOf([{ path: 'short', content: 'content' }])]);
    await expect(opened(folder, damaged)).rejects.toMatchObject({ id: 'DamagedArchive' });
  }
});
