import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTES } from '../../src/admin/attribute-words.ts';
import { blocksOf, blockText, isLocked, type LockedParts, liftingCommands } from '../../src/admin/effective-lock.ts';
import { mayDeleteManifest, mayDeleteTag, mayPull, mayPush } from '../../src/emulator/rules/locks.ts';
import { DeletedStore } from '../../src/emulator/store/deleted.ts';
import type { Manifest, Tag } from '../../src/emulator/store/repository.ts';
import { Repository } from '../../src/emulator/store/repository.ts';
import type { ChangeableAttributes } from '../../src/registry/model/attributes.ts';

const on: ChangeableAttributes = { deleteEnabled: true, writeEnabled: true, listEnabled: true, readEnabled: true };
const off = (...names: (keyof ChangeableAttributes)[]): ChangeableAttributes => ({
  ...on,
  ...Object.fromEntries(names.map(each => [each, false])),
});
const texts = (parts: Partial<LockedParts>) =>
  blocksOf({ repository: on, manifest: undefined, tag: undefined, ...parts }).map(blockText);

test.each<[string, Partial<LockedParts>, string[]]>([
  ['nothing', { manifest: on, tag: on }, []],
  [
    'a tag',
    { manifest: on, tag: off('deleteEnabled', 'writeEnabled') },
    ['remove tag: DeleteEnabled of the tag, WriteEnabled of the tag', 'push: WriteEnabled of the tag'],
  ],
  ['its manifest', { manifest: off('deleteEnabled'), tag: on }, ['delete manifest: DeleteEnabled of the manifest']],
  [
    'the repository against writing',
    { repository: off('writeEnabled'), manifest: on, tag: on },
    [
      'delete manifest: WriteEnabled of the repository',
      'remove tag: WriteEnabled of the repository',
      'push: WriteEnabled of the repository',
    ],
  ],
  ['the repository against deleting', { repository: off('deleteEnabled'), manifest: on, tag: on }, []],
  [
    'a repository by itself',
    { repository: off('deleteEnabled', 'listEnabled') },
    ['delete repository: DeleteEnabled of the repository', 'list: ListEnabled of the repository'],
  ],
])('%s locked', (_, parts, expected) => {
  expect(texts(parts)).toEqual(expected);
});

test('what is off is turned on by the commands, and nothing else', () => {
  const place = { registryName: 'contoso', repository: 'team/api', digest: 'sha256:12', tag: '1.4' };
  expect(
    liftingCommands(place, {
      repository: on,
      manifest: off('readEnabled', 'writeEnabled'),
      tag: off('deleteEnabled'),
    }),
  ).toEqual([
    'Unlock-AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api -Name 1.4',
    'Unlock-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api -Manifest sha256:12 -Write -Read',
  ]);
  expect(liftingCommands(place, { repository: off('writeEnabled'), manifest: on, tag: on })).toEqual([
    'Unlock-AzContainerRegistryRepository -RegistryName contoso -Name team/api',
  ]);
});

describe('for every combination', () => {
  const attributes = fc.record(Object.fromEntries(ATTRIBUTES.map(each => [each, fc.boolean()]))) as fc.Arbitrary<
    Required<{ -readonly [Name in keyof ChangeableAttributes]: boolean }>
  >;

  test('it says what the registry’s rules say', () => {
    fc.assert(
      fc.property(attributes, attributes, attributes, (repository, manifest, tag) => {
        const blocked = new Set(blocksOf({ repository, manifest, tag }).map(each => each.action));
        const stored = new Repository('team/api', 0n, new DeletedStore());
        Object.assign(stored.attributes, repository);
        const [image, name] = [{ attributes: manifest } as Manifest, { attributes: tag } as Tag];
        expect(blocked.has('remove tag')).toBe(!mayDeleteTag(stored, name));
        expect(blocked.has('delete manifest')).toBe(!mayDeleteManifest(stored, image));
        expect(blocked.has('push')).toBe(!mayPush(stored, name));
        expect(blocked.has('pull')).toBe(!mayPull(stored, image, name));
      }),
    );
  });

  test('something is locked exactly where there is a command that lifts it', () => {
    fc.assert(
      fc.property(attributes, attributes, attributes, (repository, manifest, tag) => {
        const place = { registryName: 'c', repository: 'a', digest: 'sha256:1', tag: 't' };
        const locked = [repository, manifest, tag].filter(isLocked).length;
        expect(liftingCommands(place, { repository, manifest, tag })).toHaveLength(locked);
      }),
    );
  });
});
