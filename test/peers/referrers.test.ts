import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pushBlob } from '../../src/registry/blob-upload.ts';
import { deleteManifest, putManifest } from '../../src/registry/manifest-content.ts';
import { type Digest, digestOf } from '../../src/registry/model/digest.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { repo, tag } from '../registry/names.ts';
import { startShell } from '../support/shell.ts';
import { type DockerRegistry, startDockerRegistry } from './docker-registry.ts';
import { findProgram } from './program.ts';

// A registry without the referrers API: what refers to a manifest stands in an index under a tag that is made of its digest.
const program = findProgram('docker-registry');
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const repository = repo('made/here');

interface Pushed {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
}

async function push(registry: Registry, document: object, name?: string): Promise<Pushed> {
  const mediaType = 'manifests' in document ? indexType : manifestType;
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...document }));
  const digest = digestOf(bytes);
  await putManifest(registry, { repository, reference: name === undefined ? digest : tag(name), mediaType, bytes });
  return { mediaType, digest, size: bytes.length };
}

async function blob(registry: Registry, mediaType: string, text: string) {
  const bytes = Buffer.from(text);
  const digest = digestOf(bytes);
  const open = async function* () {
    yield bytes;
  };
  await pushBlob(registry, { repository, digest, size: bytes.length }, open);
  return { mediaType, digest, size: bytes.length };
}

async function artifact(registry: Registry, type: string, content: string, subject: Pushed): Promise<Pushed> {
  const { mediaType, digest, size } = subject;
  const pushed = await push(registry, {
    artifactType: type,
    config: await blob(registry, 'application/vnd.oci.empty.v1+json', '{}'),
    layers: [await blob(registry, type, content)],
    subject: { mediaType, digest, size },
  });
  return { ...pushed, artifactType: type };
}

/** What stands in for the API (OCI distribution-spec, "Referrers Tag Schema"). */
const list = (registry: Registry, subject: Digest, manifests: readonly Partial<Pushed>[]) =>
  push(registry, { manifests }, subject.replace(':', '-'));

describe.skipIf(program.missing)(`docker-registry (${program.missing ?? 'real'})`, () => {
  let docker: DockerRegistry;
  beforeAll(async () => {
    docker = await startDockerRegistry(program.path ?? '');
  });
  afterAll(() => docker.stop());

  test('lists by tags, several deep, through circles and past what is missing', async () => {
    await using shell = await startShell({ connected: false, fixture: 'empty', errorsAmongLines: false });
    await shell.run(`Connect-AzContainerRegistry ${docker.address}`);
    const { registry } = shell.session.connection(undefined);
    const config = await blob(
      registry,
      'application/vnd.oci.image.config.v1+json',
      '{"os":"linux","architecture":"amd64"}',
    );
    const image = await push(registry, { config, layers: [] }, 'v1');
    const sbom = await artifact(registry, 'application/spdx+json', '{"packages":[]}', image);
    const signature = await artifact(registry, 'application/vnd.cncf.notary.signature', '{"payload":""}', sbom);
    const { artifactType: _, ...untold } = await artifact(registry, 'application/sarif+json', '{"runs":[]}', image);
    const missing = await artifact(registry, 'application/vnd.openvex+json', '{"statements":[]}', image);
    await list(registry, image.digest, [sbom, missing, untold]);
    await deleteManifest(registry, { repository, digest: missing.digest });
    await list(registry, sbom.digest, [signature]);
    // nobody can make such digests, but anybody can write such a list
    await list(registry, signature.digest, [sbom, signature]);

    const seen = await shell.run(
      'Get-AcrReferrer made/here:v1 -Recurse | ForEach-Object { "$("." * $_.Depth)$($_.Type) $($_.Digest)" }',
    );
    expect(seen).toEqual([
      `SARIF scan result ${untold.digest}`,
      `SPDX SBOM ${sbom.digest}`,
      `.notation signature ${signature.digest}`,
      `..notation signature ${signature.digest}`,
      `..SPDX SBOM ${sbom.digest}`,
      `VEX ${missing.digest}`,
    ]);
    expect(shell.errors).toEqual([]);

    expect(await shell.run('Get-AcrReferrer made/here:v1 -Content')).toEqual([
      '{',
      '  "runs": []',
      '}',
      '{',
      '  "packages": []',
      '}',
    ]);
    expect(shell.errors.map(each => each.fullyQualifiedErrorId)).toEqual([
      'ManifestNotFound,Get-AzContainerRegistryReferrer',
    ]);
  });
});
