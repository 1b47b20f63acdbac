import { createServer as createTcpServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { FaultEffect } from '../../src/emulator/faults.ts';
import { InstantClock } from '../registry/connection.ts';
import { startServer } from '../registry/loopback-server.ts';
import { plainContent, plainRegistry } from '../registry/plain-registry.ts';
import { startShell, type TestShell } from '../support/shell.ts';

const GET_TAG = 'Get-AcrTag library/hello-world v1';

/** Runs a line that has to fail in one line with a next step, and then one that has to work. */
async function failsOnce(shell: TestShell, line: string, id: string, says: RegExp): Promise<void> {
  const before = shell.errors.length;
  await shell.run(line);
  const [error, ...more] = shell.errors.slice(before);
  expect(more).toEqual([]);
  expect(error?.fullyQualifiedErrorId.split(',')[0]).toBe(id);
  expect(error?.exception.message).toMatch(says);
  expect(error?.exception.message).not.toContain('\n');
  expect(error?.recommendation).toMatch(/\w+ \w+/);
  shell.emulator.faults.clear();
  await shell.run('Get-AcrRepository -RegistryName demo | Out-Null');
  expect(shell.errors.slice(before + 1)).toEqual([]);
}

const start = () => startShell({ fixture: 'small', clock: new InstantClock() });

describe('a registry that cannot be reached', () => {
  test('there is no such host', async () => {
    await using shell = await start();
    await failsOnce(shell, 'Connect-AzContainerRegistry nosuch.invalid -Anonymous', 'HostNotFound', /nosuch\.invalid/);
  });

  test('nobody listens', async () => {
    await using shell = await start();
    const server = createTcpServer().listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await new Promise(resolve => server.close(resolve));
    await failsOnce(
      shell,
      `Connect-AzContainerRegistry 127.0.0.1:${port} -Anonymous`,
      'ConnectionRefused',
      /cannot be reached/,
    );
  });

  test('what listens speaks no TLS', async () => {
    await using shell = await start();
    const { loginServer } = shell.emulator;
    await failsOnce(shell, `Connect-AzContainerRegistry https://${loginServer} -Anonymous`, 'TlsFailed', /TLS|secure/i);
  });
});

describe('a sign-in that fails', () => {
  test('a wrong password', async () => {
    await using shell = await start();
    const line = `Connect-AzContainerRegistry ${shell.emulator.loginServer} -UserName contoso -Password wrong`;
    await failsOnce(shell, line, 'WrongCredentials', /did not accept/);
  });

  test('an admin user who is switched off', async () => {
    const registry = { credentials: { adminUser: false } };
    await using shell = await startShell({ fixture: 'small', clock: new InstantClock(), registry });
    const { username, password } = shell.emulator.credentials.admin;
    const line = `Connect-AzContainerRegistry ${shell.emulator.loginServer} -UserName ${username} -Password '${password}'`;
    await failsOnce(shell, line, 'WrongCredentials', /did not accept/);
    expect(shell.errors[0]?.recommendation).toMatch(/admin user .* disabled/);
  });

  test('nobody, where a sign-in is needed', async () => {
    await using shell = await start();
    const line = `Connect-AzContainerRegistry ${shell.emulator.loginServer} -Anonymous`;
    await failsOnce(shell, line, 'Unauthorized', /allows no anonymous access/);
  });

  test('an expired refresh token', async () => {
    await using shell = await start();
    const token = shell.emulator.credentials.refreshToken({ lifetime: -60 });
    const { loginServer } = shell.emulator;
    const line = `Connect-AzContainerRegistry ${loginServer} -RefreshToken ${token} | Out-Null; Get-AcrTag -RegistryName ${loginServer} library/hello-world v1`;
    await failsOnce(shell, line, 'WrongCredentials', /./);
    expect(shell.errors[0]?.recommendation).toMatch(/three hours/);
    expect(JSON.stringify(shell.lines)).not.toContain(token);
  });

  test('a token that stays refused', async () => {
    await using shell = await start();
    shell.emulator.faults.add({ on: { route: 'tags.get' }, effect: { kind: 'expired token' }, times: 2 });
    await failsOnce(shell, GET_TAG, 'NoPermission', /No permission|not accepted|sign-in/i);
  });
});

describe('what is not there', () => {
  test.each([
    ['a repository', 'Get-AcrTag nosuch', 'RepositoryNotFound', /no repository nosuch/],
    ['a tag', 'Get-AcrTag library/hello-world nosuch', 'TagNotFound', /no tag library\/hello-world:nosuch/],
    [
      'a manifest',
      `Get-AcrManifest library/hello-world -Name sha256:${'0'.repeat(64)}`,
      'ManifestNotFound',
      /no manifest/,
    ],
  ])('%s', async (_, line, id, says) => {
    await using shell = await start();
    await failsOnce(shell, line, id, says);
  });
});

describe('answers that are none', () => {
  const always = Number.POSITIVE_INFINITY;
  test.each<[string, FaultEffect, string, RegExp]>([
    ['429 until the end', { kind: 'status', status: 429, retryAfter: 1 }, 'TooManyRequests', /takes no more requests/],
    ['500 until the end', { kind: 'status', status: 500 }, 'ServerError', /500/],
    [
      '403 of a firewall',
      {
        kind: 'status',
        status: 403,
        body: '{"errors":[{"code":"DENIED","message":"client with IP \'1.2.3.4\' is not allowed access."}]}',
      },
      'Firewall',
      /not allowed/,
    ],
    ['a page of HTML', { kind: 'status', status: 200, body: 'html' }, 'UnexpectedAnswer', /answer|JSON|HTML/i],
    [
      'half a JSON text',
      { kind: 'status', status: 200, body: '{"registry":"x","tag":{"na' },
      'UnexpectedAnswer',
      /answer|JSON/i,
    ],
    ['an answer that breaks off', { kind: 'truncate', bytes: 20 }, 'ConnectionLost', /connection/i],
    ['a cut connection', { kind: 'reset', when: 'before' }, 'ConnectionLost', /connection/i],
    [
      "a 404 that is not the registry's",
      { kind: 'status', status: 404, body: 'html' },
      'NotFound',
      /nothing at this address/,
    ],
  ])('%s', async (_, effect, id, says) => {
    await using shell = await start();
    shell.emulator.faults.add({ on: { route: 'tags.get' }, effect, times: always });
    await failsOnce(shell, GET_TAG, id, says);
  });

  test('a manifest whose bytes are not those of its digest', async () => {
    await using shell = await start();
    const content = plainContent();
    const [digest = '', manifest] = [...content.manifests][0] ?? [];
    if (manifest) content.manifests.set(digest, { ...manifest, text: manifest.text.replace('100', '101') });
    await using server = await startServer(plainRegistry(content, { deletesTags: true }));
    const name = `127.0.0.1:${server.port}`;
    await shell.run(`Connect-AzContainerRegistry ${name} -Anonymous | Out-Null`);
    const line = `Get-AcrManifest -RegistryName ${name} team/api -Name ${digest}`;
    await failsOnce(shell, line, 'DigestMismatch', /arrived as sha256:/);
  });

  test('a listing that breaks off says how far it came, and what came is shown', async () => {
    await using shell = await startShell({ fixture: 'demo', clock: new InstantClock() });
    shell.emulator.faults.add({
      on: { route: 'tags.list', url: /last=/ },
      effect: { kind: 'status', status: 502, body: 'html' },
      times: always,
    });
    const lines = await shell.run('(Get-AcrTag load/many).Count; $Error[0].FullyQualifiedErrorId');
    expect(lines).toEqual([
      'WARNING: PARTIAL: 1,000 tags, and there are more. The registry stopped answering (502) at page 2. Try again later; if it stays, tell whoever runs the registry.',
      '1000',
      'PartialListing,Get-AzContainerRegistryTag',
    ]);
    expect(await shell.run('Get-AcrTag load/many | Out-Null; $?')).toContain('False');
    const { outcome } = await shell.engine.run('Get-AcrTag load/many | Out-Null', new AbortController().signal);
    expect(outcome).toBe('partly');
    const stopped = await shell.run('Get-AcrTag load/many -ErrorAction Stop | Out-Null');
    expect(stopped.join(' ')).toMatch(/^Get-AzContainerRegistryTag: PARTIAL: /);
    const told = await shell.run('(Get-Error) | Format-List StatusCode, Attempts, Detail, Url');
    expect(told.join('\n')).toMatch(/StatusCode : 502\nAttempts {3}: 5/);
  });
});
