import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ContainerRegistryClient,
  ContainerRegistryContentClient,
  KnownContainerRegistryAudience,
} from '@azure/container-registry';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { findProgram } from './program.ts';

/** The SDK sends tokens over https only, so that the emulator needs a certificate. */
const openssl = findProgram('openssl');
const title = `the official Azure SDK${openssl.missing === undefined ? '' : ` (skipped: ${openssl.missing})`}`;

describe.skipIf(openssl.missing)(title, () => {
  let folder: string;
  let certificate: Certificate;
  let emulator: Emulator;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'azure-sdk-'));
    certificate = await makeCertificate(openssl.path ?? '', folder);
  });
  afterEach(() => emulator.close());
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = async (options: EmulatorOptions): Promise<void> => {
    emulator = await startEmulator({ ...options, tls: certificate });
  };
  const credential = {
    getToken: async (scopes: string | string[]) => {
      const [scope = ''] = [scopes].flat();
      const token = emulator.credentials.entraToken({ audience: scope.replace(/\/\.default$/, '') });
      return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
  const options = () => ({ tlsOptions: { ca: certificate.cert }, retryOptions: { maxRetries: 0 } });
  const client = () => new ContainerRegistryClient(emulator.origin, credential, options());
  const contentClient = (repository: string) =>
    new ContainerRegistryContentClient(emulator.origin, repository, credential, options());

  test('lists repositories, manifests and tags by pages', async () => {
    await start({ fixture: 'demo' });
    const names = await Array.fromAsync(client().listRepositoryNames());
    expect(names).toContain('team/api');
    expect(names).toEqual([...names].sort());

    const api = client().getRepository('team/api');
    const manifests = await Array.fromAsync(
      api.listManifestProperties({ order: 'LastUpdatedOnDescending' }).byPage({ maxPageSize: 20 }),
    );
    const updated = manifests.flat().map(({ lastUpdatedOn }) => lastUpdatedOn.getTime());
    expect(updated).toHaveLength(emulator.store.repository('team/api')?.manifests.size ?? 0);
    expect(updated).toEqual([...updated].sort((left, right) => right - left));

    const many = client().getArtifact('load/many', 'build-000001');
    const tags = await Array.fromAsync(many.listTagProperties());
    expect(tags).toHaveLength(5000);
  });

  test('locks, is refused, unlocks and deletes', async () => {
    await start({ fixture: 'small' });
    const artifact = client().getArtifact('library/hello-world', 'v1');
    const locked = await artifact.updateManifestProperties({ canDelete: false, canWrite: false });
    expect(locked).toMatchObject({ canDelete: false, canWrite: false, tags: ['v1'], architecture: 'amd64' });
    await expect(artifact.delete()).rejects.toThrow('REGISTRY_DISALLOWED_OPERATION');

    await artifact.updateManifestProperties({ canDelete: true, canWrite: true });
    await artifact.delete();
    await expect(artifact.getTagProperties('v1')).rejects.toThrow('TAG_UNKNOWN');

    await artifact.updateTagProperties('latest', { canDelete: false });
    expect(await artifact.getTagProperties('latest')).toMatchObject({ canDelete: false });
    await artifact.updateTagProperties('latest', { canDelete: true });
    await artifact.deleteTag('latest');
    await client().deleteRepository('library/hello-world');
    await expect(client().getRepository('library/hello-world').getProperties()).rejects.toThrow('NAME_UNKNOWN');
  });

  test('uploads an image by chunks, downloads it and deletes it', async () => {
    await start({});
    const content = contentClient('oci/artifact');
    const config = Buffer.from('{"architecture":"amd64","os":"linux"}');
    const layer = Buffer.alloc(9 * 1024 * 1024, 'acr');
    const { digest: configDigest, sizeInBytes: configSize } = await content.uploadBlob(config);
    const { digest: layerDigest, sizeInBytes: layerSize } = await content.uploadBlob(layer);
    expect(layerSize).toBe(layer.length);
    const { digest } = await content.setManifest(
      {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: configDigest, size: configSize },
        layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: layerDigest, size: layerSize }],
      },
      { tag: 'latest' },
    );
    expect(emulator.ledger.entries.filter(({ route }) => route === 'upload.chunk').length).toBeGreaterThan(3);

    expect(await content.getManifest('latest')).toMatchObject({ digest });
    const downloaded = await content.downloadBlob(layerDigest);
    const received = await Array.fromAsync(downloaded.content);
    expect(Buffer.concat(received.map(chunk => Buffer.from(chunk))).equals(layer)).toBe(true);
    const fromStorage = emulator.ledger.entries.filter(({ origin }) => origin === 'storage');
    expect(fromStorage.map(({ credential }) => credential)).toEqual(['none']);

    await content.deleteManifest(digest);
    await content.deleteBlob(layerDigest);
    await expect(content.downloadBlob(layerDigest)).rejects.toMatchObject({ statusCode: 404 });
  });

  test('reads without credentials where the registry lets it, and changes nothing', async () => {
    await start({ fixture: 'small', anonymousPull: true });
    const anonymous = new ContainerRegistryClient(emulator.origin, {
      ...options(),
      audience: KnownContainerRegistryAudience.AzureResourceManagerPublicCloud,
    });
    expect(await Array.fromAsync(anonymous.listRepositoryNames())).toHaveLength(2);
    const hello = anonymous.getRepository('library/hello-world');
    expect(await hello.getProperties()).toMatchObject({ tagCount: 3 });
    await expect(hello.updateProperties({ canDelete: false })).rejects.toMatchObject({ statusCode: 401 });
  });

  test('is refused with a token for Azure Resource Manager where the policy forbids it', async () => {
    await start({ fixture: 'small', armTokens: false });
    const arm = new ContainerRegistryClient(emulator.origin, credential, {
      ...options(),
      audience: KnownContainerRegistryAudience.AzureResourceManagerPublicCloud,
    });
    await expect(Array.fromAsync(arm.listRepositoryNames())).rejects.toMatchObject({ statusCode: 401 });
    expect(await Array.fromAsync(client().listRepositoryNames())).toHaveLength(2);
  });
});
