import { expect, test } from 'vitest';
import { parseReference } from '../../../src/registry/model/reference.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['api', { repository: 'api' }],
  ['team/api', { repository: 'team/api' }],
  ['team/api:1.4.2', { repository: 'team/api', tag: '1.4.2' }],
  [`team/api@${DIGEST}`, { repository: 'team/api', digest: DIGEST }],
  [`team/api:1.4.2@${DIGEST}`, { repository: 'team/api', tag: '1.4.2', digest: DIGEST }],
  ['contoso.azurecr.io/team/api:1', { host: 'contoso.azurecr.io', repository: 'team/api', tag: '1' }],
  ['localhost/api', { host: 'localhost', repository: 'api' }],
  ['localhost:5000/api:1', { host: 'localhost:5000', repository: 'api', tag: '1' }],
  ['[::1]:5000/api', { host: '[::1]:5000', repository: 'api' }],
  ['a__b/c-d.e', { repository: 'a__b/c-d.e' }],
])('%s', (text, parts) => {
  expect(parseReference(text)).toEqual({ host: undefined, tag: undefined, digest: undefined, ...parts });
});

test.each([
  '',
  'Team/api',
  'team//api',
  '/api',
  'api/',
  'api:',
  'api@',
  'api@sha256:abc',
  `api@sha256:${'A'.repeat(64)}`,
  `api@md5:${'0'.repeat(32)}`,
  'api:-1',
  `api:${'a'.repeat(129)}`,
  'api:1:2',
  'a'.repeat(256),
  'team/../api',
  'team/%2e%2e',
  'api\n',
  'api:1\n',
])('%j is none', text => {
  expect(parseReference(text)).toBeUndefined();
});
