import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startShell, type TestShell } from '../support/shell.ts';
import { type DockerRegistry, startDockerRegistry } from './docker-registry.ts';
import { writeOciLayout } from './oci-layout.ts';
import { findProgram, run } from './program.ts';

// An image made on the spot, pushed by skopeo, seen and deleted by acrsh: in the embedded registry and in docker-registry.
const skopeo = findProgram('skopeo');
const registry = findProgram('docker-registry');
const missing = skopeo.missing ?? registry.missing;

describe.skipIf(missing)(`images of other clients${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  let folder = '';
  let docker: DockerRegistry;
  let image: Awaited<ReturnType<typeof writeOciLayout>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acrsh-images-'));
    docker = await startDockerRegistry(registry.path ?? '');
    image = await writeOciLayout(join(folder, 'image'), {
      reference: 'v1',
      architectures: ['arm64'],
      labels: { team: 'blue' },
    });
  });
  afterAll(async () => {
    await docker.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const push = (address: string, tag: string, ...options: string[]) =>
    run(skopeo.path ?? '', [
      '--insecure-policy',
      'copy',
      '--dest-tls-verify=false',
      ...options,
      `oci:${image.folder}:v1`,
      `docker://${address}/made/here:${tag}`,
    ]);

  /** Runs a line that has to succeed. */
  const ok = async (shell: TestShell, line: string): Promise<string[]> => {
    const before = shell.errors.length;
    const lines = await shell.run(line);
    expect(shell.errors.slice(before)).toEqual([]);
    return lines;
  };

  test('in the embedded registry', async () => {
    await using shell = await startShell({ fixture: 'empty' });
    const { emulator } = shell;
    const credentials = `${emulator.credentials.admin.username}:${emulator.credentials.admin.password}`;
    await push(emulator.loginServer, 'v1', '--dest-creds', credentials);
    await push(emulator.loginServer, 'v2', '--dest-creds', credentials);

    expect(await ok(shell, 'Get-AcrRepository')).toEqual(['made/here']);
    expect(await ok(shell, '(Get-AcrTag made/here).Name')).toEqual(['v1', 'v2']);
    expect(
      await ok(shell, 'Get-AcrManifest made/here | ForEach-Object { "$($_.Digest) $($_.Platform) $($_.Tags)" }'),
    ).toEqual([`${image.digest} linux/arm64 v1 v2`]);
    await ok(shell, 'Remove-AcrTag made/here v1');
    expect(await ok(shell, '(Get-AcrManifest made/here).Tags')).toEqual(['v2']);
    await ok(shell, 'Remove-AcrManifest made/here -Tag v2');
    expect(emulator.ledger.effects.filter(each => each.kind === 'manifest deleted')).toMatchObject([
      { digest: image.digest, tags: ['v2'] },
    ]);
  });

  test('in docker-registry, which says what it cannot', async () => {
    await push(docker.address, 'v1');
    await push(docker.address, 'v2');
    await using shell = await startShell({ connected: false, fixture: 'empty' });
    const connecting = await ok(shell, `Connect-AzContainerRegistry ${docker.address}`);
    expect(connecting.join('\n')).toContain('is not an Azure Container Registry: it has no attributes and no times');

    expect(await ok(shell, 'Get-AcrRepository')).toEqual(['made/here']);
    expect(await ok(shell, '(Get-AcrTag made/here).Name')).toEqual(['v1', 'v2']);
    expect(
      await ok(shell, 'Get-AcrManifest made/here | ForEach-Object { "$($_.Digest) $($_.Platform) $($_.Tags)" }'),
    ).toEqual([`${image.digest} linux/arm64 v1 v2`]);
    await shell.run(
      'Update-AcrTag made/here v1 -DeleteEnabled $false; Remove-AcrTag made/here v1; Remove-AcrRepository made/here -Force',
    );
    expect(shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0])).toEqual([
      'Unsupported',
      'Unsupported',
      'Unsupported',
    ]);
    expect(await ok(shell, '(Get-AcrTag made/here).Name')).toEqual(['v1', 'v2']);

    const effects = await ok(shell, 'Remove-AcrManifest made/here -Tag v1 -WhatIf');
    expect(effects.join('\n')).toContain('removes 2 tags: v1, v2');
    await ok(shell, 'Remove-AcrManifest made/here -Tag v1');
    await shell.run(`Get-AcrManifest made/here -Name ${image.digest}`);
    expect(shell.errors.at(-1)?.fullyQualifiedErrorId).toBe('ManifestNotFound,Get-AzContainerRegistryManifest');
  });
});
