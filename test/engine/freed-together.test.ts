import { expect, test } from 'vitest';
import { freedTogether } from '../../src/engine/freed-space.ts';

const LAYER = 1000;

/** Each manifest has 10 bytes of its own, and all share one layer. */
const spaceOf = (repository: string) => ({
  repository,
  read: async () => {},
  freedBy: (digests: readonly string[]) => ({ bytes: digests.length * 10 + LAYER, isRestInUse: false }),
});

const deletion = (space: ReturnType<typeof spaceOf>, digest: string, fails = false) => ({
  ...({ action: 'Delete manifest', target: digest, grade: 'moderate', fails } as const),
  deletes: { space, digests: [digest] },
});

test('a layer that several deletions share is counted once, and one that would fail frees nothing', () => {
  const api = spaceOf('contoso.azurecr.io/team/api');
  const some = [deletion(api, 'a'), deletion(api, 'b'), deletion(api, 'c', true)];
  expect(freedTogether(some)).toEqual(['  together: frees about 1020 B now']);
  expect(freedTogether(some.slice(0, 1))).toEqual([]);
  const web = spaceOf('contoso.azurecr.io/web');
  expect(freedTogether([...some, deletion(web, 'd'), deletion(web, 'e')])).toEqual([
    '  together, in contoso.azurecr.io/team/api: frees about 1020 B now',
    '  together, in contoso.azurecr.io/web: frees about 1020 B now',
  ]);
});
