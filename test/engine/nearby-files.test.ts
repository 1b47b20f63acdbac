import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { nearbyFiles } from '../../src/engine/nearby-files.ts';
import { passingFolder } from '../support/passing-folder.ts';

const folder = passingFolder('nearby');
beforeAll(async () => {
  await mkdir(join(folder, 'images', 'empty'), { recursive: true });
  await mkdir(join(folder, 'many'));
  for (const name of ['api.tar', 'web.tar', '.hidden']) await writeFile(join(folder, 'images', name), '');
  for (let each = 0; each < 10; each++) await writeFile(join(folder, 'many', `file-${each}`), '');
  await symlink('nowhere', join(folder, 'images', 'link'));
});

test.each([
  ['images/apy.tar', 'Did you mean $d/images/api.tar?'],
  ['imagse/api.tar', 'Did you mean $d/images/api.tar?'],
  ['images/other', 'In $d/images there are: api.tar, empty, link, web.tar.'],
  ['images/new/file', 'There is no folder $d/images/new. In $d/images there are: api.tar, empty, link, web.tar.'],
  ['images/empty/file', '$d/images/empty is empty.'],
  ['images/api.tar/file', '$d/images/api.tar is no folder.'],
  ['images/link', '$d/images/link is a link that leads nowhere.'],
  ['many/x', 'In $d/many there are: file-0, file-1, file-2, file-3, file-4, file-5, file-6, file-7, and 2 more.'],
])('%s is not there', async (path, said) => {
  expect(await nearbyFiles(join(folder, path))).toBe(said.replaceAll('$d', folder));
});
