import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startShell } from '../support/shell.ts';
import { type DockerRegistry, startDockerRegistry } from './docker-registry.ts';
import { writeOciLayout } from './oci-layout.ts';
import { findProgram, run } from './program.ts';

// The same image pushed by skopeo to two registries, once as it is, once converted and with other labels.
const skopeo = findProgram('skopeo');
const registry = findProgram('docker-registry');
const missing = skopeo.missing ?? registry.missing;

describe.skipIf(missing)(`images of two registries${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  let folder = '';
  let docker: DockerRegistry;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acrsh-compare-'));
    docker = await startDockerRegistry(registry.path ?? '');
  });
  afterAll(async () => {
    await docker.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const push = async (team: string, address: string, ...options: string[]) => {
    const source = join(folder, team);
    await writeOciLayout(source, { reference: 'v1', architectures: ['amd64', 'arm64'], labels: { team } });
    await run(skopeo.path ?? '', [
      ...['--insecure-policy', 'copy', '--all', '--dest-tls-verify=false', ...options],
      ...[`oci:${source}:v1`, `docker://${address}/made/here:v1`],
    ]);
  };

  test('are compared platform by platform, whatever format they have', async () => {
    await using shell = await startShell({ fixture: 'empty' });
    const { emulator } = shell;
    const { username, password } = emulator.credentials.admin;
    await push('blue', docker.address);
    await push('red', emulator.loginServer, '--dest-creds', `${username}:${password}`, '--format', 'v2s2');
    await shell.run(`Connect-AzContainerRegistry ${docker.address}`);
    const compared = `Compare-AcrImage ${docker.address}/made/here:v1 ${emulator.loginServer}/made/here:v1`;
    expect(
      await shell.run(
        `${compared} | ForEach-Object { "$($_.Platform) $($_.SideIndicator) $($_.Area) $($_.Name) $($_.ReferenceValue) $($_.DifferenceValue)" }`,
      ),
    ).toEqual(
      ['linux/amd64', 'linux/arm64'].flatMap(platform => [
        `${platform} <> Manifest MediaType application/vnd.oci.image.manifest.v1+json application/vnd.docker.distribution.manifest.v2+json`,
        `${platform} <> Manifest ConfigMediaType application/vnd.oci.image.config.v1+json application/vnd.docker.container.image.v1+json`,
        `${platform} <> Label team blue red`,
      ]),
    );
    expect(await shell.run(`@(${compared} -IncludeEqual | Where-Object Area -eq Layer).SideIndicator`)).toEqual([
      '==',
      '==',
    ]);
    expect(shell.errors).toEqual([]);
  });
});
