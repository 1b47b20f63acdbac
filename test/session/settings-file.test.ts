import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SavedAccount } from '../../src/credentials/saved-account.ts';
import { accountIndex } from '../../src/session/account-index.ts';
import { openSettings } from '../../src/session/settings-file.ts';

const folder = (text?: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'acrsh-settings-')), 'config');
  if (text !== undefined) {
    mkdirSync(path, { mode: 0o700 });
    writeFileSync(join(path, 'settings.json'), text);
  }
  return path;
};

const account = (identity: string): SavedAccount => ({
  cloud: 'AzureCloud',
  registry: 'contoso.azurecr.io',
  identity,
  kind: 'password',
  source: undefined,
  savedOn: '2026-01-15T10:00:00.000Z',
});

test('without a file everything is as usual, and nothing is written', () => {
  const path = folder();
  expect(openSettings(path).current).toMatchObject({ saveCredentials: 'ask', savedCredentials: [], registries: {} });
  expect(openSettings(path).damage).toBeUndefined();
  expect(() => readdirSync(path)).toThrow('ENOENT');
});

test('the keys of the browser are one of three presets', () => {
  expect(openSettings(folder('{}')).current.browserPreset).toBe('default');
  expect(openSettings(folder('{ "browserPreset": "vim" }')).current.browserPreset).toBe('vim');
  const wrong = openSettings(folder('{ "browserPreset": "emacs" }'));
  expect(wrong.current.browserPreset).toBe('default');
  expect(wrong.damage).toContain('browserPreset is one of default, k9s, vim');
});

test('what is protected is a list of texts', () => {
  const read = openSettings(folder('{ "protectedRegistries": ["contoso", 3], "protectedTags": "latest" }'));
  expect(read.current.protectedRegistries).toEqual(['contoso']);
  expect(read.current.protectedTags).toEqual([]);
  expect(read.damage).toContain('protectedRegistries holds texts; protectedTags is a list');
  const limits = openSettings(folder('{ "journalDays": 7, "journalMegabytes": "much" }'));
  expect([limits.current.journalDays, limits.current.journalMegabytes]).toEqual([7, 256]);
  expect(limits.damage).toContain('journalMegabytes is a number above 0');
});

test('a change is written for the user alone, and what is not ours stays', async () => {
  const path = folder('{ "layout": "wide", "saveCredentials": "never" }');
  const settings = openSettings(path);
  await settings.update(each => ({ ...each, saveCredentials: 'always' }));
  const file = join(path, 'settings.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ layout: 'wide', saveCredentials: 'always' });
  expect(settings.current.saveCredentials).toBe('always');
  expect(openSettings(path).current.saveCredentials).toBe('always');
  if (process.platform === 'win32') return;
  expect([statSync(file).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o600, 0o700]);
});

test('a key that is taken back leaves the file, and what could not be read stays as the user wrote it', async () => {
  const path = folder('{ "azureAccount": "ana", "clouds": { "X": { "suffix": "azurecr.x" } } }');
  const settings = openSettings(path);
  await settings.update(each => ({ ...each, azureAccount: undefined }));
  expect(JSON.parse(readFileSync(join(path, 'settings.json'), 'utf8'))).toEqual({
    clouds: { X: { suffix: 'azurecr.x' } },
  });
  expect(settings.damage).toContain('clouds.X needs');
});

test('a change to one registry leaves the others, and what is not ours in it', async () => {
  const registries = {
    'a.example': { caFile: 'a.pem', colour: 'red' },
    'b.example': 5,
    'c.example': { theme: 'light' },
  };
  const path = folder(JSON.stringify({ registries }));
  const settings = openSettings(path);
  await settings.update(each => {
    const before = each.registries['a.example'];
    return before ? { ...each, registries: { ...each.registries, 'a.example': { ...before, theme: 'mono' } } } : each;
  });
  expect(JSON.parse(readFileSync(join(path, 'settings.json'), 'utf8'))).toEqual({
    registries: { ...registries, 'a.example': { ...registries['a.example'], theme: 'mono' } },
  });
  expect(settings.current.registries['c.example']?.theme).toBe('light');
});

test('two shells keep what the other one has written', async () => {
  const path = folder();
  const [one, other] = [accountIndex(openSettings(path)), accountIndex(openSettings(path))];
  expect([...one.list(), ...other.list()]).toEqual([]);
  await Promise.all([one.put(account('ana')), other.put(account('ben'))]);
  await one.put({ ...account('ana'), savedOn: '2026-01-16T10:00:00.000Z' });
  await other.remove(account('carl'));
  const list = accountIndex(openSettings(path)).list();
  expect(list.map(each => each.identity).sort()).toEqual(['ana', 'ben']);
});

test('a file that is no JSON is set aside', () => {
  const path = folder('{ "saveCredentials": ');
  const { current, damage } = openSettings(path);
  expect(current.saveCredentials).toBe('ask');
  const [aside = ''] = readdirSync(path);
  expect(damage).toBe(`The settings could not be read; they were kept as ${join(path, aside)}.`);
  expect(readFileSync(join(path, aside), 'utf8')).toBe('{ "saveCredentials": ');
});

test('a file that another program damages meanwhile is set aside, too, and the change is written', async () => {
  const path = folder('{}');
  const settings = openSettings(path);
  expect(settings.damage).toBeUndefined();
  writeFileSync(join(path, 'settings.json'), 'half a fi');
  await settings.update(each => ({ ...each, saveCredentials: 'never' }));
  expect(settings.damage).toMatch(/kept as .*settings\.json\.damaged-/);
  const [file = '', aside = ''] = readdirSync(path).sort();
  expect(JSON.parse(readFileSync(join(path, file), 'utf8'))).toEqual({ saveCredentials: 'never' });
  expect(readFileSync(join(path, aside), 'utf8')).toBe('half a fi');
});

test('what cannot be opened is said, and not written over', async () => {
  const path = folder();
  mkdirSync(join(path, 'settings.json'), { recursive: true });
  const settings = openSettings(path);
  expect(settings.damage).toContain('EISDIR');
  await expect(settings.update(each => each)).rejects.toThrow('EISDIR');
});

test.each([
  ['{ "saveCredentials": "yes" }', 'saveCredentials is one of ask, always, never'],
  ['{ "registries": { "a": { "caFile": 1 } } }', 'registries.a.caFile is a text'],
  ['{ "registries": { "a": { "trustedRealms": ["http://x"] } } }', 'registries.a.trustedRealms holds https addresses'],
  ['{ "registries": [] }', 'registries is an object'],
  ['{ "clouds": { "X": { "suffix": "azurecr.x" } } }', 'clouds.X needs suffix, authorityHost and managementEndpoint'],
  ['{ "savedCredentials": [{ "registry": "a" }] }', 'savedCredentials holds an entry that is none'],
])('%s is said', (text, fault) => {
  expect(openSettings(folder(text)).damage).toContain(fault);
});
