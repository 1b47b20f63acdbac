import { describe, expect, test } from 'vitest';
import { createSavedCredentials, type KeepOptions } from '../../src/credentials/keep-credentials.ts';
import { type Keychain, KeychainError } from '../../src/credentials/keychain/keychain.ts';
import type { AccountIndex, SavedAccount } from '../../src/credentials/saved-account.ts';
import type { CredentialSource } from '../../src/registry/auth/credential.ts';
import { openSecret, Secret } from '../../src/registry/auth/secret.ts';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import { keptIfSaved } from '../../src/session/save-connection.ts';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const CONTOSO = parseLoginServer('contoso');
const { signal } = new AbortController();

const account = (over: Partial<SavedAccount> = {}): SavedAccount => ({
  cloud: 'AzureCloud',
  registry: 'contoso.azurecr.io',
  identity: 'ana',
  kind: 'password',
  source: undefined,
  savedOn: '2026-01-14T10:00:00.000Z',
  ...over,
});

/** A refresh token that ends so many minutes from now. */
const token = (minutes: number) =>
  new Secret(`e30.${Buffer.from(JSON.stringify({ exp: NOW / 1000 + minutes * 60 })).toString('base64url')}.x`);

const cli: CredentialSource = {
  name: 'the Azure CLI',
  find: async () => ({
    identity: 'ana',
    credential: { kind: 'entra', audiences: ['a'], getAccessToken: async audience => new Secret(`for ${audience}`) },
  }),
};

function keeping(over: Partial<KeepOptions> = {}) {
  const items = new Map<string, Secret>();
  let accounts: readonly SavedAccount[] = [];
  const keychain: Keychain = {
    get: async key => items.get(key),
    set: async (key, secret) => void items.set(key, secret),
    remove: async key => items.delete(key),
  };
  const index: AccountIndex = {
    list: () => accounts,
    put: async each => {
      accounts = [...accounts.filter(other => other.identity !== each.identity), each];
    },
    remove: async each => {
      accounts = accounts.filter(other => other.identity !== each.identity);
    },
  };
  const told: string[] = [];
  const saved = createSavedCredentials({
    keychain,
    index,
    renewers: () => [cli],
    audiences: () => ['acr', 'arm'],
    tell: sentence => told.push(sentence),
    now: () => NOW,
    ...over,
  });
  return { saved, items, told, accounts: () => accounts };
}

const broken = (id: KeychainError['id']): Keychain => {
  const fail = async () => {
    throw new KeychainError(id, `The keychain is ${id}`, 'Do something.');
  };
  return { get: fail, set: fail, remove: fail };
};

describe('what was saved is found again', () => {
  test('a password', async () => {
    const { saved, items } = keeping();
    expect(await saved.save(account(), new Secret('pa55'))).toBe('keychain');
    expect([...items.keys()]).toEqual(['AzureCloud/contoso.azurecr.io/ana']);
    const found = await saved.source.find(CONTOSO, signal);
    expect(found).toMatchObject({ identity: 'ana', credential: { kind: 'password', userName: 'ana' } });
  });

  test('the newest of several, and nothing for another registry', async () => {
    const { saved } = keeping();
    await saved.save(account({ identity: 'ben', savedOn: '2026-01-15T09:00:00.000Z' }), new Secret('b'));
    await saved.save(account(), new Secret('a'));
    expect(await saved.source.find(CONTOSO, signal)).toMatchObject({ identity: 'ben' });
    expect(await saved.source.find(parseLoginServer('fabrikam'), signal)).toEqual({
      none: 'nothing is saved for fabrikam.azurecr.io',
    });
  });

  test('a refresh token, with where to renew it', async () => {
    const { saved } = keeping();
    await saved.save(account({ kind: 'refreshToken', source: 'the Azure CLI' }), token(60));
    const found = await saved.source.find(CONTOSO, signal);
    if (!('credential' in found) || found.credential.kind !== 'entra') throw new Error('not an Azure sign-in');
    const { keeper, audiences, getAccessToken } = found.credential;
    expect(keeper?.saved && openSecret(keeper.saved)).toBe(openSecret(token(60)));
    expect(audiences).toEqual(['acr', 'arm']);
    expect(openSecret(await getAccessToken('acr', signal))).toBe('for acr');
  });
});

describe('a refresh token that has ended', () => {
  test('is renewed where it came from', async () => {
    const { saved } = keeping();
    await saved.save(account({ kind: 'refreshToken', source: 'the Azure CLI' }), token(-1));
    const found = await saved.source.find(CONTOSO, signal);
    expect(found).toMatchObject({ credential: { kind: 'entra', keeper: { saved: undefined } } });
  });

  test('by our clock alone is left to the registry to judge', async () => {
    const { saved, items } = keeping();
    await saved.save(account({ kind: 'refreshToken' }), token(-60));
    expect(await saved.source.find(CONTOSO, signal)).toMatchObject({
      credential: { kind: 'refreshToken', keeper: { saved: undefined } },
    });
    expect(items.size).toBe(1);
  });

  test('is forgotten when nobody can renew it', async () => {
    const { saved, items, accounts } = keeping();
    await saved.save(account({ kind: 'refreshToken' }), token(-2 * 24 * 60));
    expect(await saved.source.find(CONTOSO, signal)).toEqual({
      none: 'what was saved for contoso.azurecr.io as ana has expired or was removed',
    });
    expect([items.size, accounts().length]).toEqual([0, 0]);
  });
});

describe('a keeper', () => {
  test('replaces the token, the last one wins', async () => {
    const { saved, items } = keeping();
    const refresh = account({ kind: 'refreshToken' });
    await saved.save(refresh, token(1));
    const keeper = saved.keeperOf(refresh);
    keeper.drop();
    keeper.keep(token(60));
    keeper.keep(token(90));
    await saved.settled();
    expect([...items.values()].map(openSecret)).toEqual([openSecret(token(90))]);
  });

  test('brings nothing back that the user has removed', async () => {
    const { saved, items } = keeping();
    const refresh = account({ kind: 'refreshToken' });
    await saved.save(refresh, token(1));
    const keeper = saved.keeperOf(refresh);
    await saved.remove(refresh);
    keeper.keep(token(60));
    await saved.settled();
    expect(items.size).toBe(0);
  });
});

test('a connection saved meanwhile: a dropped token has its successor kept, until the user removes it', async () => {
  const { saved, items } = keeping();
  const refresh = account({ kind: 'refreshToken' });
  const entra = { kind: 'entra' as const, audiences: ['a'] as const, getAccessToken: async () => new Secret('t') };
  const { keeper } = keptIfSaved(entra, refresh, saved);
  keeper?.keep(token(10));
  await saved.settled();
  expect(items.size).toBe(0);

  await saved.save(refresh, token(10));
  keeper?.drop();
  await saved.settled();
  expect(items.size).toBe(0);
  keeper?.keep(token(60));
  await saved.settled();
  expect([...items.values()].map(openSecret)).toEqual([openSecret(token(60))]);

  await saved.remove(refresh);
  keeper?.keep(token(90));
  await saved.settled();
  expect(items.size).toBe(0);
});

describe('trouble with the keychain', () => {
  test('where there is none, secrets live in memory and the user is told once', async () => {
    const { saved, told, accounts } = keeping({ keychain: broken('KeychainAbsent') });
    expect(await saved.save(account(), new Secret('a'))).toBe('memory');
    expect(await saved.save(account({ identity: 'ben' }), new Secret('b'))).toBe('memory');
    expect(told).toEqual(['The keychain is KeychainAbsent: what you save lasts until you leave. Do something.']);
    expect(accounts()).toEqual([]);
    expect(await saved.source.find(CONTOSO, signal)).toMatchObject({ identity: 'ana' });
    await saved.remove(account());
    expect(saved.list().map(each => each.identity)).toEqual(['ben']);
  });

  test.each(['KeychainLocked', 'KeychainDenied', 'KeychainSlow', 'KeychainFailed'] as const)('%s is told', async id => {
    const { saved } = keeping({
      keychain: broken(id),
      index: { list: () => [account()], put: async () => {}, remove: async () => {} },
    });
    expect(await saved.source.find(CONTOSO, signal)).toEqual({
      none: `the keychain is ${id} (Do something)`,
      fault: true,
    });
    await expect(saved.save(account(), new Secret('a'))).rejects.toMatchObject({ id });
  });

  test('in the background it stops nothing and is told once', async () => {
    const { saved, told } = keeping({
      keychain: broken('KeychainLocked'),
      index: { list: () => [account()], put: async () => {}, remove: async () => {} },
    });
    const keeper = saved.keeperOf(account());
    keeper.keep(token(60));
    keeper.keep(token(90));
    await saved.settled();
    expect(told).toEqual(['The keychain is KeychainLocked: the saved sign-in could not be renewed there.']);
  });
});
