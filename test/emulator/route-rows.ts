import type { Call } from './caller.ts';

/** One request and what must come back: status, headers (an absent one is undefined), and the whole body, or a part of it. */
export type Row = [
  title: string,
  method: string,
  path: string,
  call: Call,
  status: number,
  headers: Record<string, string | undefined>,
  body: unknown,
];

/** The repository of the fixture, and scopes on it. */
export const hello = 'library/hello-world';
export const read = `repository:${hello}:metadata_read`;
export const pull = `repository:${hello}:pull`;
const remove = `repository:${hello}:delete`;
const push = `repository:${hello}:pull,push`;
const zeros = `sha256:${'0'.repeat(64)}`;
const attributes = { deleteEnabled: true, writeEnabled: true, readEnabled: true, listEnabled: true };
const errors = (code: string, message: string, ...detail: unknown[]) => ({
  errors: [detail.length === 0 ? { code, message } : { code, message, detail: detail[0] }],
});
const unauthorized = (detail: unknown) =>
  errors(
    'UNAUTHORIZED',
    'authentication required, visit https://aka.ms/acr/authorization for more information.',
    detail,
  );
const action = (name: string, ...actions: string[]) =>
  actions.map(each => ({ Type: 'repository', Name: name, Action: each }));

/** The table. */
export const rows: readonly Row[] = [
  [
    'a path outside every route',
    'GET',
    '/wrong%20location',
    {},
    404,
    { 'docker-distribution-api-version': undefined },
    'Not found',
  ],
  [
    'an upper-case name, before authentication',
    'GET',
    '/acr/v1/Unknown',
    {},
    404,
    { 'www-authenticate': undefined },
    '404 page not found\n',
  ],
  [
    'a digest that does not parse',
    'GET',
    `/acr/v1/${hello}/_manifests/unknown:digest`,
    {},
    404,
    {},
    '404 page not found\n',
  ],
  ['a percent sign that encodes nothing', 'GET', '/acr/v1/a%ZZ', {}, 404, {}, '404 page not found\n'],
  [
    'a method that the path does not have',
    'PUT',
    '/acr/v1/_catalog',
    {},
    405,
    {},
    errors('UNSUPPORTED', 'The operation is unsupported.', {}),
  ],

  ['the ping', 'GET', '/v2/', { scope: pull }, 200, { 'content-length': '2' }, '{}'],
  [
    'the catalogue',
    'GET',
    '/acr/v1/_catalog',
    { scope: 'registry:catalog:*' },
    200,
    { link: undefined },
    { repositories: [hello, 'samples/empty-tags'] },
  ],
  [
    'a page of it',
    'GET',
    '/acr/v1/_catalog?n=1',
    { scope: 'registry:catalog:*' },
    200,
    { link: '</acr/v1/_catalog?last=library%2Fhello-world&n=1&orderby=>; rel="next"' },
    { repositories: [hello] },
  ],
  [
    'the page after the last',
    'GET',
    '/acr/v1/_catalog?last=zzz',
    { scope: 'registry:catalog:*' },
    200,
    { link: undefined },
    { repositories: null },
  ],
  [
    'the catalogue of v2',
    'GET',
    '/v2/_catalog?last=library%2Fhello-world',
    { scope: 'registry:catalog:*' },
    200,
    {},
    { repositories: ['samples/empty-tags'] },
  ],

  [
    'a repository',
    'GET',
    `/acr/v1/${hello}`,
    { scope: read },
    200,
    { 'x-ms-request-id': undefined },
    {
      imageName: hello,
      createdTime: '2026-10-21T12:00:00Z',
      manifestCount: 2,
      tagCount: 3,
      changeableAttributes: attributes,
    },
  ],
  [
    'its name with an encoded slash',
    'GET',
    '/acr/v1/library%2Fhello-world',
    { scope: read },
    200,
    {},
    { imageName: hello },
  ],
  [
    'no repository',
    'GET',
    '/acr/v1/nothing',
    { scope: 'repository:nothing:metadata_read' },
    404,
    {},
    errors('NAME_UNKNOWN', 'repository "nothing" is not found'),
  ],
  [
    'no repository to delete',
    'DELETE',
    '/acr/v1/nothing',
    { scope: 'repository:nothing:delete' },
    404,
    { 'x-ms-client-request-id': '' },
    errors('NAME_UNKNOWN', 'repository name not known to registry', { name: 'nothing' }),
  ],

  [
    'a tag',
    'GET',
    `/acr/v1/${hello}/_tags/v1`,
    { scope: read },
    200,
    {},
    { imageName: hello, tag: { name: 'v1', signed: false, changeableAttributes: attributes } },
  ],
  [
    'no tag',
    'GET',
    `/acr/v1/${hello}/_tags/nope`,
    { scope: read },
    404,
    {},
    errors('TAG_UNKNOWN', 'the specified tag does not exist'),
  ],
  [
    'no tag to delete, nor a repository',
    'DELETE',
    '/acr/v1/nothing/_tags/v1',
    { scope: 'repository:nothing:delete' },
    404,
    {},
    errors('TAG_UNKNOWN', 'the specified tag does not exist'),
  ],
  [
    'tags of a repository that has none',
    'GET',
    '/acr/v1/samples/empty-tags/_tags',
    { scope: 'repository:*:*' },
    200,
    {},
    { imageName: 'samples/empty-tags', tags: null },
  ],
  [
    'tag names of a repository that has none',
    'GET',
    '/v2/samples/empty-tags/tags/list',
    { scope: 'repository:*:*' },
    200,
    {},
    { name: 'samples/empty-tags', tags: [] },
  ],
  [
    'tag names by pages',
    'GET',
    `/v2/${hello}/tags/list?n=2`,
    { scope: read },
    200,
    { link: `</v2/${hello}/tags/list?last=v1&n=2&orderby=>; rel="next"` },
    { tags: ['latest', 'v1'] },
  ],

  [
    'no manifest',
    'GET',
    `/acr/v1/${hello}/_manifests/${zeros}`,
    { scope: read },
    404,
    {},
    errors('MANIFEST_UNKNOWN', 'manifest unknown'),
  ],
  [
    'no manifest under a tag',
    'GET',
    `/v2/${hello}/manifests/nope`,
    { scope: pull },
    404,
    {},
    errors('MANIFEST_UNKNOWN', 'manifest tagged by "nope" is not found', { Tag: 'nope' }),
  ],
  [
    'no manifest to delete',
    'DELETE',
    `/v2/${hello}/manifests/${zeros}`,
    { scope: remove },
    404,
    {},
    errors('MANIFEST_UNKNOWN', `manifest ${zeros} is not found`),
  ],
  [
    'a manifest to delete by tag, without a token',
    'DELETE',
    `/v2/${hello}/manifests/v1`,
    {},
    401,
    {},
    unauthorized(action(hello, 'delete')),
  ],
  [
    'a manifest to delete by tag',
    'DELETE',
    `/v2/${hello}/manifests/v1`,
    { scope: remove },
    405,
    {},
    errors('UNSUPPORTED', 'A manifest can only be deleted by digest.'),
  ],
  [
    'a manifest that is none',
    'PUT',
    `/v2/${hello}/manifests/v9`,
    { scope: push, body: '{}', headers: { 'Content-Type': 'application/vnd.oci.image.manifest.v1+json' } },
    400,
    {},
    errors('MANIFEST_INVALID', 'manifest invalid', { Reason: {} }),
  ],
  [
    'no referrers',
    'GET',
    `/v2/${hello}/referrers/${zeros}?artifactType=a/b`,
    { scope: pull },
    200,
    { 'content-type': 'application/vnd.oci.image.index.v1+json', 'oci-filters-applied': 'artifactType' },
    '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}',
  ],

  [
    'no blob',
    'DELETE',
    `/v2/${hello}/blobs/${zeros}`,
    { scope: remove },
    404,
    {},
    errors('BLOB_UNKNOWN', 'blob unknown to registry'),
  ],
  ['an upload without a slash at the end', 'POST', `/v2/${hello}/blobs/uploads`, {}, 404, {}, '404 page not found\n'],

  [
    'attributes that are no JSON',
    'PATCH',
    `/acr/v1/${hello}`,
    { scope: `repository:${hello}:metadata_write`, body: 'x' },
    400,
    {},
    { errors: [{ code: 'BAD_REQUEST' }] },
  ],
];
