import { expect, test } from 'vitest';
import { parseNextLink } from '../../src/registry/link.ts';

test.each([
  ['</acr/v1/a/_tags?last=v1&n=2&orderby=>; rel="next"', { last: 'v1', n: '2' }],
  [
    '</acr/v1/a/_tags?last=637547145897383242%26v1&n=2&orderby=timeasc>; rel="next"',
    { last: '637547145897383242%26v1', n: '2' },
  ],
  ['</v2/_catalog?n=2&last=a%2Fb>; rel=next', { last: 'a%2Fb', n: '2' }],
  ['</x?last=a>; rel="prev next"', { last: 'a', n: undefined }],
  ['</x?last=a>; title="x, y"; rel="next"', { last: 'a', n: undefined }],
  ['</x?last=p>; rel="prev", </x?last=q>; rel="next"', { last: 'q', n: undefined }],
  ['<https://evil.example/x?last=a&token=b>; rel="next"', { last: 'a', n: undefined }],
  ['</x?last=a&n=1e9>; rel="next"', { last: 'a', n: undefined }],
])('%s', (header, next) => {
  expect(parseNextLink(header)).toEqual(next);
});

test.each([undefined, '', '</x?last=a>', '</x?last=a>; rel="prev"', '</x?last=a>; rel="nextish"'])(
  '%j is the end',
  header => {
    expect(parseNextLink(header)).toBeUndefined();
  },
);

test.each([
  '</x?n=2>; rel="next"',
  '</x?token=abc>; rel="next"',
  '</x?last=>; rel="next"',
  '</x?last=a b>; rel="next"',
  '</x?last=a\r\nHost: evil>; rel="next"',
  '</x?last=a#b>; rel="next"',
])('%j leads nowhere, which is no end', header => {
  expect(() => parseNextLink(header)).toThrow(expect.objectContaining({ id: 'UnexpectedAnswer' }));
});
