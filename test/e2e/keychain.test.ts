import { describe, expect, test } from 'vitest';
import { createKeychain } from '../../src/credentials/keychain/keychain-process.ts';
import { openSecret, Secret } from '../../src/registry/auth/secret.ts';
import { noSecretService, startSecretService } from '../support/secret-service.ts';

const ACCOUNT = 'AzureCloud/contoso.azurecr.io/ana';
const long = Array.from({ length: 500 }, (_, index) => `part ${index} äöü €`).join(' ');

describe.skipIf(noSecretService !== undefined)(`the keychain: ${noSecretService ?? 'a Secret Service'}`, () => {
  test('keeps a secret, where others find it by service and account', async () => {
    await using service = await startSecretService();
    const keychain = createKeychain(service.environment);
    expect(await keychain.get(ACCOUNT, { expected: false })).toBeUndefined();
    await keychain.set(ACCOUNT, new Secret('pa55 wörd'));
    expect(await secretOf(service)).toBe('pa55 wörd');
    expect(await service.lookup('acrsh', ACCOUNT)).toBe('pa55 wörd');
    expect(await keychain.remove(ACCOUNT)).toBe(true);
    expect(await keychain.remove(ACCOUNT)).toBe(false);
    expect(await keychain.get(ACCOUNT, { expected: true })).toBeUndefined();
  });

  test('splits what is too long for the smallest store, and leaves no part behind', async () => {
    await using service = await startSecretService();
    const keychain = createKeychain(service.environment);
    await keychain.set(ACCOUNT, new Secret(long));
    const first = await service.lookup('acrsh', ACCOUNT);
    expect(first).toMatch(/^acrsh-parts:\d+:/);
    const [, count, id] = first.split(':');
    expect(await secretOf(service)).toBe(long);
    await keychain.set(ACCOUNT, new Secret('short'));
    expect(await secretOf(service)).toBe('short');
    for (let part = 1; part <= Number(count); part++) {
      expect(await service.lookup('acrsh', `${ACCOUNT}#${id}.${part}`)).toBe('');
    }
  });

  test('gives one whole value when several shells write and read at once', async () => {
    await using service = await startSecretService();
    const keychain = createKeychain(service.environment);
    const values = ['short', 'a'.repeat(3000), 'b'.repeat(5000)];
    await keychain.set(ACCOUNT, new Secret('short'));
    const reading = Promise.all(values.map(() => secretOf(service)));
    await Promise.all(values.map(each => keychain.set(ACCOUNT, new Secret(each))));
    for (const seen of [...(await reading), await secretOf(service)]) expect(values).toContain(seen);
  });

  test('says that it is locked', async () => {
    await using service = await startSecretService();
    const keychain = createKeychain(service.environment);
    await keychain.set(ACCOUNT, new Secret('saved'));
    await service.lock();
    await expect(keychain.get(ACCOUNT, { expected: true })).rejects.toMatchObject({ id: 'KeychainLocked' });
    await expect(keychain.set(ACCOUNT, new Secret('new'))).rejects.toMatchObject({ id: 'KeychainLocked' });
    await expect(keychain.remove(ACCOUNT)).rejects.toMatchObject({ id: 'KeychainLocked' });
  });

  test('gives up on a frozen one, and works again when it thaws', async () => {
    await using service = await startSecretService();
    const keychain = createKeychain(service.environment);
    await keychain.set(ACCOUNT, new Secret('saved'));
    service.freeze();
    await expect(keychain.get(ACCOUNT, { expected: true })).rejects.toMatchObject({ id: 'KeychainSlow' });
    service.thaw();
    expect(await secretOf(service)).toBe('saved');
  });
});

test.each([
  ['no session bus', {}],
  ['a bus that is not there', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }],
  ['a bus that is switched off', { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }],
])('without D-Bus there is none: %s', async (_, environment) => {
  const keychain = createKeychain({ PATH: process.env.PATH, HOME: '/nonexistent', ...environment });
  await expect(keychain.set(ACCOUNT, new Secret('x'))).rejects.toMatchObject({ id: 'KeychainAbsent' });
});

async function secretOf(service: {
  readonly environment: Readonly<Record<string, string>>;
}): Promise<string | undefined> {
  const found = await createKeychain(service.environment).get(ACCOUNT, { expected: true });
  return found && openSecret(found);
}
