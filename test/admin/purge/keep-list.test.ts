import { expect, test } from 'vitest';
import { parseKeepFile } from '../../../src/admin/purge/keep-list.ts';
import { parseLoginServer } from '../../../src/registry/model/login-server.ts';
import { digest, repo, tag } from '../../registry/names.ts';

const server = parseLoginServer('contoso');
const api = repo('team/api');

test('images of this registry stay, by tag and by digest, in every form that names them', () => {
  const running = digest('running');
  const both = digest('both');
  const { list, count, elsewhere, fault } = parseKeepFile(
    [
      '# what runs',
      'team/api:1.4.2   # in production',
      'contoso.azurecr.io/team/api:1.4.1',
      'CONTOSO.azurecr.io/team/api:1.4.0\r',
      'team/web:RC',
      `contoso.azurecr.io/team/api@${running}`,
      `docker-pullable://contoso.azurecr.io/team/api:1.3@${both}`,
      '',
      'docker.io/library/nginx:1.27',
      `example.azurecr.io/team/api@${digest('elsewhere')}`,
    ].join('\n'),
    server,
  );
  expect({ count, elsewhere, fault }).toEqual({ count: 6, elsewhere: 2, fault: undefined });
  for (const each of ['1.4.2', '1.4.1', '1.4.0', '1.3']) expect(list.hasTag(api, tag(each))).toBe(true);
  for (const each of [running, both]) expect(list.hasDigest(api, each)).toBe(true);
  expect(list.hasTag(api, tag('1.2'))).toBe(false);
  // unlike in patterns, case counts: there may be both tags
  expect(list.hasTag(repo('team/web'), tag('RC'))).toBe(true);
  expect(list.hasTag(repo('team/web'), tag('rc'))).toBe(false);
  expect(list.hasDigest(api, digest('elsewhere'))).toBe(false);
  expect(list.hasTag(repo('team/web'), tag('1.4.2'))).toBe(false);
});

test('what looks like a host may be the beginning of a name', () => {
  const { list } = parseKeepFile('my.team/api:1', server);
  expect(list.hasTag(repo('my.team/api'), tag('1'))).toBe(true);
  expect(list.hasTag(repo('api'), tag('1'))).toBe(false);
});

test.each([
  ['v1.2', /has neither a tag nor a digest: write v1\.2:<tag>/],
  ['team/api:*', /is no image: .* without wildcards/],
  ['Team/Api:1', /is no image/],
  ['team/api@sha256:12', /is no image/],
])('%s keeps nothing, and that is told', (line, problem) => {
  const { fault } = parseKeepFile(`team/api:1\n\n${line}`, server);
  expect(fault?.line).toBe(3);
  expect(fault?.problem).toMatch(problem);
});
