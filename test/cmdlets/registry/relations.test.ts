import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagsOrRelation } from '../../../src/cmdlets/registry/manifest-cells.ts';
import { manifestRecords } from '../../../src/cmdlets/registry/manifest-listing.ts';
import { DigestDigits, shortDigest } from '../../../src/cmdlets/registry/short-digest.ts';
import { repositoryName } from '../../../src/cmdlets/registry/target.ts';
import { listManifests } from '../../../src/registry/manifests.ts';
import type { Reading } from '../../../src/values/value.ts';
import { startShell, type TestShell } from '../../support/shell.ts';

const reading = (signal = new AbortController().signal): Reading => ({ signal, isFirst: false, progress: () => {} });

/** The listing of a repository in pages of so many, each as the records of its rows. */
async function pagesOf(shell: TestShell, name: string, pageSize: number) {
  const connection = shell.session.connection(undefined);
  const repository = repositoryName(name);
  const pages = listManifests(connection.registry, repository, { pageSize });
  return manifestRecords({ connection, repository }, pages, undefined, { interactive: true });
}

const bodies = ({ emulator }: TestShell) =>
  emulator.ledger.entries.filter(each => /^\/v2\/.*\/manifests\//.test(each.path)).length;

describe('relations of manifests', () => {
  test('while there are more pages nothing is called untagged', async () => {
    await using shell = await startShell();
    const shown: (readonly string[])[] = [];
    for await (const { items } of await pagesOf(shell, 'library/hello-world', 2)) {
      await items[0]?.relations?.read(
        items.map(each => each.manifest),
        reading(),
      );
      shown.push(items.map(tagsOrRelation));
    }
    // the index stands on the last page but one
    expect(shown).toEqual([
      ['…', '…'],
      ['{v1}', '…'],
      ['{latest, linux, v2}', 'in b979997d1089'],
    ]);
  });

  test('what is known is not read again, by nobody in the session', async () => {
    await using shell = await startShell({ interactive: true });
    await shell.run('Get-AcrManifest samples/nginx');
    const first = bodies(shell);
    expect(first).toBeGreaterThan(0);
    await shell.run('Get-AcrManifest samples/nginx');
    await shell.run('ls samples/nginx -Manifests');
    await shell.run('Get-AcrRepository samples/nginx -Detailed');
    const all = bodies(shell);
    expect(all).toBe(24);
    await shell.run('Get-AcrRepository samples/nginx -Detailed');
    expect(bodies(shell)).toBe(all);
  });

  test('scripts and programs pay nothing', async () => {
    await using shell = await startShell({ interactive: true });
    await shell.run(
      '$m = Get-AcrManifest samples/nginx; $m | ConvertTo-Json | Out-Null; $m | ConvertTo-Csv | Out-Null',
    );
    await shell.run('Get-AcrManifest samples/nginx -Untagged | ForEach-Object Digest | Out-Null');
    expect(bodies(shell)).toBe(0);
    await using script = await startShell();
    await script.run('Get-AcrManifest samples/nginx; Get-AcrManifest samples/nginx | Format-Table');
    expect(bodies(script)).toBe(0);
  });

  test('who may not read gets the table without them, and is told once', async () => {
    await using shell = await startShell({ interactive: true });
    shell.emulator.faults.add({
      on: { route: 'manifest.get' },
      effect: { kind: 'status', status: 403, body: 'html' },
      times: Number.POSITIVE_INFINITY,
    });
    const lines = await shell.run('Get-AcrManifest library/hello-world');
    expect(lines.filter(each => / …$/.test(each))).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/^What these manifests belong to could not be read: .*forbids it/);
    expect(lines.join('\n')).not.toContain('untagged');
    expect(shell.errors).toEqual([]);
  });

  test('Ctrl+C ends the reading', async () => {
    await using shell = await startShell();
    const stop = new AbortController();
    stop.abort(new Error('Ctrl+C'));
    for await (const { items } of await pagesOf(shell, 'library/hello-world', 1000)) {
      const rows = items.map(each => each.manifest);
      await expect(items[0]?.relations?.read(rows, reading(stop.signal))).rejects.toThrow('Ctrl+C');
    }
  });
});

describe('digests on the screen', () => {
  const digest = (hex: string) => `sha256:${hex.padEnd(64, '0')}`;

  test('12 digits, more where two begin alike', () => {
    const digits = new DigestDigits();
    for (const each of ['aaaaaaaaaaaaa1', 'bbbb']) digits.add(digest(each));
    expect(digits.digits).toBe(12);
    digits.add(digest('aaaaaaaaaaaaa2'));
    digits.add(digest('aaaaaaaaaaaaa2'));
    expect(digits.digits).toBe(14);
  });

  test('all of them can be told apart', () => {
    const hex = fc.string({ unit: fc.constantFrom('0', '1'), minLength: 0, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(hex), texts => {
        const digests = [...new Set(texts.map(digest))];
        const digits = new DigestDigits();
        for (const each of digests) digits.add(each);
        expect(new Set(digests.map(each => shortDigest(each, digits.digits))).size).toBe(digests.length);
      }),
    );
  });
});
