import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { writeOciLayout } from './oci-layout.ts';
import { findProgram, run } from './program.ts';

const skopeo = findProgram('skopeo');

describe.skipIf(skopeo.missing)(`skopeo${skopeo.missing === undefined ? '' : ` (skipped: ${skopeo.missing})`}`, () => {
  let emulator: Emulator;
  let folder: string;
  beforeEach(async () => {
    emulator = await startEmulator();
    folder = await mkdtemp(join(tmpdir(), 'skopeo-'));
  });
  afterEach(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A policy file of the user's own would decide what may be copied, so none is looked at. */
  const invoke = (...args: string[]): Promise<string> => run(skopeo.path ?? '', ['--insecure-policy', ...args]);
  const admin = (): string => `${emulator.credentials.admin.username}:${emulator.credentials.admin.password}`;
  const remote = (reference: string): string => `docker://${emulator.loginServer}/${reference}`;
  const push = (from: string, to: string, ...options: string[]): Promise<string> =>
    invoke('copy', '--dest-tls-verify=false', '--dest-creds', admin(), ...options, `oci:${from}:v1`, remote(to));

  test('pushes an image, inspects it and copies it back unchanged', async () => {
    const image = await writeOciLayout(join(folder, 'image'), {
      reference: 'v1',
      architectures: ['amd64'],
      labels: { team: 'blue' },
    });
    await push(image.folder, 'team/image:v1');

    const seen = JSON.parse(await invoke('inspect', '--tls-verify=false', '--creds', admin(), remote('team/image:v1')));
    expect(seen).toMatchObject({
      Digest: image.digest,
      RepoTags: ['v1'],
      Labels: { team: 'blue' },
      Architecture: 'amd64',
    });

    const back = join(folder, 'back');
    await invoke('copy', '--src-tls-verify=false', '--src-creds', admin(), remote('team/image:v1'), `dir:${back}`);
    const copied = await invoke('manifest-digest', join(back, 'manifest.json'));
    expect(copied.trim()).toBe(image.digest);
    expect(emulator.ledger.entries.some(({ origin, status }) => origin === 'storage' && status === 200)).toBe(true);
  });

  test('pushes an index with all its platforms, and mounts what is there already', async () => {
    const index = await writeOciLayout(join(folder, 'index'), { reference: 'v1', architectures: ['amd64', 'arm64'] });
    await push(index.folder, 'team/index:v1', '--all');
    const repository = emulator.store.repository('team/index');
    expect(repository?.tags.get('v1')?.digest).toBe(index.digest);
    expect([...(repository?.manifests.ordered ?? [])].map(({ digest }) => digest).sort()).toEqual(
      [index.digest, ...index.images].sort(),
    );

    await invoke(
      ...[
        'copy',
        '--all',
        '--src-tls-verify=false',
        '--src-creds',
        admin(),
        '--dest-tls-verify=false',
        '--dest-creds',
        admin(),
      ],
      ...[remote('team/index:v1'), remote('team/copy:v1')],
    );
    expect(emulator.store.repository('team/copy')?.tags.get('v1')?.digest).toBe(index.digest);
    expect(emulator.ledger.effects.some(({ kind }) => kind === 'blob mounted')).toBe(true);
  });

  test('deletes the manifest that a tag names', async () => {
    const image = await writeOciLayout(join(folder, 'image'), { reference: 'v1', architectures: ['amd64'] });
    await push(image.folder, 'team/image:v1');
    await invoke('delete', '--tls-verify=false', '--creds', admin(), remote('team/image:v1'));
    expect(emulator.store.repository('team/image')?.manifests.size).toBe(0);
  });

  test.for(['samples/nginx:latest', 'team/api:1.4.2', 'library/hello-world:latest'])(
    'copies %s out of the demo registry, every byte as its digest says',
    async reference => {
      await emulator.close();
      emulator = await startEmulator({ fixture: 'demo' });
      const source = ['--src-tls-verify=false', '--src-creds', admin(), remote(reference)];
      await invoke('copy', '--all', ...source, `dir:${join(folder, 'copy')}`);
      const [repository = '', tag = ''] = reference.split(':');
      const copied = await invoke('manifest-digest', join(folder, 'copy', 'manifest.json'));
      expect(copied.trim()).toBe(emulator.store.repository(repository)?.tags.get(tag)?.digest);
    },
  );

  test('is refused with a wrong password', async () => {
    const image = await writeOciLayout(join(folder, 'image'), { reference: 'v1', architectures: ['amd64'] });
    const pushing = invoke(
      'copy',
      '--dest-tls-verify=false',
      '--dest-creds',
      'contoso:wrong',
      `oci:${image.folder}:v1`,
      remote('a/b:v1'),
    );
    await expect(pushing).rejects.toThrow(/unauthorized|authentication/i);
    expect(emulator.ledger.effects).toEqual([]);
  });
});
