import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSavedCredentials } from '../../src/credentials/keep-credentials.ts';
import { createKeychain } from '../../src/credentials/keychain/keychain-process.ts';
import type { SavedAccount } from '../../src/credentials/saved-account.ts';
import { REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { openSecret, Secret } from '../../src/registry/auth/secret.ts';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import { accountIndex } from '../../src/session/account-index.ts';
import { openSettings } from '../../src/session/settings-file.ts';
import { noSecretService, startSecretService } from '../support/secret-service.ts';

const CONTOSO = parseLoginServer('contoso');
const { signal } = new AbortController();
const newFolder = () => mkdtempSync(join(tmpdir(), 'acrsh-saved-'));

const account: SavedAccount = {
  cloud: 'AzureCloud',
  registry: 'contoso.azurecr.io',
  identity: 'ana',
  kind: 'password',
  source: undefined,
  savedOn: '2026-01-14T10:00:00.000Z',
};

/** What a new shell would know: nothing but the folder and the keychain. */
function openSession(folder: string, environment: Readonly<Record<string, string | undefined>>) {
  const told: string[] = [];
  const saved = createSavedCredentials({
    keychain: createKeychain(environment),
    index: accountIndex(openSettings(folder)),
    renewers: () => [],
    audiences: () => [REGISTRY_AUDIENCE],
    tell: sentence => told.push(sentence),
    now: Date.now,
  });
  const find = async () => {
    const answer = await saved.source.find(CONTOSO, signal);
    if ('none' in answer) return answer;
    return answer.credential.kind === 'password' ? openSecret(answer.credential.password) : answer.credential.kind;
  };
  return { saved, told, find };
}

describe.skipIf(noSecretService !== undefined)(`saved credentials: ${noSecretService ?? 'a Secret Service'}`, () => {
  test('are there for the next session, and not after they were removed; the settings hold no secret', async () => {
    await using service = await startSecretService();
    const folder = newFolder();
    expect(await openSession(folder, service.environment).saved.save(account, new Secret('pa55w0rd'))).toBe('keychain');
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain('pa55');
    const next = openSession(folder, service.environment);
    expect(await next.find()).toBe('pa55w0rd');
    await next.saved.remove(account);
    expect(await openSession(folder, service.environment).find()).toEqual({
      none: 'nothing is saved for contoso.azurecr.io',
    });
  });

  test('in a locked keychain are neither found nor forgotten, and it says so', async () => {
    await using service = await startSecretService();
    const folder = newFolder();
    await openSession(folder, service.environment).saved.save(account, new Secret('pa55w0rd'));
    await service.lock();
    const { saved, find } = openSession(folder, service.environment);
    expect(await find()).toEqual({
      none: 'the keychain is locked (Unlock it and run the command again)',
      fault: true,
    });
    await expect(saved.remove(account)).rejects.toMatchObject({ id: 'KeychainLocked' });
    expect(saved.list()).toEqual([account]);
  });

  test('removed from the keychain by another program are forgotten', async () => {
    await using service = await startSecretService();
    const folder = newFolder();
    await openSession(folder, service.environment).saved.save(account, new Secret('pa55w0rd'));
    await createKeychain(service.environment).remove('AzureCloud/contoso.azurecr.io/ana');
    const { saved, find } = openSession(folder, service.environment);
    expect(await find()).toMatchObject({ none: expect.stringContaining('as ana has expired or was removed') });
    expect(saved.list()).toEqual([]);
  });
});

test('without a keychain they last as long as the session, which is told once', async () => {
  const folder = newFolder();
  const nowhere = { PATH: process.env.PATH, HOME: folder };
  const { saved, told, find } = openSession(folder, nowhere);
  expect(await saved.save(account, new Secret('pa55w0rd'))).toBe('memory');
  expect(await saved.save({ ...account, identity: 'ben' }, new Secret('other'))).toBe('memory');
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('what you save lasts until you leave');
  expect(await find()).toBe('pa55w0rd');
  expect(await openSession(folder, nowhere).find()).toEqual({ none: 'nothing is saved for contoso.azurecr.io' });
});
