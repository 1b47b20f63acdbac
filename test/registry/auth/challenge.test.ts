import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChallenges } from '../../../src/registry/auth/challenge.ts';

function plain(header: string) {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

test.each([
  ['', []],
  ['Basic', [['basic', {}]]],
  ['Basic realm="Registry Realm"', [['basic', { realm: 'Registry Realm' }]]],
  [
    'Bearer realm="https://contoso.azurecr.io/oauth2/token",service="contoso.azurecr.io",scope="repository:a:pull,push",error="insufficient_scope"',
    [
      [
        'bearer',
        {
          realm: 'https://contoso.azurecr.io/oauth2/token',
          service: 'contoso.azurecr.io',
          scope: 'repository:a:pull,push',
          error: 'insufficient_scope',
        },
      ],
    ],
  ],
  [
    'bearer scope="repository:a:pull repository:b:pull,push"',
    [['bearer', { scope: 'repository:a:pull repository:b:pull,push' }]],
  ],
  ['Bearer REALM = "x" , service= y', [['bearer', { realm: 'x', service: 'y' }]]],
  ['Bearer realm="a\\"b\\\\c"', [['bearer', { realm: 'a"b\\c' }]]],
  ['Bearer realm="first", realm="second"', [['bearer', { realm: 'first' }]]],
  [
    'Bearer realm="x", Basic realm="y"',
    [
      ['bearer', { realm: 'x' }],
      ['basic', { realm: 'y' }],
    ],
  ],
  [
    'Negotiate, Basic realm="y"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'y' }],
    ],
  ],
  [
    'Negotiate YII==, Basic realm="y"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'y' }],
    ],
  ],
  [', ,Bearer realm="x"', [['bearer', { realm: 'x' }]]],
  ['Bearer realm="never closed', [['bearer', { realm: 'never closed' }]]],
])('%s', (header, challenges) => {
  expect(plain(header)).toEqual(challenges);
});

test('any text is read to an end', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      parseChallenges(text);
    }),
  );
});
