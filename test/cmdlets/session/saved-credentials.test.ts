import { expect, test } from 'vitest';
import { createSavedCredentials } from '../../../src/credentials/keep-credentials.ts';
import type { Keychain } from '../../../src/credentials/keychain/keychain.ts';
import type { SavedAccount } from '../../../src/credentials/saved-account.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { accountIndex } from '../../../src/session/account-index.ts';
import { settingsInMemory } from '../../support/session-parts.ts';
import { NOW, startShell } from '../../support/shell.ts';

const account = (registry: string, identity: string): SavedAccount => ({
  cloud: 'AzureCloud',
  registry,
  identity,
  kind: 'password',
  source: undefined,
  savedOn: '2026-01-14T10:00:00Z',
});

/** A shell with credentials for two registries; the secret of every one is `pa55w0rd`. */
async function startWithSaved() {
  const items = new Map<string, Secret>();
  const keychain: Keychain = {
    get: async key => items.get(key),
    set: async (key, secret) => void items.set(key, secret),
    remove: async key => items.delete(key),
  };
  const settings = settingsInMemory();
  const saved = createSavedCredentials({
    keychain,
    index: accountIndex(settings),
    renewers: () => [],
    audiences: () => ['a'],
    tell: () => {},
    now: () => NOW.getTime(),
  });
  for (const each of [
    account('contoso.azurecr.io', 'ana'),
    account('contoso.azurecr.io', 'ben'),
    account('fabrikam.azurecr.io', 'ana'),
  ]) {
    await saved.save(each, new Secret('pa55w0rd'));
  }
  const shell = await startShell({ connected: false, parts: { settings, saved } });
  return { shell, left: () => [...items.keys()].map(each => each.replace('AzureCloud/', '')) };
}

test('what is saved is listed without its secret', async () => {
  const { shell } = await startWithSaved();
  await using _ = shell;
  expect(await shell.run('Get-AcrSavedCredential contoso* | foreach Identity')).toEqual(['ana', 'ben']);
  const all = (await shell.run('Get-AcrSavedCredential | ConvertTo-Json; Get-AcrSavedCredential')).join('\n');
  expect(all).toContain('fabrikam.azurecr.io');
  expect(all).not.toContain('pa55');
});

test.each([
  ['Remove-AcrSavedCredential contoso -Identity ANA', ['contoso.azurecr.io/ben', 'fabrikam.azurecr.io/ana']],
  ['Remove-AcrSavedCredential contoso.azurecr.io', ['fabrikam.azurecr.io/ana']],
  ['Get-AcrSavedCredential | where Identity -eq ana | Remove-AcrSavedCredential', ['contoso.azurecr.io/ben']],
])('%s', async (line, rest) => {
  const { shell, left } = await startWithSaved();
  await using _ = shell;
  expect(await shell.run(line)).toEqual([]);
  expect(left()).toEqual(rest);
});

test('-WhatIf forgets nothing', async () => {
  const { shell, left } = await startWithSaved();
  await using _ = shell;
  expect((await shell.run('Remove-AcrSavedCredential contoso -WhatIf')).join('\n')).toContain('What if:');
  expect(left()).toHaveLength(3);
});

test('what is not saved cannot be forgotten', async () => {
  const { shell } = await startWithSaved();
  await using _ = shell;
  const lines = (await shell.run('Remove-AcrSavedCredential contoso -Identity carl')).join('\n');
  expect(lines).toContain('Nothing is saved for contoso as carl.');
  expect(lines).toContain('Get-AcrSavedCredential lists what is.');
});
