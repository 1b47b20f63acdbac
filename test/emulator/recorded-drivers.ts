import type { Emulator } from '../../src/emulator/emulator.ts';
import { digestOf } from '../../src/emulator/store/blobs.ts';
import { type Answer, call, form } from './caller.ts';

/** Brings an emulator with the fixture "small" to give the answer of one recorded class. */
export type Driver = (emulator: Emulator) => Promise<Answer>;

/** Classes that the emulator does not imitate, and why. */
export const notEmulated: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'DELETE /acr/v1/<name> 405',
      'DELETE /acr/v1/<name>/_tags/<tag> 405',
      'GET /acr/v1/<name> 405',
      'GET /acr/v1/<name>/_manifests 405',
      'GET /acr/v1/<name>/_tags 405',
      'GET /acr/v1/<name>/_tags/<tag> 405',
      'PATCH /acr/v1/<name>/_tags/<tag> 405',
      'GET /acr/v1/_catalog 404',
    ].map(name => [name, 'classic registries, gone since 2019']),
  ),
  ...Object.fromEntries(
    [
      'PATCH /acr/v1/<name> 204',
      'PATCH /acr/v1/<name>/_manifests/<digest> 204',
      'PATCH /acr/v1/<name>/_tags/<tag> 204',
    ].map(name => [name, 'answer of 2019; since 2021 it is 200']),
  ),
};

const name = 'library/hello-world';
const scope = (actions: string): string => `repository:${name}:${actions}`;
const acr = (rest = ''): string => `/acr/v1/${encodeURIComponent(name)}${rest}`;
const v2 = (rest: string): string => `/v2/${name}${rest}`;
const unknown = `sha256:${'0'.repeat(64)}`;
const locked = JSON.stringify({ deleteEnabled: false });

const digest = (emulator: Emulator, tag = 'v1'): string => emulator.store.repository(name)?.tags.get(tag)?.digest ?? '';
const manifest = (emulator: Emulator) => emulator.store.repository(name)?.manifests.get(digest(emulator));
const layer = (emulator: Emulator): string => manifest(emulator)?.facts.blobs.at(-1) ?? '';

async function upload(emulator: Emulator): Promise<string> {
  const started = await call(emulator, 'POST', v2('/blobs/uploads/'), { scope: scope('pull,push') });
  return started.headers.location ?? '';
}

const push = (emulator: Emulator, reference: string, type?: string): Promise<Answer> =>
  call(emulator, 'PUT', v2(`/manifests/${reference}`), {
    scope: scope('pull,push'),
    headers: { 'Content-Type': type ?? manifest(emulator)?.mediaType ?? '' },
    body: manifest(emulator)?.bytes ?? '',
  });

const exchange = (emulator: Emulator, token: string): Promise<Answer> =>
  call(
    emulator,
    'POST',
    '/oauth2/exchange',
    form({ grant_type: 'access_token', service: emulator.loginServer, access_token: token }),
  );

const tokenFor = (emulator: Emulator, refresh: string): Promise<Answer> =>
  call(
    emulator,
    'POST',
    '/oauth2/token',
    form({ grant_type: 'refresh_token', service: emulator.loginServer, scope: scope('pull'), refresh_token: refresh }),
  );

/** One driver for each class, by its name. */
export const drivers: Readonly<Record<string, Driver>> = {
  'POST /oauth2/exchange 200': emulator => exchange(emulator, emulator.credentials.entraToken()),
  'POST /oauth2/exchange 401': emulator => exchange(emulator, 'wrong token'),
  'POST /oauth2/token 200': emulator => tokenFor(emulator, emulator.credentials.refreshToken()),
  'POST /oauth2/token 401': emulator => tokenFor(emulator, 'wrong token'),
  'GET /oauth2/token 200': emulator => {
    const { username, password } = emulator.credentials.admin;
    return call(emulator, 'GET', `/oauth2/token?service=${emulator.loginServer}&scope=registry%3Acatalog%3A%2A`, {
      headers: { Authorization: `Basic ${btoa(`${username}:${password}`)}` },
    });
  },

  'GET /wrong location 404': emulator => call(emulator, 'GET', '/wrong%20location'),
  'GET /v2/ 200': emulator => call(emulator, 'GET', '/v2/', { scope: 'registry:catalog:*' }),
  'GET /v2/ 401': emulator => call(emulator, 'GET', '/v2/'),
  'GET /v2/_catalog 200': emulator => call(emulator, 'GET', '/v2/_catalog', { scope: 'registry:catalog:*' }),
  'GET /acr/v1/_catalog 200': emulator =>
    call(emulator, 'GET', '/acr/v1/_catalog?n=1', { scope: 'registry:catalog:*' }),
  'GET /acr/v1/_catalog 401': emulator => call(emulator, 'GET', '/acr/v1/_catalog'),

  'GET /acr/v1/<name> 200': emulator => call(emulator, 'GET', acr(), { scope: scope('metadata_read') }),
  'GET /acr/v1/<name> 401': emulator => call(emulator, 'GET', acr()),
  'GET /acr/v1/<name> 404': emulator =>
    call(emulator, 'GET', '/acr/v1/nothing', { scope: 'repository:nothing:metadata_read' }),
  'PATCH /acr/v1/<name> 200': emulator =>
    call(emulator, 'PATCH', acr(), { scope: scope('metadata_write'), body: locked }),
  'PATCH /acr/v1/<name> 401': emulator =>
    call(emulator, 'PATCH', acr(), { scope: scope('metadata_read'), body: locked }),
  'DELETE /acr/v1/<name> 202': emulator => call(emulator, 'DELETE', acr(), { scope: scope('delete') }),
  'DELETE /acr/v1/<name> 401': emulator => call(emulator, 'DELETE', acr()),
  'DELETE /acr/v1/<name> 404': emulator =>
    call(emulator, 'DELETE', '/acr/v1/nothing', { scope: 'repository:nothing:delete' }),

  'GET /acr/v1/<name>/_tags 200': emulator =>
    call(emulator, 'GET', acr('/_tags?n=2'), { scope: scope('metadata_read') }),
  'GET /acr/v1/<name>/_tags 401': emulator => call(emulator, 'GET', acr('/_tags')),
  'GET /acr/v1/<name>/_tags 404': emulator =>
    call(emulator, 'GET', '/acr/v1/nothing/_tags', { scope: 'repository:nothing:metadata_read' }),
  'GET /acr/v1/<name>/_tags/<tag> 200': emulator =>
    call(emulator, 'GET', acr('/_tags/v1'), { scope: scope('metadata_read') }),
  'GET /acr/v1/<name>/_tags/<tag> 401': emulator => call(emulator, 'GET', acr('/_tags/v1')),
  'GET /acr/v1/<name>/_tags/<tag> 404': emulator =>
    call(emulator, 'GET', acr('/_tags/nope'), { scope: scope('metadata_read') }),
  'PATCH /acr/v1/<name>/_tags/<tag> 200': emulator =>
    call(emulator, 'PATCH', acr('/_tags/v1'), { scope: scope('metadata_write'), body: locked }),
  'PATCH /acr/v1/<name>/_tags/<tag> 401': emulator => call(emulator, 'PATCH', acr('/_tags/v1'), { body: locked }),
  'PATCH /acr/v1/<name>/_tags/<tag> 404': emulator =>
    call(emulator, 'PATCH', acr('/_tags/nope'), { scope: scope('metadata_write'), body: locked }),
  'DELETE /acr/v1/<name>/_tags/<tag> 202': emulator =>
    call(emulator, 'DELETE', acr('/_tags/v1'), { scope: scope('delete') }),
  'DELETE /acr/v1/<name>/_tags/<tag> 401': emulator => call(emulator, 'DELETE', acr('/_tags/v1')),
  'DELETE /acr/v1/<name>/_tags/<tag> 404': emulator =>
    call(emulator, 'DELETE', acr('/_tags/nope'), { scope: scope('delete') }),

  'GET /acr/v1/<name>/_manifests 200': emulator =>
    call(emulator, 'GET', acr('/_manifests?n=1'), { scope: scope('metadata_read') }),
  'GET /acr/v1/<name>/_manifests 401': emulator => call(emulator, 'GET', acr('/_manifests')),
  'GET /acr/v1/<name>/_manifests 404': emulator =>
    call(emulator, 'GET', '/acr/v1/nothing/_manifests', { scope: 'repository:nothing:metadata_read' }),
  'GET /acr/v1/<name>/_manifests/<digest> 200': emulator =>
    call(emulator, 'GET', acr(`/_manifests/${digest(emulator)}`), { scope: scope('metadata_read') }),
  'GET /acr/v1/<name>/_manifests/<digest> 401': emulator =>
    call(emulator, 'GET', acr(`/_manifests/${digest(emulator)}`)),
  'GET /acr/v1/<name>/_manifests/<digest> 404': emulator =>
    call(emulator, 'GET', acr(`/_manifests/${unknown}`), { scope: scope('metadata_read') }),
  'GET /acr/v1/<name>/_manifests/<other> 404': emulator =>
    call(emulator, 'GET', acr('/_manifests/sha256:abcdefghijkl'), { scope: scope('metadata_read') }),
  'PATCH /acr/v1/<name>/_manifests/<digest> 200': emulator =>
    call(emulator, 'PATCH', acr(`/_manifests/${digest(emulator)}`), { scope: scope('metadata_write'), body: locked }),
  'PATCH /acr/v1/<name>/_manifests/<digest> 401': emulator =>
    call(emulator, 'PATCH', acr(`/_manifests/${digest(emulator)}`), { body: locked }),
  'PATCH /acr/v1/<name>/_manifests/<digest> 404': emulator =>
    call(emulator, 'PATCH', acr(`/_manifests/${unknown}`), { scope: scope('metadata_write'), body: locked }),

  'GET /v2/<name>/tags/list 200': emulator =>
    call(emulator, 'GET', v2('/tags/list'), { scope: scope('metadata_read') }),
  'GET /v2/<name>/manifests/<digest> 200': emulator =>
    call(emulator, 'GET', v2(`/manifests/${digest(emulator)}`), { scope: scope('pull') }),
  'GET /v2/<name>/manifests/<digest> 401': emulator => call(emulator, 'GET', v2(`/manifests/${digest(emulator)}`)),
  'GET /v2/<name>/manifests/<tag> 200': emulator =>
    call(emulator, 'GET', v2('/manifests/v1'), { scope: scope('pull') }),
  'GET /v2/<name>/manifests/<tag> 401': emulator => call(emulator, 'GET', v2('/manifests/v1')),
  'GET /v2/<name>/manifests/<tag> 404': emulator =>
    call(emulator, 'GET', v2('/manifests/nope'), { scope: scope('pull') }),
  'PUT /v2/<name>/manifests/<digest> 201': emulator => push(emulator, digest(emulator)),
  'PUT /v2/<name>/manifests/<digest> 400': emulator =>
    push(emulator, digest(emulator), 'application/vnd.docker.distribution.manifest.v2+json'),
  'PUT /v2/<name>/manifests/<digest> 401': emulator =>
    call(emulator, 'PUT', v2(`/manifests/${digest(emulator)}`), { body: '{}' }),
  'PUT /v2/<name>/manifests/<tag> 201': emulator => push(emulator, 'v3'),
  'PUT /v2/<name>/manifests/<tag> 401': emulator => call(emulator, 'PUT', v2('/manifests/v3'), { body: '{}' }),
  'DELETE /v2/<name>/manifests/<digest> 202': emulator =>
    call(emulator, 'DELETE', v2(`/manifests/${digest(emulator)}`), { scope: scope('delete') }),
  'DELETE /v2/<name>/manifests/<digest> 401': emulator =>
    call(emulator, 'DELETE', v2(`/manifests/${digest(emulator)}`)),
  'DELETE /v2/<name>/manifests/<digest> 404': emulator =>
    call(emulator, 'DELETE', v2(`/manifests/${unknown}`), { scope: scope('delete') }),
  'DELETE /v2/<name>/manifests/<tag> 401': emulator => call(emulator, 'DELETE', v2('/manifests/v1')),
  'DELETE /v2/<name>/manifests/<tag> 405': emulator =>
    call(emulator, 'DELETE', v2('/manifests/v1'), { scope: scope('delete') }),

  'HEAD /v2/<name>/blobs/<digest> 200': emulator =>
    call(emulator, 'HEAD', v2(`/blobs/${layer(emulator)}`), { scope: scope('pull') }),
  'HEAD /v2/<name>/blobs/<digest> 401': emulator => call(emulator, 'HEAD', v2(`/blobs/${layer(emulator)}`)),
  'HEAD /v2/<name>/blobs/<digest> 404': emulator =>
    call(emulator, 'HEAD', v2(`/blobs/${unknown}`), { scope: scope('pull') }),
  'HEAD /v2/<name>/blobs/wrong digest 404': emulator => call(emulator, 'HEAD', v2('/blobs/wrong%20digest')),
  'GET /v2/<name>/blobs/<digest> 307': emulator =>
    call(emulator, 'GET', v2(`/blobs/${layer(emulator)}`), { scope: scope('pull') }),
  'GET /v2/<name>/blobs/<digest> 401': emulator => call(emulator, 'GET', v2(`/blobs/${layer(emulator)}`)),
  'GET /v2/<name>/blobs/wrong digest 404': emulator => call(emulator, 'GET', v2('/blobs/wrong%20digest')),
  'DELETE /v2/<name>/blobs/<digest> 202': emulator =>
    call(emulator, 'DELETE', v2(`/blobs/${layer(emulator)}`), { scope: scope('delete') }),
  'DELETE /v2/<name>/blobs/<digest> 401': emulator => call(emulator, 'DELETE', v2(`/blobs/${layer(emulator)}`)),
  'DELETE /v2/<name>/blobs/<digest> 404': emulator =>
    call(emulator, 'DELETE', v2(`/blobs/${unknown}`), { scope: scope('delete') }),

  'POST /v2/<name>/blobs/uploads/ 202': emulator =>
    call(emulator, 'POST', v2('/blobs/uploads/'), { scope: scope('pull,push') }),
  'POST /v2/<name>/blobs/uploads/ 201': emulator =>
    call(emulator, 'POST', `/v2/copy/blobs/uploads/?from=${encodeURIComponent(name)}&mount=${layer(emulator)}`, {
      scope: `repository:copy:pull,push ${scope('pull')}`,
    }),
  'POST /v2/<name>/blobs/uploads/ 401': emulator => call(emulator, 'POST', v2('/blobs/uploads/')),
  'POST /v2/<name>/blobs/uploads/ 404': emulator => call(emulator, 'POST', '/v2/wrong%20name/blobs/uploads/'),
  'PATCH /v2/<name>/blobs/uploads/<id> 202': async emulator =>
    call(emulator, 'PATCH', await upload(emulator), { scope: scope('pull,push'), body: 'hello' }),
  'PATCH /v2/<name>/blobs/uploads/<id> 401': async emulator => call(emulator, 'PATCH', await upload(emulator)),
  'PUT /v2/<name>/blobs/uploads/<id> 201': async emulator =>
    call(emulator, 'PUT', `${await upload(emulator)}&digest=${digestOf(Buffer.from('hello'))}`, {
      scope: scope('pull,push'),
      body: 'hello',
    }),
  'PUT /v2/<name>/blobs/uploads/<id> 400': async emulator =>
    call(emulator, 'PUT', `${await upload(emulator)}&digest=sha256%3A00000000`, { scope: scope('pull,push') }),
  'PUT /v2/<name>/blobs/uploads/<id> 401': async emulator => call(emulator, 'PUT', await upload(emulator)),
  'GET /v2/<name>/blobs/uploads/<id> 204': async emulator =>
    call(emulator, 'GET', await upload(emulator), { scope: scope('pull,push') }),
  'DELETE /v2/<name>/blobs/uploads/<id> 204': async emulator =>
    call(emulator, 'DELETE', await upload(emulator), { scope: scope('delete') }),
  'DELETE /v2/<name>/blobs/uploads/<id> 401': async emulator =>
    call(emulator, 'DELETE', await upload(emulator), { scope: scope('pull,push') }),
};
