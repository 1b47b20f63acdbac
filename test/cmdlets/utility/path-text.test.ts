import { sep } from 'node:path';
import { expect, test } from 'vitest';
import {
  changeExtension,
  extensionOf,
  isAbsolutePath,
  joinPaths,
  leafBase,
  leafOf,
  parentPath,
  pathQualifier,
  withoutQualifier,
} from '../../../src/cmdlets/utility/path-text.ts';

const slashed = (text: string) => text.replaceAll(sep, '/');

test.each([
  ['fs:/usr/bin', 'fs:/usr', 'bin'],
  ['/usr/bin', '/usr', 'bin'],
  ['/usr', '/', 'usr'],
  ['usr/bin/', 'usr', 'bin'],
  ['bin', '', 'bin'],
  ['/', '', '/'],
  ['C:\\Temp\\Folder1', 'C:/Temp', 'Folder1'],
  ['C:\\Temp', 'C:/', 'Temp'],
  ['\\\\server1\\share1\\folder', '//server1/share1', 'folder'],
  ['\\\\server1\\share1', '//server1', 'share1'],
  ['env:PATH', '', 'PATH'],
])('%s has the parent %j and the leaf %j', (path, parent, leaf) => {
  expect([slashed(parentPath(path)), slashed(leafOf(path))]).toEqual([parent, leaf]);
});

test.each([
  ['one', 'two', 'one/two'],
  ['one/', '/two', 'one/two'],
  ['one', '', 'one/'],
  ['', 'two', 'two'],
  ['Variable:', 'foo', 'Variable:/foo'],
])('%j and %j make %j', (parent, child, expected) => {
  expect(slashed(joinPaths(parent, child))).toBe(expected);
});

test('extensions and qualifiers', () => {
  expect([leafBase('a.tar.gz'), extensionOf('a.tar.gz'), extensionOf('a.'), extensionOf('a')]).toEqual([
    'a.tar',
    '.gz',
    '',
    '',
  ]);
  expect([changeExtension('file...txt', ''), changeExtension('file', 'log')]).toEqual(['file..', 'file.log']);
  expect([pathQualifier('env:x'), pathQualifier('FileSystem::/x'), pathQualifier('/x')]).toEqual([
    'env:',
    'FileSystem::',
    undefined,
  ]);
  expect([withoutQualifier('env:PATH'), withoutQualifier('/x')]).toEqual(['PATH', '/x']);
  expect([isAbsolutePath('fs:/x'), isAbsolutePath('..'), isAbsolutePath('~/')]).toEqual([true, false, false]);
});
