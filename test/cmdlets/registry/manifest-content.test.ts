import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ociManifest } from '../../../src/emulator/media-types.ts';
import { putManifest } from '../../../src/registry/manifest-content.ts';
import { repo, tag } from '../../registry/names.ts';
import { startShell, type TestShell } from '../../support/shell.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'acrsh-manifest-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stores a manifest as these bytes under `odd:v1`, of an image that is there already. */
async function stored(shell: TestShell, annotations: string, layout: (text: string) => string = text => text) {
  const [manifest] = shell.emulator.store.repository('team/api')?.manifests.ordered ?? [];
  const text = Buffer.from(manifest?.bytes ?? '').toString('utf8');
  const bytes = Buffer.from(layout(text.replace(/\}$/, `,"annotations":${annotations}}`)));
  const { registry } = shell.session.connection(undefined);
  await putManifest(registry, { repository: repo('team/api'), reference: tag('odd'), mediaType: ociManifest, bytes });
  return bytes;
}

/** What a screen would show otherwise: tabs, Windows' line ends, text that runs backwards, no end of the last line. */
const odd = (text: string): string => text.replaceAll(',', ',\r\n\t');

describe('-OutFile', () => {
  test('writes the very bytes', async () => {
    await using shell = await startShell();
    const bytes = await stored(shell, '{"a":"\u202ex\u0080"}', odd);
    const file = join(folder, 'odd.json');
    expect(await shell.run(`Get-AcrManifestContent team/api:odd -OutFile '${file}'`)).toEqual([]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('replaces nothing without -Force, not even through a link, and never what it has just written', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    const [file, link, twice] = ['kept.json', 'link.json', 'twice.json'].map(each => join(folder, each));
    writeFileSync(file ?? '', 'mine');
    symlinkSync(file ?? '', link ?? '');
    await shell.run(`Get-AcrManifestContent team/api:1.4.2 -OutFile '${file}'`);
    await shell.run(`Get-AcrManifestContent team/api:1.4.2 -OutFile '${link}'`);
    expect(readFileSync(file ?? '', 'utf8')).toBe('mine');
    await shell.run(
      `Get-AcrManifest team/api | Select-Object -First 2 | Get-AcrManifestContent -OutFile '${twice}' -Force`,
    );
    expect(shell.errors.map(each => [each.fullyQualifiedErrorId, each.exception.message, each.recommendation])).toEqual(
      [file, link, twice].map(each => [
        'FileExists,Get-AzContainerRegistryManifestContent',
        `${each} is there already.`,
        'Give another name, or -Force to replace it.',
      ]),
    );
    await shell.run(`Get-AcrManifestContent team/api:1.4.2 -OutFile '${file}' -Force`);
    expect(readFileSync(file ?? '', 'utf8')).toMatch(/^\{/);
  });

  test('goes into pipes and devices, as they are there to be written to', async () => {
    await using shell = await startShell();
    const bytes = await stored(shell, '{"a":"b"}');
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = readFile(pipe);
    expect(await shell.run(`Get-AcrManifestContent team/api:odd -OutFile '${pipe}'`)).toEqual([]);
    expect((await read).equals(bytes)).toBe(true);
    expect(await shell.run('Get-AcrTag team/api 1.4* | Get-AcrManifestContent -OutFile /dev/null')).toEqual([]);
  });

  test('is no way to a terminal, which would obey what the bytes say', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    const pty = spawn('/bin/sh', ['-c', 'tty; read word'], {});
    const [terminal] = await new Promise<string[]>(resolve => pty.onData(text => resolve(text.split(/\s/))));
    await shell.run(`Get-AcrManifestContent team/api:1.4.2 -OutFile '${terminal}' -Force`);
    pty.kill();
    expect(terminal).toMatch(/^\/dev\//);
    expect(shell.errors.map(each => each.fullyQualifiedErrorId)).toEqual([
      'TerminalRefused,Get-AzContainerRegistryManifestContent',
    ]);
  });

  test('says where a folder is missing', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    const file = join(folder, 'none', 'a.json');
    await shell.run(`Get-AcrManifestContent team/api:1.4.2 -OutFile '${file}'`);
    expect(shell.errors[0]?.exception.message).toBe(`Could not find a part of the path '${file}'.`);
  });
});

test('-Raw into a file is the stored text, with a line end behind it', async () => {
  await using shell = await startShell();
  const bytes = await stored(shell, '{"a":"\u202ex\u0080\u007f"}', odd);
  const file = join(folder, 'raw.json');
  await shell.run(`Get-AcrManifestContent team/api:odd -Raw > '${file}'`);
  expect(readFileSync(file, 'utf8')).toBe(bytes.toString('utf8') + EOL);
  await shell.run(`Get-AcrManifestContent team/api:odd -Raw | Set-Content '${file}' -NoNewline`);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('names that differ only in case are kept apart', async () => {
  await using shell = await startShell();
  await stored(shell, '{"Team":"blue","team":"red"}');
  expect(await shell.run('$m = Get-AcrManifestContent team/api:odd; $m.schemaVersion; $m.annotations.Count')).toEqual([
    '2',
    '2',
  ]);
});
