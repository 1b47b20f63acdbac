import { expect, test } from 'vitest';
import type { Credential, CredentialSource, SourceAnswer } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { startShell } from '../support/shell.ts';

const source = (name: string, answer: SourceAnswer): CredentialSource => ({ name, find: async () => answer });
const none = (name: string, why: string, fault = false) => source(name, { none: why, fault });

const password = (userName: string, secret: string): Credential => ({
  kind: 'password',
  userName,
  password: new Secret(secret),
});

const offering = (name: string, userName: string, secret: string) =>
  source(name, { credential: password(userName, secret), identity: userName });

const admin = { adminPassword: 'right' };

async function connecting(credentialSources: readonly CredentialSource[], rest = '', anonymousPull = false) {
  const registry = { credentials: admin, anonymousPull };
  await using shell = await startShell({ fixture: 'small', connected: false, parts: { credentialSources }, registry });
  const lines = await shell.run(
    `Connect-AzContainerRegistry ${shell.emulator.loginServer} -Verbose ${rest} | foreach Identity`,
  );
  return {
    lines: lines
      .filter(each => !each.includes('HTTP'))
      .map(each => each.replaceAll(shell.emulator.loginServer, '[registry]')),
    requests: shell.emulator.ledger.lines(),
  };
}

test('the first source that has a credential is taken, and -Verbose tells why the others were not', async () => {
  const { lines } = await connecting([
    none('the keychain', 'nothing is saved for [registry]'),
    offering("Docker's configuration", 'contoso', 'right'),
    offering('the Azure CLI', 'nobody', 'asked'),
  ]);
  expect(lines).toEqual([
    'VERBOSE: No credential from the keychain: nothing is saved for [registry].',
    "VERBOSE: The credential comes from Docker's configuration: contoso.",
    'contoso',
  ]);
});

test('a fault of a source is told also without being asked', async () => {
  const { lines } = await connecting([
    none('the keychain', 'it is locked', true),
    offering('the Azure CLI', 'contoso', 'right'),
  ]);
  expect(lines[0]).toBe('WARNING: No credential from the keychain: it is locked.');
  expect(lines.at(-1)).toBe('contoso');
});

test('what the registry refuses makes room for the next', async () => {
  const { lines, requests } = await connecting([
    offering('the keychain', 'contoso', 'old'),
    offering('the Azure CLI', 'contoso', 'right'),
  ]);
  expect(lines).toEqual([
    "WARNING: The credential from the keychain (contoso) was not accepted: '[registry]' did not accept this user name and password.",
    'VERBOSE: The credential comes from the Azure CLI: contoso.',
    'contoso',
  ]);
  expect(requests).toEqual(['POST /oauth2/token', 'POST /oauth2/token']);
});

test('without any, a registry that allows it is entered anonymously', async () => {
  const { lines } = await connecting([none('the keychain', 'nothing is saved')], '', true);
  expect(lines.at(-1)).toBe('anonymous');
  expect(lines).toContain('VERBOSE: No source has a credential; the registry allows access without one.');
});

test('who has no credential is not asked to save it', async () => {
  const registry = { anonymousPull: true };
  // nobody answers: a question would throw
  await using shell = await startShell({ fixture: 'small', connected: false, registry, interactive: true });
  const lines = await shell.run(
    `Connect-AzContainerRegistry ${shell.emulator.loginServer} -Anonymous | foreach Identity`,
  );
  expect(lines.at(-1)).toBe('anonymous');
  expect(lines.join(' ')).not.toContain('keychain');
});

test('one that does not says what to do', async () => {
  const { lines } = await connecting([none('the keychain', 'nothing is saved')]);
  expect(lines.slice(1)).toEqual([
    'Connect-AzContainerRegistry: [registry] wants a credential and none was found.',
    '  Recommendation: Connect-AzAccount and try again, or Connect-AzContainerRegistry [registry] -UserName <name>; -Verbose tells where was looked.',
  ]);
});

test("-UseDockerCredential asks Docker's configuration alone", async () => {
  const docker = offering("Docker's configuration", 'contoso', 'right');
  const { lines } = await connecting([offering('the keychain', 'x', 'y'), docker], '-UseDockerCredential');
  expect(lines.at(-1)).toBe('contoso');
  const { lines: refused } = await connecting(
    [none("Docker's configuration", 'it has no login')],
    '-UseDockerCredential',
  );
  expect(refused[0]).toBe(
    "Connect-AzContainerRegistry: There is no credential for [registry] from Docker's configuration: it has no login.",
  );
});

test('an Azure sign-in is not sent where the certificate is not checked', async () => {
  const getAccessToken = () => Promise.reject(new Error('must not be asked'));
  const entra: Credential = { kind: 'entra', audiences: ['a'], getAccessToken };
  const { lines, requests } = await connecting(
    [source('the Azure CLI', { credential: entra, identity: 'ana' })],
    '-SkipCertificateCheck',
  );
  expect(lines[0]).toContain('An Azure sign-in is not sent to [registry] without checking its certificate.');
  expect(requests).toEqual([]);
});
