import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startShell, type TestShell } from '../support/shell.ts';
import { type DockerRegistry, startDockerRegistry } from './docker-registry.ts';
import { writeOciLayout } from './oci-layout.ts';
import { findProgram, run } from './program.ts';

// What repositories take of storage, added up by acrsh, against the sizes in the manifests that skopeo reads.
const skopeo = findProgram('skopeo');
const registry = findProgram('docker-registry');
const missing = skopeo.missing ?? registry.missing;

describe.skipIf(missing)(
  `storage of other clients' images${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let folder = '';
    let docker: DockerRegistry;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'acrsh-storage-'));
      docker = await startDockerRegistry(registry.path ?? '');
      await writeOciLayout(join(folder, 'index'), { reference: 'v1', architectures: ['amd64', 'arm64'] });
      await writeOciLayout(join(folder, 'image'), { reference: 'v1', architectures: ['amd64'] });
      await writeOciLayout(join(folder, 'other'), { reference: 'v1', architectures: ['s390x'] });
    });
    afterAll(async () => {
      await docker.stop();
      await rm(folder, { recursive: true, force: true });
    });

    const invoke = (...args: readonly string[]) => run(skopeo.path ?? '', ['--insecure-policy', ...args]);

    const pushAll = async (address: string, ...options: readonly string[]) => {
      const push = (from: string, to: string) =>
        invoke(
          ...['copy', '--all', '--dest-tls-verify=false', ...options],
          ...[`oci:${join(folder, from)}:v1`, `docker://${address}/${to}`],
        );
      await push('index', 'made/here:all');
      await push('image', 'made/here:amd64');
      await push('other', 'made/here:other');
      await push('other', 'made/there:v1');
    };

    /** Layers and configurations below a manifest with their sizes, as skopeo shows its bytes. */
    const blobsOf = async (reference: string, options: readonly string[]): Promise<Map<string, number>> => {
      const raw = JSON.parse(
        await invoke('inspect', '--raw', '--tls-verify=false', ...options, `docker://${reference}`),
      );
      const found = new Map<string, number>();
      for (const { digest, size } of raw.config ? [raw.config, ...raw.layers] : []) found.set(digest, size);
      const [name = ''] = reference.split(/:\w+$/);
      for (const { digest } of raw.manifests ?? []) {
        for (const [blob, size] of await blobsOf(`${name}@${digest}`, options)) found.set(blob, size);
      }
      return found;
    };
    const sum = (blobs: ReadonlyMap<string, number>) => blobs.values().reduce((all, each) => all + each, 0);

    async function expectSizes(shell: TestShell, address: string, options: readonly string[]): Promise<void> {
      const [all, amd64, other] = await Promise.all(
        ['all', 'amd64', 'other'].map(tag => blobsOf(`${address}/made/here:${tag}`, options)),
      );
      if (!all || !amd64 || !other) throw new Error('nothing was read');
      const here = new Map([...all, ...amd64, ...other]);
      const lines = await shell.run(`
      Measure-AcrStorage -Shared | ForEach-Object { "$($_.RepositoryName) $($_.Size) $($_.SumOfTags) $($_.Unique)" }
      'made/here:all' | Measure-AcrStorage | ForEach-Object { "$($_.Size) $($_.Unique)" }
    `);
      expect(lines.filter(each => !each.startsWith('WARNING'))).toEqual([
        `made/here ${sum(here)} ${sum(all) + sum(amd64) + sum(other)} ${sum(here) - sum(other)}`,
        `made/there ${sum(other)} ${sum(other)} 0`,
        `${sum(all)} ${sum(all) - sum(amd64)}`,
      ]);
      expect(shell.errors).toEqual([]);
    }

    test('in the embedded registry', async () => {
      await using shell = await startShell({ fixture: 'empty' });
      const { credentials, loginServer } = shell.emulator;
      const own = `${credentials.admin.username}:${credentials.admin.password}`;
      await pushAll(loginServer, '--dest-creds', own);
      await expectSizes(shell, loginServer, ['--creds', own]);
    });

    test('in docker-registry, where nobody knows what could be freed', async () => {
      await pushAll(docker.address);
      await using shell = await startShell({ connected: false, fixture: 'empty' });
      await shell.run(`Connect-AzContainerRegistry ${docker.address}`);
      await expectSizes(shell, docker.address, []);
      const lines = await shell.run(`
      $row = Measure-AcrStorage made/here
      $row.Manifests; $null -eq $row.Reclaimable; $row.IsComplete; $row.ReclaimableUnknown
    `);
      expect(lines).toEqual([
        `WARNING: ${docker.address} lists only what is tagged: what has no tag is not counted, and nobody can tell what could be freed.`,
        ...['4', 'True', 'False', 'this registry lists only what is tagged'],
      ]);
    });
  },
);
