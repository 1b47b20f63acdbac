import { expect, test } from 'vitest';
import { parseClaims } from '../../../src/registry/auth/jwt.ts';

function token(claims: object): string {
  return `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

test.each([
  ['since 2023', { exp: 100, access: [{ Type: 'repository', Name: 'a', Actions: ['push', 'pull'] }] }],
  ['until 2021', { exp: 100, access: [{ type: 'repository', name: 'a', actions: ['push', 'pull'] }] }],
])('claims as they are spelled %s', (_when, claims) => {
  expect(parseClaims(token(claims))).toEqual({ expires: 100, granted: 'repository:a:pull,push' });
});

test.each(['', 'Sanitized', 'a.b.c', 'a..c', `a.${Buffer.from('[1]').toString('base64url')}x.c`])(
  'a token that cannot be read is no error: %j',
  text => {
    expect(parseClaims(text)?.expires).toBeUndefined();
  },
);

test('claims of another shape are taken for missing', () => {
  expect(parseClaims(token({ exp: 'soon', access: 'all' }))).toEqual({ expires: undefined, granted: undefined });
});
