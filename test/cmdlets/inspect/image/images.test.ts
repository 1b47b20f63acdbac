import { describe, expect, test } from 'vitest';
import { beginning } from '../../../../src/cmdlets/inspect/image/image-cells.ts';
import type { Fixture } from '../../../../src/emulator/fixtures/fixture.ts';
import { ociManifest, orasArtifact } from '../../../../src/emulator/media-types.ts';
import { keepManifest } from '../../../../src/registry/kept-bodies.ts';
import { digest, repo } from '../../../registry/names.ts';
import { startShell, type TestShell } from '../../../support/shell.ts';

const bodies = ({ emulator }: TestShell) =>
  emulator.ledger.entries.filter(each => /^\/v2\/.*\/(?:manifests|blobs)\//.test(each.path)).length;

test('tables whose cells go on in further lines do so by Format-Table too', async () => {
  await using shell = await startShell();
  const shown = await shell.run('Get-AcrLabel samples/nginx:latest');
  expect(shown.some(each => /^ +es\/_git\/nginx-sample$/.test(each))).toBe(true);
  expect(await shell.run('Get-AcrLabel samples/nginx:latest | Format-Table')).toEqual(shown);
});

test('of labels with whole documents in them the beginning is shown, and how long they are', async () => {
  const long = `{${'\u{1f600}'.repeat(30_000)}}`;
  expect(beginning(long)).toBe(`{${'\u{1f600}'.repeat(399)}… (60,002 characters)`);
  expect(beginning('x'.repeat(450))).toHaveLength(450);
});

describe('what is read', () => {
  test('is asked for once in a session', async () => {
    await using shell = await startShell();
    await shell.run('Get-AcrTag samples/nginx 2026* | Get-AcrLabel image.base.ref.name');
    expect(bodies(shell)).toBe(24);
    await shell.run('Get-AcrTag samples/nginx 2026* | Get-AcrImage; Get-AcrTag samples/nginx 2026* | Get-AcrLayer');
    expect(bodies(shell)).toBe(24);
  });

  test('is asked for once where many tags mean the same image', async () => {
    await using shell = await startShell();
    expect(await shell.run('(Get-AcrTag test/busybox | Get-AcrImage).Count')).toEqual(['150']);
    expect(bodies(shell)).toBe(2);
  });

  test('comes in the order of what came along, and one that is gone does not stop the others', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    const lines = await shell.run(
      "'samples/nginx:2026.4200', 'samples/nginx:gone', 'samples/nginx', 'samples/nginx:2026.4217' | Get-AcrLabel *buildnumber | ForEach-Object Value",
    );
    expect(lines).toEqual(['2026.4200', '2026.4217']);
    expect(shell.errors.map(each => each.fullyQualifiedErrorId)).toEqual([
      'TagNotFound,Get-AzContainerRegistryLabel',
      'MissingImage,Get-AzContainerRegistryLabel',
    ]);
  });

  test('is no more than is wanted', async () => {
    await using shell = await startShell();
    await shell.run('Get-AcrTag samples/nginx 2026* | Get-AcrImage | Select-Object -First 1 | Out-Null');
    // eight are begun side by side
    expect(bodies(shell)).toBeLessThanOrEqual(18);
  });

  test('may be named by objects of any kind', async () => {
    await using shell = await startShell();
    const lines = await shell.run(`
      $m = Get-AcrManifest team/api:1.4.1
      ($m | Get-AcrImage).Platform
      ([pscustomobject]@{ RepositoryName = 'team/api'; Tag = '1.4.1' } | Get-AcrImage).Digest -eq $m.Digest
      ('team/api:1.4.1' | Get-AcrImage).Tag
      (Get-AcrImage -InputObject $m).Digest -eq $m.Digest
    `);
    expect(lines).toEqual(['linux/amd64', 'True', '1.4.1', 'True']);
  });
});

test.each([
  ['team/api@sha256:123', "'sha256:123' is not a digest.", 'Give it whole: team/api@sha256: and 64 hex digits.'],
  ['team/api:a:b', "'a:b' is not a tag.", 'Tags are up to 128 letters, digits, dots, dashes and underscores: 1.4.2.'],
  ['team/api:sha256:ab', "'sha256:ab' is not a tag.", 'A digest stands behind @: team/api@sha256:ab'],
  ['team/api:1.*', "'1.*' is not a tag.", 'Several come along a pipeline: Get-AzContainerRegistryTag team/api 1.* | …'],
  ['Team/api:1', "'Team/api:1' is not a repository name.", expect.stringContaining('lower-case')],
  ['127.0.0.1:1/Team/api:1', "'127.0.0.1:1/Team/api:1' is not a repository name.", expect.anything()],
  ['127.0.0.1:1/team/api@x', "'x' is not a digest.", expect.stringContaining('127.0.0.1:1/team/api@sha256:')],
  ['', "'' is not a repository name.", expect.anything()],
])('of %s the part that is wrong is named', async (reference, message, recommendation) => {
  await using shell = await startShell({ errorsAmongLines: false });
  await shell.run(`Get-AcrImage '${reference}'`);
  expect(shell.errors.map(each => [each.exception.message, each.recommendation])).toEqual([[message, recommendation]]);
});

test('nothing that came along the pipeline names no image', async () => {
  await using shell = await startShell({ errorsAmongLines: false });
  await shell.run('$null | Get-AcrImage');
  expect(shell.errors[0]?.recommendation).toContain('Pipe tags or manifests');
});

describe('platforms', () => {
  test.each([
    ['linux/arm64', ['linux/arm64/v8']],
    ['linux/arm64/v8', ['linux/arm64/v8']],
    ['linux/*', ['linux/amd64', 'linux/arm64/v8']],
    ['*arm*', ['linux/arm64/v8']],
    ['*/amd64', ['linux/amd64']],
    ['arm64', ['linux/arm64/v8']],
    ['linux/aarch64', ['linux/arm64/v8']],
  ])('%s', async (pattern, platforms) => {
    await using shell = await startShell();
    expect(await shell.run(`(Get-AcrImage team/api:1.4.2 -Platform ${pattern}).Platform`)).toEqual(platforms);
  });

  test("an empty one is nobody's, and is refused before anything is asked for", async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    for (const cmdlet of ['Get-AcrImage', 'Get-AcrLayer', 'Save-AcrImage -Path nowhere'])
      await shell.run(`${cmdlet} team/api:1.4.2 -Platform ''`);
    const ids = shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);
    expect(new Set(ids)).toEqual(new Set(['CannotConvertArgumentNoMessage']));
    expect(ids).toHaveLength(3);
  });

  test('an index tells the variant that a configuration leaves out', async () => {
    await using shell = await startShell({ fixture: odd });
    const platformsOf = (pattern: string) =>
      shell.run(`(Get-AcrImage odd/things:list -Platform ${pattern}).Architecture`);
    expect(await platformsOf('linux/arm/v7')).toEqual(['arm']);
    expect(await platformsOf('arm/v7')).toEqual(['arm']);
  });

  test('an image that is for another platform is said to be', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    await shell.run('Get-AcrImage samples/nginx:latest -Platform linux/arm64');
    expect(shell.errors[0]?.recommendation).toBe('It has: linux/amd64');
  });
});

const created = new Date('2026-01-01T00:00:00Z');

/** A Helm chart, ORAS's artifact manifest, an index with a gap, and an image whose configuration is gone. */
const odd: Fixture = registry => {
  registry.repository('odd/things', created, repository => {
    const config = repository.blob('{"name":"web","version":"1.2.3","appVersion":"9"}');
    const chart = repository.manifest(
      {
        schemaVersion: 2,
        mediaType: ociManifest,
        config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', ...config },
        layers: [{ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', ...repository.blob('chart') }],
      },
      created,
    );
    repository.tag('chart', chart, created);
    const oras = repository.manifest(
      {
        mediaType: orasArtifact,
        artifactType: 'signature/example',
        blobs: [{ mediaType: 'text/plain', ...repository.blob('signed') }],
        subject: { mediaType: ociManifest, digest: chart.digest, size: chart.bytes.length },
      },
      created,
    );
    repository.tag('oras', oras, created);
    const layer = repository.layer('a', 'a');
    const image = repository.image({ created, layers: [layer] });
    const arm = repository.image({ created, layers: [layer], platform: { os: 'linux', architecture: 'arm' } });
    repository.tag('list', repository.index([{ manifest: arm, variant: 'v7' }], created), created);
    const gone = { ...image, digest: digest('gone') };
    repository.tag('gap', repository.index([{ manifest: image }, { manifest: gone }], created), created);
    const lost = repository.manifest(
      {
        schemaVersion: 2,
        mediaType: ociManifest,
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digest('lost'), size: 3 },
        layers: [{ mediaType: 'layer', digest: layer.digest, size: layer.size }],
      },
      created,
    );
    repository.tag('lost', lost, created);
    const inner = repository.index([{ manifest: image }], created);
    repository.tag('nested', repository.index([{ manifest: inner }], created), created);
  });
};

describe('what is no plain image', () => {
  test('a Helm chart', async () => {
    await using shell = await startShell({ fixture: odd });
    expect(
      await shell.run(
        '$c = Get-AcrImage odd/things:chart; $c.Kind; $c.Config.version; $c.Platform; $c.Layers.MediaType',
      ),
    ).toEqual(['Helm chart', '1.2.3', 'application/vnd.cncf.helm.chart.content.v1.tar+gzip']);
  });

  test("ORAS's artifact manifest, which is a referrer as well", async () => {
    await using shell = await startShell({ fixture: odd });
    expect(await shell.run('$o = Get-AcrImage odd/things:oras; $o.Kind; $o.ArtifactType')).toEqual([
      'artifact',
      'signature/example',
    ]);
    expect(await shell.run('Get-AcrReferrer odd/things:chart -Content')).toEqual(['signed']);
  });

  test('an index with a gap tells of it and shows the rest', async () => {
    await using shell = await startShell({ fixture: odd });
    const lines = await shell.run('(Get-AcrImage odd/things:gap).Platform');
    expect(lines).toEqual([
      expect.stringMatching(/^WARNING: odd\/things:gap lists linux\/amd64 [0-9a-f]{12}, which/),
      'linux/amd64',
    ]);
  });

  test('a configuration that is gone leaves what the manifest says', async () => {
    await using shell = await startShell({ fixture: odd });
    expect(await shell.run('$i = Get-AcrImage odd/things:lost; $i.Kind; $i.LayerCount; $null -eq $i.Config')).toEqual([
      expect.stringMatching(/^WARNING: odd\/things:lost: its configuration [0-9a-f]{12} is not in the repository, so/),
      'image',
      '1',
      'True',
    ]);
  });

  test('labels of images whose configuration is gone are not said to be none', async () => {
    await using shell = await startShell({ fixture: odd });
    expect(await shell.run('Get-AcrLabel odd/things:lost')).toEqual([
      expect.stringContaining('nobody can tell its labels'),
    ]);
  });

  test('an index has no layers, instead of none', async () => {
    await using shell = await startShell();
    const lines = await shell.run(
      'Get-AcrImage team/api:1.4.2 -Index | Format-Table; (Get-AcrImage team/api:1.4.2 -Index).LayerCount',
    );
    expect(lines.filter(each => each.includes('1.4.2'))).toEqual([
      expect.stringMatching(/^ +index +[0-9a-f]{12} 1\.4\.2$/),
    ]);
  });

  test('an index in an index leads on', async () => {
    await using shell = await startShell({ fixture: odd });
    expect(await shell.run('(Get-AcrImage odd/things:nested).Platform')).toEqual(['linux/amd64']);
  });

  test('a type that nobody knows is shown as it is', async () => {
    await using shell = await startShell({ fixture: odd });
    const { registry } = shell.session.connection(undefined);
    const bytes = Buffer.from('{"flavour":"strange","annotations":{"a":"b"}}');
    const mediaType = 'application/vnd.example.strange+json';
    const strange = digest('strange');
    keepManifest(registry, { repository: repo('odd/things'), digest: strange }, { digest: strange, mediaType, bytes });
    const reference = `odd/things@${strange}`;
    expect(
      await shell.run(`
        $i = Get-AcrImage ${reference}; $i.Kind; $i.MediaType; $i.Annotations.a; $i.LayerCount
        (Get-AcrLabel ${reference}).Count; @(Get-AcrLayer ${reference}).Count
        (Get-AcrImageSource ${reference}).Missing.Count
      `),
    ).toEqual(['unknown', mediaType, 'b', '0', '0', '0', '3']);
  });

  test('schema 1 is read with a notice', async () => {
    await using shell = await startShell({ fixture: odd });
    const { registry } = shell.session.connection(undefined);
    const bytes = Buffer.from(
      JSON.stringify({
        schemaVersion: 1,
        fsLayers: [{ blobSum: digest('layer') }],
        history: [{ v1Compatibility: '{"os":"linux","architecture":"amd64","config":{"Labels":{"a":"b"}}}' }],
      }),
    );
    const mediaType = 'application/vnd.docker.distribution.manifest.v1+json';
    const old = digest('old');
    keepManifest(registry, { repository: repo('odd/things'), digest: old }, { digest: old, mediaType, bytes });
    expect(
      await shell.run(`$i = Get-AcrImage odd/things@${old}; $i.Kind; $i.Platform; $i.Labels.a; $null -eq $i.Size`),
    ).toEqual([
      expect.stringMatching(/^WARNING: odd\/things@[0-9a-f]{12} is a manifest of schema 1/),
      'image (schema 1)',
      'linux/amd64',
      'b',
      'True',
    ]);
  });
});

describe('referrers', () => {
  test('what is no text is not shown as if it were', async () => {
    const binary: Fixture = registry =>
      registry.repository('a', created, repository => {
        const image = repository.image({ created, layers: [] });
        repository.tag('v1', image, created);
        repository.manifest(
          {
            schemaVersion: 2,
            mediaType: ociManifest,
            artifactType: 'application/vnd.cncf.notary.signature',
            config: { mediaType: 'application/vnd.oci.empty.v1+json', ...repository.blob('{}') },
            layers: [{ mediaType: 'application/cose', ...repository.blob(Buffer.from([0xd2, 0x84, 0xff])) }],
            subject: { mediaType: ociManifest, digest: image.digest, size: image.bytes.length },
          },
          created,
        );
      });
    await using shell = await startShell({ fixture: binary, errorsAmongLines: false });
    expect(await shell.run('Get-AcrReferrer a:v1 -Content')).toEqual([]);
    expect(shell.errors[0]?.fullyQualifiedErrorId).toBe('BinaryContent,Get-AzContainerRegistryReferrer');
  });

  test('of a whole repository cost a request for each artifact, once', async () => {
    await using shell = await startShell();
    await shell.run('Get-AcrReferrer samples/nginx');
    expect(bodies(shell)).toBe(12);
    await shell.run('Get-AcrReferrer samples/nginx');
    expect(bodies(shell)).toBe(12);
  });
});
