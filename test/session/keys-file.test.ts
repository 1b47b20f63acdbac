import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readKeysFile } from '../../src/session/keys-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'acrsh-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the file of the folder is read', () => {
  const path = join(folder, 'keys.json');
  expect(readKeysFile(folder)).toEqual({ path, text: undefined, failure: undefined });
  writeFileSync(path, '{ "extends": "vim" }');
  expect(readKeysFile(folder)).toEqual({ path, text: '{ "extends": "vim" }', failure: undefined });
});

test('one that cannot be opened is told and no more', () => {
  const other = join(folder, 'other');
  mkdirSync(join(other, 'keys.json'), { recursive: true });
  expect(readKeysFile(other)).toMatchObject({
    text: undefined,
    failure: expect.stringMatching(/^It could not be read: EISDIR/),
  });
});
