import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitPage, runPage, sourceRepository } from '../../../../src/cmdlets/inspect/source/source-repository.ts';
import { webAddress } from '../../../../src/cmdlets/inspect/source/web-address.ts';

describe('the page of a repository', () => {
  test.each([
    ['https://github.com/contoso/api', 'https://github.com/contoso/api', 'GitHub'],
    ['https://github.com/contoso/api.git', 'https://github.com/contoso/api', 'GitHub'],
    ['https://github.com/contoso/api.git#main:docker', 'https://github.com/contoso/api', 'GitHub'],
    ['https://github.com/contoso/api/tree/main/docker', 'https://github.com/contoso/api', 'GitHub'],
    ['git+https://github.com/contoso/api.git', 'https://github.com/contoso/api', 'GitHub'],
    ['git://github.com/contoso/api.git', 'https://github.com/contoso/api', 'GitHub'],
    ['http://github.com/contoso/api', 'https://github.com/contoso/api', 'GitHub'],
    ['github.com/contoso/api', 'https://github.com/contoso/api', 'GitHub'],
    ['git@github.com:contoso/api.git', 'https://github.com/contoso/api', 'GitHub'],
    ['ssh://git@ssh.github.com:443/contoso/api.git', 'https://github.com/contoso/api', 'GitHub'],
    ['https://ana:ghp_secret@github.com/contoso/api', 'https://github.com/contoso/api', 'GitHub'],
    ['https://git.contoso.example/team/api.git', 'https://git.contoso.example/team/api', undefined],
    ['git@gitlab.com:group/sub/api.git', 'https://gitlab.com/group/sub/api', 'GitLab'],
    ['https://gitlab.contoso.example/group/api/-/tree/main', 'https://gitlab.contoso.example/group/api', 'GitLab'],
    [
      'https://contoso@dev.azure.com/contoso/A%20B/_git/api',
      'https://dev.azure.com/contoso/A%20B/_git/api',
      'Azure DevOps',
    ],
    ['https://dev.azure.com/contoso/_git/api?version=GBmain', 'https://dev.azure.com/contoso/_git/api', 'Azure DevOps'],
    ['git@ssh.dev.azure.com:v3/contoso/Samples/api', 'https://dev.azure.com/contoso/Samples/_git/api', 'Azure DevOps'],
    [
      'contoso@vs-ssh.visualstudio.com:v3/contoso/Samples/api',
      'https://contoso.visualstudio.com/Samples/_git/api',
      'Azure DevOps',
    ],
    [
      'https://contoso.visualstudio.com/DefaultCollection/Samples/_git/api',
      'https://contoso.visualstudio.com/DefaultCollection/Samples/_git/api',
      'Azure DevOps',
    ],
    [
      'https://tfs.contoso.example/tfs/Main/Samples/_git/api',
      'https://tfs.contoso.example/tfs/Main/Samples/_git/api',
      'Azure DevOps',
    ],
    ['http://bitbucket.org/contoso/api', 'https://bitbucket.org/contoso/api', 'Bitbucket'],
    [
      'https://bitbucket.contoso.example/scm/key/api.git',
      'https://bitbucket.contoso.example/projects/key/repos/api',
      'Bitbucket Data Center',
    ],
    [
      'ssh://git@bitbucket.contoso.example:7999/key/api.git',
      'https://bitbucket.contoso.example/projects/key/repos/api',
      'Bitbucket Data Center',
    ],
    [
      'https://bitbucket.contoso.example/scm/~ana/api.git',
      'https://bitbucket.contoso.example/users/ana/repos/api',
      'Bitbucket Data Center',
    ],
  ])('%s', (told, address, forge) => {
    expect(sourceRepository(told)).toEqual({ address, forge });
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://tfs:8080/tfs/Main/_git/api',
    'data:text/html,x',
    'api',
    '',
    'C:\\sources\\api',
    'https://github.com/contoso/api\u001b]8;;',
    'https://github.com/contoso/\u202eipa',
    'https://',
  ])('%j is none', told => {
    expect(sourceRepository(told)).toBeUndefined();
  });

  test('whatever is told, what is offered is https, without a user name, and has nothing hidden in it', () => {
    const told = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc
        .tuple(
          fc.constantFrom('https://', 'http://', 'ssh://', 'git@', 'javascript:', 'git+https://', ''),
          fc.constantFrom('ana:secret@', 'ana@', ''),
          fc.constantFrom('github.com', 'ssh.dev.azure.com', 'gitlab.com', 'a.example', 'bitbucket.a.example'),
          fc.constantFrom('/', ':', ':v3/', '//', '\n'),
          fc.string({ unit: 'grapheme' }),
        )
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(told, fc.string(), (text, revision) => {
        const repository = sourceRepository(text);
        if (!repository) return;
        const pages = [repository.address, commitPage(repository, revision), commitPage(repository, 'a'.repeat(40))];
        for (const page of pages.filter(each => each !== undefined)) {
          const url = new URL(page);
          expect(url.protocol).toBe('https:');
          expect(url.username + url.password).toBe('');
          expect(page).toMatch(/^[\x21-\x7e]+$/);
        }
      }),
    );
  });
});

const at = (text: string) => {
  const found = sourceRepository(text);
  if (!found) throw new Error(`${text} is none`);
  return found;
};
const SHA = '8277853d4d6251e19328ea2cbd72ee071adadc1b';

test.each([
  ['https://github.com/contoso/api', `https://github.com/contoso/api/commit/${SHA}`],
  ['https://gitlab.com/contoso/api', `https://gitlab.com/contoso/api/-/commit/${SHA}`],
  ['https://bitbucket.org/contoso/api', `https://bitbucket.org/contoso/api/commits/${SHA}`],
  ['https://dev.azure.com/c/p/_git/api', `https://dev.azure.com/c/p/_git/api/commit/${SHA}`],
  ['https://codeberg.org/contoso/api', `https://codeberg.org/contoso/api/commit/${SHA}`],
])('a commit of %s has its page', (repository, page) => {
  expect(commitPage(at(repository), SHA)).toBe(page);
  expect(commitPage(at(repository), `${SHA}-dirty`)).toBe(page);
  expect(commitPage(at(repository), 'main')).toBeUndefined();
  expect(commitPage(at(repository), `${SHA}/../../x`)).toBeUndefined();
});

test('a run has its page where the forge runs builds', () => {
  const run = (text: string, id = '42') => runPage(at(text), id);
  expect(run('https://github.com/contoso/api')).toBe('https://github.com/contoso/api/actions/runs/42');
  expect(run('https://gitlab.com/contoso/api')).toBe('https://gitlab.com/contoso/api/-/pipelines/42');
  expect(run('https://bitbucket.org/contoso/api')).toBe('https://bitbucket.org/contoso/api/pipelines/results/42');
  expect(run('https://codeberg.org/contoso/api')).toBeUndefined();
  expect(run('https://github.com/contoso/api', '42?x')).toBeUndefined();
});

test.each([
  ['https://a.example/x', 'https://a.example/x'],
  ['https://ana:secret@a.example/x', 'https://a.example/x'],
  ['http://a.example/x', undefined],
  ['javascript:alert(1)', undefined],
  ['https://a.example/\u0000', undefined],
  ['HTTPS://A.example', 'https://a.example/'],
  ['https://аzure.example/', 'https://xn--zure-43d.example/'],
])('%j as an address is %j', (text, address) => {
  expect(webAddress(text)).toBe(address);
});
