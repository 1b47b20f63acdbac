import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imageSource } from '../../../../src/cmdlets/inspect/source/image-source.ts';

const SHA = '8277853d4d6251e19328ea2cbd72ee071adadc1b';
const OTHER = '1835bfe0419bcd9a9c5a775bf1f9ea55b0a9602e';

/** What Docker@2 writes; the prefix is the reversed host of the server. */
const azure = (prefix: string, more: Readonly<Record<string, string>> = {}) => ({
  [`${prefix}.image.build.buildnumber`]: '20261121.4',
  [`${prefix}.image.build.builduri`]: 'vstfs:///Build/Build/4387',
  [`${prefix}.image.build.definitionname`]: 'api-ci',
  [`${prefix}.image.build.repository.name`]: 'api',
  [`${prefix}.image.build.repository.uri`]: 'https://contoso@dev.azure.com/contoso/My%20Samples/_git/api',
  [`${prefix}.image.build.sourcebranchname`]: 'main',
  [`${prefix}.image.build.sourceversion`]: SHA,
  [`${prefix}.image.system.teamfoundationcollectionuri`]: 'https://dev.azure.com/contoso/',
  [`${prefix}.image.system.teamproject`]: 'My Samples',
  'image.base.ref.name': 'debian:bookworm-slim',
  ...more,
});

describe('Azure Pipelines', () => {
  test.each(['com.azure.dev', 'com.visualstudio.contoso', 'WebAppServer1'])('as %s', prefix => {
    expect(imageSource(azure(prefix))).toMatchObject({
      provider: 'Azure DevOps',
      repositoryUrl: 'https://dev.azure.com/contoso/My%20Samples/_git/api',
      revision: SHA,
      branch: 'main',
      commitUrl: `https://dev.azure.com/contoso/My%20Samples/_git/api/commit/${SHA}`,
      pipeline: 'api-ci',
      build: '20261121.4',
      buildUrl: 'https://dev.azure.com/contoso/My%20Samples/_build/results?buildId=4387',
      baseName: 'debian:bookworm-slim',
      missing: [],
      advice: [],
    });
  });

  test('builds what lies on GitHub', () => {
    const source = imageSource(
      azure('com.azure.dev', { 'com.azure.dev.image.build.repository.uri': 'https://github.com/contoso/api' }),
    );
    expect(source.provider).toBe('Azure DevOps');
    expect(source.commitUrl).toBe(`https://github.com/contoso/api/commit/${SHA}`);
    expect(source.buildUrl).toBe('https://dev.azure.com/contoso/My%20Samples/_build/results?buildId=4387');
  });

  test('a changeset of Team Foundation Version Control', () => {
    const labels = azure('com.azure.dev', { 'com.azure.dev.image.build.sourceversion': 'C123' });
    expect(imageSource(labels).commitUrl).toBe(
      'https://dev.azure.com/contoso/My%20Samples/_versionControl/changeset/123',
    );
  });

  test('a release', () => {
    const page = 'https://dev.azure.com/contoso/Samples/_release?releaseId=21&_a=release-summary';
    expect(imageSource(azure('com.azure.dev', { 'com.azure.dev.image.release.releaseweburl': page })).releaseUrl).toBe(
      page,
    );
  });

  test('without addPipelineData tells the commit only, and what is missing', () => {
    const source = imageSource({
      'com.azure.dev.image.build.sourceversion': SHA,
      'com.azure.dev.image.system.teamfoundationcollectionuri': 'https://dev.azure.com/contoso/',
    });
    expect(source).toMatchObject({ revision: SHA, commitUrl: undefined, buildUrl: undefined });
    expect(source.missing).toEqual([
      'com.azure.dev.image.build.repository.uri',
      'com.azure.dev.image.system.teamproject',
      'com.azure.dev.image.build.builduri',
    ]);
    expect(source.advice).toEqual(['Docker@2 of Azure Pipelines writes these labels with addPipelineData: true.']);
  });

  test('on a server without https offers nothing and says why', () => {
    const source = imageSource(
      azure('tfs', {
        'tfs.image.build.repository.uri': 'http://tfs:8080/tfs/Main/Samples/_git/api',
        'tfs.image.system.teamfoundationcollectionuri': 'http://tfs:8080/tfs/Main/',
      }),
    );
    expect(source).toMatchObject({ repositoryUrl: undefined, commitUrl: undefined, buildUrl: undefined, missing: [] });
    expect(source.advice).toEqual([
      'The repository has no https address that is known, and others are not offered.',
      'The server that built it has no https address that is known, and others are not offered.',
    ]);
  });

  test('of two servers, as one builds upon the image of another, the labels are not mixed', () => {
    const source = imageSource({
      ...azure('com.visualstudio.contoso'),
      ...azure('com.visualstudio.fabrikam', {
        'com.visualstudio.fabrikam.image.build.sourceversion': OTHER,
        'com.visualstudio.fabrikam.image.build.builduri': 'vstfs:///Build/Build/1',
      }),
    });
    expect(source.commitUrl).toContain(SHA);
    expect(source.buildUrl).toContain('buildId=4387');
    expect(source.otherRevisions).toEqual([OTHER]);
  });
});

describe('GitHub', () => {
  const oci = {
    'org.opencontainers.image.source': 'https://github.com/contoso/api',
    'org.opencontainers.image.revision': SHA,
    'org.opencontainers.image.created': '2026-01-15T05:00:00.000Z',
    'org.opencontainers.image.url': 'https://github.com/contoso/api',
    'org.opencontainers.image.version': '1.4.2',
  };

  test('what docker/metadata-action writes leads to the commit, and the run is missing', () => {
    expect(imageSource(oci)).toMatchObject({
      provider: 'GitHub',
      repositoryUrl: 'https://github.com/contoso/api',
      commitUrl: `https://github.com/contoso/api/commit/${SHA}`,
      version: '1.4.2',
      missing: ['com.github.actions.run_id'],
      advice: ['Build with: docker build --label com.github.actions.run_id=$GITHUB_RUN_ID'],
    });
  });

  test.each(['com.github.actions.run_id', 'com.github.actions.run.id', 'GITHUB_RUN_ID'])(
    '%s leads to the run',
    name => {
      expect(imageSource({ ...oci, [name]: '42' })).toMatchObject({
        buildUrl: 'https://github.com/contoso/api/actions/runs/42',
        missing: [],
      });
    },
  );

  test('the variables alone, of a server of one’s own too', () => {
    const variables = { GITHUB_REPOSITORY: 'contoso/api', GITHUB_SHA: SHA, GITHUB_RUN_ID: '42', GITHUB_WORKFLOW: 'ci' };
    expect(imageSource(variables)).toMatchObject({
      commitUrl: `https://github.com/contoso/api/commit/${SHA}`,
      buildUrl: 'https://github.com/contoso/api/actions/runs/42',
      pipeline: 'ci',
    });
    expect(imageSource({ ...variables, GITHUB_SERVER_URL: 'https://git.contoso.example' })).toMatchObject({
      provider: 'GitHub',
      buildUrl: 'https://git.contoso.example/contoso/api/actions/runs/42',
    });
  });

  test('a run page under any name', () => {
    const page = 'https://github.com/contoso/api/actions/runs/42';
    expect(imageSource({ ...oci, 'ci.run': page }).buildUrl).toBe(page);
  });

  test('a name of a branch is no commit, and it is said', () => {
    expect(imageSource({ ...oci, 'org.opencontainers.image.revision': 'main' })).toMatchObject({
      commitUrl: undefined,
      advice: expect.arrayContaining(['The revision is not the digest of a commit.']),
    });
  });
});

describe('GitLab', () => {
  const labels = {
    'vcs-url': 'https://gitlab.contoso.example/group/api',
    'org.opencontainers.image.revision': SHA,
    'com.gitlab.ci.tagorbranch': 'main',
    'com.gitlab.ci.pipelineurl': 'https://gitlab.contoso.example/group/api/-/pipelines/7',
    'com.gitlab.ci.cijoburl': 'https://gitlab.contoso.example/group/api/-/jobs/9',
    'com.gitlab.ci.commiturl': `https://gitlab.contoso.example/group/api/commit/${SHA}`,
  };

  test('its own labels lead to pipeline and commit', () => {
    expect(imageSource(labels)).toMatchObject({
      provider: 'GitLab',
      repositoryUrl: 'https://gitlab.contoso.example/group/api',
      branch: 'main',
      commitUrl: labels['com.gitlab.ci.commiturl'],
      buildUrl: labels['com.gitlab.ci.pipelineurl'],
      missing: [],
    });
  });

  test('its variables, on a host that does not tell that it is one', () => {
    expect(
      imageSource({ CI_PROJECT_URL: 'https://code.contoso.example/g/api', CI_COMMIT_SHA: SHA, CI_PIPELINE_ID: '7' }),
    ).toMatchObject({
      commitUrl: `https://code.contoso.example/g/api/-/commit/${SHA}`,
      buildUrl: 'https://code.contoso.example/g/api/-/pipelines/7',
    });
  });
});

test('Bitbucket Pipelines tells its origin by http', () => {
  expect(
    imageSource({
      BITBUCKET_GIT_HTTP_ORIGIN: 'http://bitbucket.org/contoso/api',
      BITBUCKET_COMMIT: SHA,
      BITBUCKET_BUILD_NUMBER: '12',
    }),
  ).toMatchObject({
    provider: 'Bitbucket',
    commitUrl: `https://bitbucket.org/contoso/api/commits/${SHA}`,
    buildUrl: 'https://bitbucket.org/contoso/api/pipelines/results/12',
  });
});

test('Label Schema and OpenShift', () => {
  expect(
    imageSource({ 'org.label-schema.vcs-url': 'git@github.com:contoso/api.git', 'org.label-schema.vcs-ref': SHA })
      .commitUrl,
  ).toBe(`https://github.com/contoso/api/commit/${SHA}`);
  expect(
    imageSource({
      'io.openshift.build.source-location': 'https://github.com/contoso/api',
      'io.openshift.build.commit.id': SHA,
    }).commitUrl,
  ).toBe(`https://github.com/contoso/api/commit/${SHA}`);
});

test('labels of OCI that name another commit than those of the pipeline are of the image below', () => {
  const source = imageSource({
    ...azure('com.azure.dev'),
    'org.opencontainers.image.source': 'https://github.com/debian/base',
    'org.opencontainers.image.revision': OTHER,
    'org.opencontainers.image.version': '12',
  });
  expect(source.repositoryUrl).toContain('dev.azure.com');
  expect(source.version).toBeUndefined();
  expect(source.otherRevisions).toEqual([OTHER]);
});

test('a commit may be told in short as well', () => {
  const source = imageSource({ ...azure('com.azure.dev'), 'org.opencontainers.image.revision': SHA.slice(0, 7) });
  expect(source.otherRevisions).toEqual([]);
});

test('nothing told: what to write', () => {
  expect(imageSource({ 'org.opencontainers.image.source': ' ', maintainer: 'ana' })).toMatchObject({
    provider: undefined,
    missing: ['org.opencontainers.image.source', 'org.opencontainers.image.revision', 'build-url'],
    advice: [
      'Build with: docker build --label org.opencontainers.image.source=https://<host>/<repository> --label org.opencontainers.image.revision=$(git rev-parse HEAD) --label build-url=https://<page of the build>',
    ],
  });
});

test('no label, whatever is in it, makes an address that is not https', () => {
  const names = fc.constantFrom(
    'org.opencontainers.image.source',
    'org.opencontainers.image.url',
    'org.opencontainers.image.revision',
    'com.azure.dev.image.build.repository.uri',
    'com.azure.dev.image.system.teamfoundationcollectionuri',
    'com.azure.dev.image.system.teamproject',
    'com.azure.dev.image.build.builduri',
    'com.azure.dev.image.release.releaseweburl',
    'com.gitlab.ci.pipelineurl',
    'GITHUB_REPOSITORY',
    'GITHUB_SERVER_URL',
    'GITHUB_RUN_ID',
    'BUILD_URL',
    '__proto__',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'javascript:alert(1)',
      'https://a:b@c.example/x',
      'vstfs:///Build/Build/1',
      '../..',
      'a/b',
      '1',
      SHA,
    ),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, texts), { maxLength: 8 }), entries => {
      const source = imageSource(Object.fromEntries(entries));
      const { repositoryUrl, commitUrl, buildUrl, releaseUrl, homepage, documentation } = source;
      for (const each of [repositoryUrl, commitUrl, buildUrl, releaseUrl, homepage, documentation]) {
        if (each === undefined) continue;
        expect(each).toMatch(/^https:\/\/[^@\s/]+\/[\x21-\x7e]*$/);
      }
    }),
  );
});

test('a name that is no text at all brings nothing down', () => {
  const source = imageSource({
    'com.azure.dev.image.system.teamfoundationcollectionuri': 'https://dev.azure.com/contoso/',
    'com.azure.dev.image.system.teamproject': 'half \ud83d',
    'com.azure.dev.image.build.builduri': 'vstfs:///Build/Build/12',
  });
  expect(source.buildUrl).toBe('https://dev.azure.com/contoso/half%20%EF%BF%BD/_build/results?buildId=12');
});
