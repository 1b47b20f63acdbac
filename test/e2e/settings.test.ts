import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { CERTIFICATE, KEY } from '../registry/transport/certificate.ts';
import { acrsh } from './acrsh.ts';

/** A registry by TLS whose authority nobody knows, and a run of the program with these settings for it. */
async function runWith(settings: (origin: string) => unknown, files: Readonly<Record<string, string>> = {}) {
  const emulator = await startEmulator({ fixture: 'small', tls: { cert: CERTIFICATE, key: KEY }, anonymousPull: true });
  onTestFinished(() => emulator.close());
  const home = mkdtempSync(join(tmpdir(), 'acrsh-settings-'));
  mkdirSync(home, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  const json = settings(emulator.loginServer);
  writeFileSync(join(home, 'settings.json'), typeof json === 'string' ? json : JSON.stringify(json));
  const command = `Connect-AzContainerRegistry ${emulator.origin} -Anonymous | Out-Null; Get-AcrRepository -First 1`;
  return { home, ...(await acrsh(['-c', command], { env: { ACRSH_HOME: home } })) };
}

const inHome = (file: string) => join('/nonexistent', file);

test('a private authority is believed for the registry that the settings name it for', async () => {
  const ca = join(mkdtempSync(join(tmpdir(), 'acrsh-ca-')), 'ca.pem');
  writeFileSync(ca, CERTIFICATE);
  const known = await runWith(server => ({ registries: { [server]: { caFile: ca } } }));
  expect(known).toMatchObject({ stdout: 'library/hello-world\n', stderr: '', code: 0 });
  const other = await runWith(() => ({ registries: { 'localhost:1': { caFile: ca } } }));
  expect(other.stderr).toContain('certificate or handshake');
  expect(other.code).toBe(1);
});

test('a client certificate that cannot be read is named', async () => {
  const { stderr, code } = await runWith(server => ({
    registries: { [server]: { clientCertificate: inHome('ana.pem') } },
  }));
  expect(stderr).toContain('The certificate file /nonexistent/ana.pem cannot be read (ENOENT).');
  expect(stderr).toContain('clientCertificate and clientKey in the settings');
  expect(code).toBe(1);
});

test('settings that cannot be read are set aside, and the program works', async () => {
  const { stderr, home } = await runWith(() => '{ "registries": ');
  expect(stderr).toContain('WARNING: The settings could not be read; they were kept as ');
  expect(readdirSync(home).some(each => each.startsWith('settings.json.damaged-'))).toBe(true);
});

test('a value that does not fit is named', async () => {
  const { stderr } = await runWith(() => ({ saveCredentials: 'perhaps' }));
  expect(stderr).toContain('saveCredentials is one of ask, always, never: what does not fit is ignored.');
});
