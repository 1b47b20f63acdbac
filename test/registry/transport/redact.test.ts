import { expect, test } from 'vitest';
import { redactHeaders, redactUrl } from '../../../src/registry/transport/redact.ts';

test.each([
  ['https://contoso.azurecr.io/acr/v1/a/_tags?n=2&last=v1', 'https://contoso.azurecr.io/acr/v1/a/_tags?n=2&last=v1'],
  [
    'https://x.blob.core.windows.net/d?se=2026&sig=abc%3D&sp=r',
    'https://x.blob.core.windows.net/d?se=•••&sig=•••&sp=•••',
  ],
  [
    'https://contoso.azurecr.io/v2/a/blobs/uploads/?mount=sha256%3A1&from=b',
    'https://contoso.azurecr.io/v2/a/blobs/uploads/?mount=sha256%3A1&from=b',
  ],
  ['https://user:password@contoso.azurecr.io/', 'https://contoso.azurecr.io/'],
  ['no address', '•••'],
])('%s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown);
});

test('headers lose what is secret in them and nothing else', () => {
  const shown = redactHeaders({
    authorization: 'Bearer abc',
    'set-cookie': ['a=b', 'c=d'],
    location: '/v2/a/blobs/uploads/1?_state=abc',
    link: '</x?last=a>; rel="next"',
  });
  expect(shown).toEqual({
    authorization: '•••',
    'set-cookie': '•••',
    location: '/v2/a/blobs/uploads/1?_state=•••',
    link: '</x?last=a>; rel="next"',
  });
});
