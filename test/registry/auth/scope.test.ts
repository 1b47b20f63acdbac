import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOG_SCOPE, mergeScopes, parseScope, repositoryScope } from '../../../src/registry/auth/scope.ts';

test.each([
  ['', ''],
  ['repository:team/api:pull', 'repository:team/api:pull'],
  ['repository:a:push,pull', 'repository:a:pull,push'],
  ['repository:a:pull,pull', 'repository:a:pull'],
  ['repository:b:pull repository:a:pull', 'repository:a:pull repository:b:pull'],
  ['repository:a:pull  repository:a:delete', 'repository:a:delete,pull'],
  ['repository:a:pull,*', 'repository:a:*'],
  ['repository:localhost:5000/a:pull', 'repository:localhost:5000/a:pull'],
  ['registry:catalog:*', 'registry:catalog:*'],
  ['repository:a:', ''],
  ['nonsense', ''],
  [':a:pull', ''],
])('%j is %j', (text, scope) => {
  expect(parseScope(text)).toBe(scope);
});

test('several rights on a repository are one scope, in whatever order they are named', () => {
  expect(repositoryScope('a', ['pull', 'metadata_read'])).toBe('repository:a:metadata_read,pull');
  expect(repositoryScope('a', ['metadata_read', 'pull', 'pull'])).toBe(repositoryScope('a', ['pull', 'metadata_read']));
  expect(CATALOG_SCOPE).toBe('registry:catalog:*');
});

test('normalising is idempotent and merging has no order', () => {
  const action = fc.constantFrom('pull', 'push', 'delete', 'metadata_read', '*');
  const one = fc
    .tuple(fc.constantFrom('a', 'b/c', 'd'), fc.array(action, { minLength: 1 }))
    .map(([name, actions]) => `repository:${name}:${actions.join(',')}`);
  const text = fc.array(one).map(scopes => scopes.join(' '));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [a, b] = [parseScope(left), parseScope(right)];
      expect(parseScope(a)).toBe(a);
      expect(mergeScopes(a, b)).toBe(mergeScopes(b, a));
      expect(mergeScopes(a, a)).toBe(a);
    }),
  );
});
