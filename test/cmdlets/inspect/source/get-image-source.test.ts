import { describe, expect, test } from 'vitest';
import type { Fixture } from '../../../../src/emulator/fixtures/fixture.ts';
import { ociManifest } from '../../../../src/emulator/media-types.ts';
import { startShell } from '../../../support/shell.ts';

const created = new Date('2026-01-01T00:00:00Z');
const SOURCE = 'org.opencontainers.image.source';
const REVISION = 'org.opencontainers.image.revision';
const SHA = '8277853d4d6251e19328ea2cbd72ee071adadc1b';

/** An index of two platforms with labels of their own, and an image for each set of labels. */
const labelled =
  (platforms: Readonly<Record<string, Readonly<Record<string, string>>>>): Fixture =>
  registry =>
    registry.repository('app', created, repository => {
      const entries = Object.entries(platforms).map(([architecture, labels]) => ({
        manifest: repository.image({ created, layers: [], platform: { os: 'linux', architecture }, labels }),
        platform: { os: 'linux', architecture },
      }));
      repository.tag('v1', repository.index(entries, created), created);
    });

/** A desktop whose browser keeps what it is asked to show. */
function desktop() {
  const opened: string[] = [];
  return {
    opened,
    opener: {
      async open(address: string) {
        opened.push(address);
        return { opened: true } as const;
      },
    },
  };
}

describe('platforms', () => {
  const labels = { [SOURCE]: 'https://github.com/contoso/app', [REVISION]: SHA };

  test('that tell the same are one object, of the index', async () => {
    await using shell = await startShell({ fixture: labelled({ amd64: labels, arm64: labels }) });
    expect(
      await shell.run(
        '$s = @(Get-AcrImageSource app:v1); $s.Count; $s.Platforms; $s.Digest -eq (Get-AcrImage app:v1 -Index).Digest',
      ),
    ).toEqual(['1', 'linux/amd64', 'linux/arm64', 'True']);
  });

  test('that tell different things are not', async () => {
    const other = { ...labels, [REVISION]: SHA.replace(/^./, '9') };
    await using shell = await startShell({ fixture: labelled({ amd64: labels, arm64: other }) });
    expect(await shell.run('(Get-AcrImageSource app:v1).Platforms')).toEqual(['linux/amd64', 'linux/arm64']);
    expect(await shell.run('(Get-AcrImageSource app:v1 -Platform linux/arm64).Revision')).toEqual([other[REVISION]]);
  });
});

test('what docker does not build is not to be built by it', async () => {
  const chart: Fixture = registry =>
    registry.repository('charts/web', created, repository => {
      const config = { mediaType: 'application/vnd.cncf.helm.config.v1+json', ...repository.blob('{"name":"web"}') };
      const manifest = { schemaVersion: 2, mediaType: ociManifest, config, layers: [] };
      repository.tag('v1', repository.manifest(manifest, created), created);
    });
  await using shell = await startShell({ fixture: chart });
  const [advice] = await shell.run('(Get-AcrImageSource charts/web:v1).Advice');
  expect(advice).toMatch(/^Push it with these annotations: org.opencontainers.image.source=/);
});

describe('-Open', () => {
  test('opens the commit, and each page once', async () => {
    const parts = desktop();
    await using shell = await startShell({ parts });
    await shell.run("'samples/nginx:latest', 'samples/nginx:stable' | Get-AcrImageSource -Open | Out-Null");
    expect(parts.opened).toEqual([
      'https://dev.azure.com/contoso/Samples/_git/nginx-sample/commit/1835bfe0419bcd9a9c5a775bf1f9ea55b0a9602e',
    ]);
  });

  test.each([
    ['Build', 'https://dev.azure.com/contoso/Samples/_build/results?buildId=4387'],
    ['Repository', 'https://dev.azure.com/contoso/Samples/_git/nginx-sample'],
  ])('-Page %s opens that', async (page, address) => {
    const parts = desktop();
    await using shell = await startShell({ parts });
    await shell.run(`Get-AcrImageSource samples/nginx:latest -Page ${page} | Out-Null`);
    expect(parts.opened).toEqual([address]);
  });

  test('opens a few pages, not a hundred', async () => {
    const parts = desktop();
    await using shell = await startShell({ parts });
    const lines = await shell.run('Get-AcrTag samples/nginx 2026* | Get-AcrImageSource -Open | Out-Null');
    expect(parts.opened).toHaveLength(5);
    expect(lines).toEqual([
      'WARNING: Only 5 pages are opened at once; the links of the others are in what is emitted.',
    ]);
  });

  test('says where no browser can be, with the address', async () => {
    await using shell = await startShell();
    expect(await shell.run('Get-AcrImageSource samples/nginx:latest -Page Build | Out-Null')).toEqual([
      'WARNING: https://dev.azure.com/contoso/Samples/_build/results?buildId=4387 was not opened: there is no desktop here.',
    ]);
  });

  test('never opens what is no https address, and says what to add', async () => {
    const parts = desktop();
    const hostile = { [SOURCE]: 'javascript:alert(1)', [REVISION]: `${SHA}\u001b]0;x\u0007` };
    await using shell = await startShell({ fixture: labelled({ amd64: hostile }), parts, errorsAmongLines: false });
    await shell.run('Get-AcrImageSource app:v1 -Open | Out-Null; Get-AcrImageSource app:v1 -Page Build | Out-Null');
    expect(parts.opened).toEqual([]);
    expect(shell.errors.map(each => [each.fullyQualifiedErrorId, each.exception.message, each.recommendation])).toEqual(
      [
        [
          'NoSourcePage,Get-AzContainerRegistryImageSource',
          'app:v1 does not tell where it comes from.',
          'The repository has no https address that is known, and others are not offered. Build with: docker build --label build-url=https://<page of the build>',
        ],
        [
          'NoSourcePage,Get-AzContainerRegistryImageSource',
          'app:v1 does not tell the page of its build.',
          'The repository has no https address that is known, and others are not offered. Build with: docker build --label build-url=https://<page of the build>',
        ],
      ],
    );
  });
});

test('labels of the image below are told of', async () => {
  const labels = {
    'com.azure.dev.image.build.sourceversion': SHA,
    [SOURCE]: 'https://github.com/debian/base',
    [REVISION]: '1835bfe0419bcd9a9c5a775bf1f9ea55b0a9602e',
  };
  await using shell = await startShell({ fixture: labelled({ amd64: labels }) });
  const [warning, revision] = await shell.run('(Get-AcrImageSource app:v1).Revision');
  expect(warning).toMatch(/^WARNING: app:v1 has labels of several commits: 8277853d.*, and 1835bfe0.*, which an image/);
  expect(revision).toBe(SHA);
});

test('what labels say cannot move the cursor or hide text', async () => {
  const hostile = 'x\u001b]8;;https://evil.example\u0007y\u202ez';
  const labels = {
    [SOURCE]: 'https://github.com/contoso/app',
    [REVISION]: hostile,
    'org.opencontainers.image.authors': hostile,
    'org.opencontainers.image.base.name': hostile,
    'com.azure.dev.image.build.buildnumber': hostile,
    'com.azure.dev.image.build.sourcebranchname': hostile,
  };
  await using shell = await startShell({ fixture: labelled({ amd64: labels }) });
  const shown = await shell.run(
    'Get-AcrImageSource app:v1; Get-AcrImageSource app:v1 | Format-Table; Get-AcrImage app:v1',
  );
  expect(shown.join('\n')).toContain('x\\x1b]8;;https://evil.example\\x07y\\u202ez');
  expect(shown.filter(each => /[\p{Cc}\p{Cf}]/u.test(each))).toEqual([]);
});
