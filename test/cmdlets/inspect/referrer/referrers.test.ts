import { describe, expect, test } from 'vitest';
import type { Fixture } from '../../../../src/emulator/fixtures/fixture.ts';
import type { RepositoryBuilder } from '../../../../src/emulator/fixtures/repository-builder.ts';
import { ociManifest } from '../../../../src/emulator/media-types.ts';
import type { Manifest } from '../../../../src/emulator/store/repository.ts';
import { attestationName, referrerKind } from '../../../../src/registry/model/referrer-kind.ts';
import { digest } from '../../../registry/names.ts';
import { startShell } from '../../../support/shell.ts';

describe('what it is, by its type', () => {
  test.each([
    ['application/vnd.cncf.notary.signature', 'notation signature'],
    ['application/vnd.dev.cosign.artifact.sig.v1+json', 'cosign signature'],
    ['application/vnd.dev.cosign.artifact.sbom.v1+json', 'SBOM'],
    ['application/vnd.dev.cosign.artifact.attestation', 'attestation'],
    ['application/vnd.dev.sigstore.bundle.v0.3+json', 'sigstore bundle'],
    ['application/spdx+json', 'SPDX SBOM'],
    ['text/spdx', 'SPDX SBOM'],
    ['application/vnd.cyclonedx+json', 'CycloneDX SBOM'],
    ['application/vnd.syft+json', 'Syft SBOM'],
    ['application/vnd.goharbor.harbor.sbom.v1', 'SBOM'],
    ['application/vnd.in-toto+json', 'attestation'],
    ['application/sarif+json', 'SARIF scan result'],
    ['application/vnd.security.vulnerability.report; version=1.1', 'scan result'],
    ['application/vnd.aquasec.trivy.report+json', 'scan result'],
    ['application/vnd.openvex+json', 'VEX'],
    ['application/csaf+json', 'VEX'],
    ['application/vnd.cncf.helm.chart.provenance.v1.prov', 'Helm provenance'],
    ['application/vnd.amazon.soci.index.v1+json', 'SOCI index'],
    ['application/vnd.contoso.thing', 'application/vnd.contoso.thing'],
    [undefined, 'referrer'],
  ])('%s: %s', (type, name) => {
    expect(referrerKind(type).name).toBe(name);
  });

  test.each([
    [['https://slsa.dev/provenance/v1'], 'provenance attestation'],
    [['https://spdx.dev/Document', 'https://slsa.dev/provenance/v0.2'], 'SPDX SBOM, provenance attestation'],
    [['https://cyclonedx.org/bom'], 'CycloneDX SBOM attestation'],
    [['https://openvex.dev/ns/v0.2.0'], 'VEX attestation'],
    [['https://cosign.sigstore.dev/attestation/vuln/v1'], 'scan result attestation'],
    [['https://sigstore.dev/cosign/sign/v1'], 'cosign signature'],
    [['https://contoso.example/own'], undefined],
    [[], undefined],
  ])('%j: %s', (predicates, name) => {
    expect(attestationName(predicates)).toBe(name);
  });
});

const created = new Date('2026-01-01T00:00:00Z');
const CREATED = 'org.opencontainers.image.created';
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const envelope = (statement: unknown) => ({
  payloadType: 'application/vnd.in-toto+json',
  payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
  signatures: [{ sig: 'AAAA' }],
});

/** Something about a manifest, of a kind and from a day of January. */
const attach = (
  repository: RepositoryBuilder,
  subject: Manifest,
  { type, day = 1, content = '{}', annotations = {} }: Attached,
): Manifest =>
  repository.artifact({
    created,
    artifactType: type,
    contentType: type,
    content,
    subject,
    annotations: { [CREATED]: `2026-01-0${day}T00:00:00Z`, ...annotations },
  });

interface Attached {
  readonly type: string;
  readonly day?: number;
  readonly content?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An image of two platforms with all there is about it. */
const supplied: Fixture = registry =>
  registry.repository('a', created, repository => {
    const [amd64, arm64] = ['amd64', 'arm64'].map(architecture =>
      repository.image({ created, layers: [], platform: { os: 'linux', architecture } }),
    );
    if (!amd64 || !arm64) return;
    const index = repository.index([{ manifest: amd64 }, { manifest: arm64 }], created);
    repository.tag('v1', index, created);
    attach(repository, index, { type: 'application/vnd.aquasec.trivy.report+json', day: 1, content: '{"day":1}' });
    attach(repository, index, { type: 'application/vnd.aquasec.trivy.report+json', day: 3, content: '{"day":3}' });
    const sbom = attach(repository, index, { type: 'application/vnd.cyclonedx+json', day: 2 });
    const signature = attach(repository, sbom, { type: 'application/vnd.cncf.notary.signature', day: 2 });
    attach(repository, signature, { type: 'application/vnd.contoso.timestamp', day: 3 });
    attach(repository, arm64, {
      type: BUNDLE,
      content: JSON.stringify({ mediaType: BUNDLE, dsseEnvelope: envelope({ builder: 'ours', count: 1 }) }),
      annotations: { 'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1' },
    });
    // cosign 2: bound by its tag, and the statements told apart by annotations of the layers
    const statement = repository.blob(JSON.stringify(envelope({ bom: true })));
    const cosign = repository.manifest(
      {
        schemaVersion: 2,
        mediaType: ociManifest,
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...repository.blob('{}') },
        layers: [
          {
            mediaType: 'application/vnd.dsse.envelope.v1+json',
            ...statement,
            annotations: { predicateType: 'https://spdx.dev/Document' },
          },
        ],
      },
      created,
    );
    repository.tag(`${amd64.digest.replace(':', '-')}.att`, cosign, created);
  });

describe('the tree', () => {
  test('has below each what refers to it, sorted by type, the newest first, then platform by platform', async () => {
    await using shell = await startShell({ fixture: supplied });
    expect(
      await shell.run(
        'Get-AcrReferrer a:v1 -Recurse | ForEach-Object { "$("." * $_.Depth)$($_.Type) $($_.SubjectPlatform) $($_.CreatedTime.Day)" }',
      ),
    ).toEqual([
      'CycloneDX SBOM  2',
      '.notation signature  2',
      '..application/vnd.contoso.timestamp  3',
      'scan result  3',
      'scan result  1',
      'SPDX SBOM attestation linux/amd64 ',
      'provenance attestation linux/arm64 1',
    ]);
  });

  test('is drawn with each below what it is about', async () => {
    await using shell = await startShell({ fixture: supplied });
    const lines = await shell.run('Get-AcrReferrer a:v1 -Recurse | Format-Table Depth; Get-AcrReferrer a:v1 -Recurse');
    expect(
      lines
        .filter(line => /^ *(?:CycloneDX|notation|application\/vnd\.contoso)/.test(line))
        .map(line => line.search(/\S/)),
    ).toEqual([0, 2, 4]);
  });

  test('without -Recurse has what refers to the image itself', async () => {
    await using shell = await startShell({ fixture: supplied });
    expect(await shell.run('(Get-AcrReferrer a:v1).Type')).toEqual(['CycloneDX SBOM', 'scan result', 'scan result']);
  });

  test('of a repository has everything in it that refers to something, by the same types', async () => {
    await using shell = await startShell({ fixture: supplied });
    expect(await shell.run('(Get-AcrReferrer a).Type | Sort-Object')).toEqual([
      'application/vnd.contoso.timestamp',
      'CycloneDX SBOM',
      'notation signature',
      'provenance attestation',
      'scan result',
      'scan result',
    ]);
  });

  test('of an image that is gone has what was left behind', async () => {
    const gone = digest('gone');
    const left: Fixture = registry =>
      registry.repository('a', created, repository => {
        const image = repository.image({ created, layers: [] });
        attach(repository, { ...image, digest: gone }, { type: 'application/spdx+json' });
      });
    await using shell = await startShell({ fixture: left });
    expect(await shell.run(`(Get-AcrReferrer a@${gone} -Recurse).Type`)).toEqual(['SPDX SBOM']);
  });
});

describe('-Content', () => {
  test('shows the statement of an envelope, alone or in a bundle, and -Raw the envelope', async () => {
    await using shell = await startShell({ fixture: supplied });
    expect(await shell.run('Get-AcrReferrer a:v1 -Recurse -Type provenance* -Content')).toEqual([
      '{',
      '  "builder": "ours",',
      '  "count": 1',
      '}',
    ]);
    expect(await shell.run('Get-AcrReferrer a:v1 -Recurse -Type SPDX* -Content')).toEqual(['{', '  "bom": true', '}']);
    expect(await shell.run('Get-AcrReferrer a:v1 -Recurse -Type SPDX* -Raw')).toEqual([
      JSON.stringify(envelope({ bom: true })),
    ]);
  });

  test('goes on after one that is no text or is gone', async () => {
    const broken: Fixture = registry =>
      registry.repository('a', created, repository => {
        const image = repository.image({ created, layers: [] });
        repository.tag('v1', image, created);
        const type = 'application/vnd.contoso.thing';
        attach(repository, image, { type, content: 'last', day: 1 });
        repository.manifest(
          {
            schemaVersion: 2,
            mediaType: ociManifest,
            artifactType: type,
            config: { mediaType: 'application/vnd.oci.empty.v1+json', ...repository.blob('{}') },
            layers: [{ mediaType: 'application/cose', ...repository.blob(Buffer.from([0xd2, 0x84, 0xff])) }],
            subject: { mediaType: ociManifest, digest: image.digest, size: image.bytes.length },
            annotations: { [CREATED]: '2026-01-02T00:00:00Z' },
          },
          created,
        );
      });
    await using shell = await startShell({ fixture: broken, errorsAmongLines: false });
    expect(await shell.run('Get-AcrReferrer a:v1 -Content')).toEqual(['last']);
    expect(shell.errors.map(each => each.exception.message)).toEqual([
      expect.stringMatching(/^[0-9a-f]{12} is no text: application\/cose, 3 bytes\.$/),
    ]);
  });
});

test('a word of a type is enough', async () => {
  await using shell = await startShell();
  expect(await shell.run('(Get-AcrReferrer team/api:1.4.2 -Recurse -Type sbom).Type | Select-Object -Unique')).toEqual([
    'SPDX SBOM',
  ]);
  expect(await shell.run('(Get-AcrReferrer team/api:1.4.2 -Type signature).Type')).toEqual(['notation signature']);
  expect(await shell.run('Get-AcrReferrer team/api:1.4.2 -Type sb')).toEqual([]);
});
