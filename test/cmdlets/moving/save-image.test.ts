import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InstantClock } from '../../registry/connection.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import { startShell } from '../../support/shell.ts';

const blobRequests = (shell: Awaited<ReturnType<typeof startShell>>) =>
  shell.emulator.ledger.entries.filter(({ route }) => route?.startsWith('blob')).length;

describe('Save-AzContainerRegistryImage', () => {
  test('saves what comes along the pipeline into one folder, layers once', async () => {
    await using shell = await startShell();
    const folder = passingFolder('saved');
    const lines = await shell.run(
      `Get-AcrTag library/hello-world | Select-Object -First 2 | Save-AcrImage -Path ${folder} -Platform linux/amd64 | ForEach-Object { "$($_.Name) $($_.Path -eq '${folder}')" }`,
    );
    expect(lines).toHaveLength(2);
    expect(lines.every(each => each.endsWith(' True'))).toBe(true);
    const { manifests } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
    expect(manifests).toHaveLength(2);
    expect(blobRequests(shell)).toBeGreaterThan(0);
  });

  test('tells what is wrong with one image and goes on with the others', async () => {
    await using shell = await startShell();
    const folder = passingFolder('saved');
    const lines = await shell.run(
      `'library/hello-world:gone', 'library/hello-world:v2' | Save-AcrImage -Path ${folder} -Platform linux/amd64 | ForEach-Object Tag`,
    );
    expect(lines.at(-1)).toBe('v2');
    expect(lines.join('\n')).toContain('gone');
  });

  test('under -WhatIf neither writes nor fetches a layer', async () => {
    await using shell = await startShell();
    for (const path of [passingFolder('saved'), `${passingFolder('saved')}.tar`]) {
      const lines = await shell.run(`Save-AcrImage library/hello-world:v2 -Path ${path} -WhatIf`);
      expect(lines.join('\n')).toMatch(/^What if: .* blobs, /);
      expect(existsSync(path)).toBe(false);
    }
    expect(blobRequests(shell)).toBe(0);
  });

  test('takes the folder behind the image; what ends like a folder is one', async () => {
    await using shell = await startShell();
    const folder = `${passingFolder('saved')}.tar`;
    await shell.run(`Save-AcrImage library/hello-world:v2 ${folder}/ -Platform linux/amd64`);
    await shell.run(`Save-AcrImage library/hello-world ${folder}/ -Tag v1 -Platform linux/amd64`);
    await shell.run(`Save-AcrImage library/hello-world:v1 ${join(folder, 'one.tar')} -Platform linux/amd64`);
    expect(shell.errors).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['blobs', 'index.json', 'oci-layout', 'one.tar']);
  });

  test('does not write compressed tars', async () => {
    await using shell = await startShell();
    const path = `${passingFolder('saved')}.tar.gz`;
    const lines = await shell.run(`Save-AcrImage library/hello-world:v2 -Path ${path}`);
    expect(lines.join('\n')).toContain('Name a .tar, or a folder.');
    expect(existsSync(path)).toBe(false);
  });

  test('says what is kept when the registry goes away in the middle', async () => {
    await using shell = await startShell({ clock: new InstantClock() });
    const [layer = ''] = await shell.run('(Get-AcrLayer library/hello-world:v2 -Platform linux/amd64).Digest');
    const url = new RegExp(layer.slice('sha256:'.length));
    const { faults } = shell.emulator;
    const cuts = Array.from({ length: 100 }, (_, before) => ({
      on: { url, occurrence: before + 3 },
      effect: { kind: 'reset', when: 'before' } as const,
    }));
    // the first is led to the storage, whose answer breaks off
    faults.add({ on: { url, occurrence: 2 }, effect: { kind: 'truncate', bytes: 500 } }, ...cuts);
    const line = `Save-AcrImage library/hello-world:v2 ${passingFolder('saved')} -Platform linux/amd64`;
    expect((await shell.run(line)).join('\n')).toMatch(/is not saved yet\. .* kept: the same command goes on there\./);
    expect(shell.errors).toHaveLength(1);
    faults.clear();
    expect(await shell.run(`${line} | ForEach-Object { $_.Reused -gt 0 }`)).toEqual(['True']);
  });

  test('with referrers keeps signatures and SBOMs beside the image', async () => {
    await using shell = await startShell();
    const folder = passingFolder('saved');
    await shell.run(`Save-AcrImage team/api:1.4.2 -Path ${folder} -Platform linux/arm64 -Referrers`);
    const { manifests } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
    expect(manifests.length).toBeGreaterThan(1);
    expect((await readdir(join(folder, 'blobs', 'sha256'))).filter(each => !/^[0-9a-f]{64}$/.test(each))).toEqual([]);
  });
});
