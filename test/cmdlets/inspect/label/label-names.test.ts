import { expect, test } from 'vitest';
import { SeenLabels } from '../../../../src/session/seen-labels.ts';
import { settled, texts } from '../../../engine/completion/completing.ts';
import { startShell } from '../../../support/shell.ts';

test('names of labels are completed: those that were read, before those that OCI names; nothing is asked for them', async () => {
  await using shell = await startShell();
  expect(texts(await settled(shell, 'Get-AcrLabel samples/nginx:latest org.opencontainers.image.re'))).toEqual([
    'org.opencontainers.image.revision',
  ]);
  await shell.run('Get-AcrImage samples/nginx:latest | Out-Null');
  shell.emulator.ledger.clear();
  expect(texts(await settled(shell, 'Get-AcrLabel samples/nginx:latest build.builduri'))).toEqual([
    'com.visualstudio.contoso.image.build.builduri',
  ]);
  expect(texts(await settled(shell, 'Get-AcrImage samples/nginx:latest -Label image.base'))[0]).toBe(
    'image.base.ref.name',
  );
  expect(texts(await settled(shell, 'Get-AcrTag samples/nginx | Get-AcrLabel image.base'))[0]).toBe(
    'image.base.ref.name',
  );
  expect(shell.emulator.ledger.entries).toEqual([]);
  expect(texts(await settled(shell, 'Get-AcrLabel samp'))).toContain('samples/nginx');
});

test('platforms and types of referrers are completed, and nothing is asked for them', async () => {
  await using shell = await startShell();
  shell.emulator.ledger.clear();
  expect(texts(await settled(shell, 'Get-AcrImage team/api:1.4.2 -Platform linux/arm'))).toEqual([
    'linux/arm64',
    'linux/arm/v7',
    'linux/arm/v6',
  ]);
  expect(texts(await settled(shell, 'Save-AcrImage team/api:1.4.2 images -Platform win'))).toEqual(['windows/amd64']);
  expect(texts(await settled(shell, 'Get-AcrReferrer team/api:1.4.2 -Type spdx'))).toEqual(["'SPDX SBOM'"]);
  expect(shell.emulator.ledger.entries).toEqual([]);
});

test('no more than a thousand are kept, the last that were seen first', () => {
  const seen = new SeenLabels();
  seen.add(Array.from({ length: 1500 }, (_, index) => `label-${index}`));
  seen.add(['label-700']);
  expect(seen.names).toHaveLength(1000);
  expect(seen.names.slice(0, 2)).toEqual(['label-700', 'label-1499']);
});
