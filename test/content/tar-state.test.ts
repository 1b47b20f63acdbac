import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TarState } from '../../src/content/save/tar-state.ts';
import { passingFolder } from '../support/passing-folder.ts';

const MIB = 1024 * 1024;

test('a note that is on its way to the disk does not stay behind a tar that is whole', async () => {
  const folder = passingFolder('state');
  await mkdir(folder);
  const state = await TarState.read(join(folder, 'image.tar.partial.json'), 'key');
  for (const bytes of [64 * MIB, 128 * MIB]) state.note('sha256:1', bytes);
  await state.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('what was noted is known to the next run of the same tar, and to no other', async () => {
  const folder = passingFolder('state');
  await mkdir(folder);
  const path = join(folder, 'image.tar.partial.json');
  const state = await TarState.read(path, 'key');
  state.note('sha256:1', 7);
  await state.save();
  expect((await TarState.read(path, 'key')).thereOf('sha256:1')).toBe(7);
  expect((await TarState.read(path, 'other')).isNew).toBe(true);
});
