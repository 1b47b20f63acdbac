import { describe, expect, test } from 'vitest';
import { startShell, type TestShell } from '../support/shell.ts';

/** What the registry was asked since the last look. */
function requests({ emulator }: TestShell): string[] {
  const lines = emulator.ledger.entries.map(({ method, path }) => `${method} ${path}`);
  emulator.ledger.clear();
  return lines;
}

const kinds = (lines: readonly string[]) => ({
  exchanges: lines.filter(each => each.endsWith('/oauth2/exchange')).length,
  tokens: lines.filter(each => each.endsWith('/oauth2/token')).length,
  operations: lines.filter(each => !each.includes('/oauth2/')).length,
});

describe('requests of a session', () => {
  test('the first operation is three, the same scope again one, another scope two', async () => {
    await using shell = await startShell({ fixture: 'small' });
    await shell.run('Get-AcrTag library/hello-world v1');
    expect(requests(shell)).toEqual([
      'POST /oauth2/exchange',
      'POST /oauth2/token',
      'GET /acr/v1/library/hello-world/_tags/v1',
    ]);
    await shell.run('Get-AcrTag library/hello-world v2');
    expect(requests(shell)).toEqual(['GET /acr/v1/library/hello-world/_tags/v2']);
    await shell.run('Get-AcrRepository');
    expect(requests(shell)).toEqual(['POST /oauth2/token', 'GET /acr/v1/_catalog']);
  });

  test('fifty operations at once on a cold cache share one exchange and one token', async () => {
    await using shell = await startShell({ fixture: 'small' });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => shell.engine.run('Get-AcrTag library/hello-world v1', signal)));
    expect(shell.errors).toEqual([]);
    expect(kinds(requests(shell))).toEqual({ exchanges: 1, tokens: 1, operations: 50 });
  });

  test('a token that the registry has forgotten is renewed once, and the operation succeeds', async () => {
    await using shell = await startShell({ fixture: 'small' });
    await shell.run('Get-AcrTag library/hello-world v1');
    requests(shell);
    shell.emulator.faults.add({ on: { route: 'tags.get' }, effect: { kind: 'expired token' } });
    await shell.run('Get-AcrTag library/hello-world v1');
    expect(shell.errors).toEqual([]);
    expect(kinds(requests(shell))).toMatchObject({ tokens: 1, operations: 2 });
  });

  test('emptying the cache costs a token again, ending the sign-in disconnects', async () => {
    await using shell = await startShell({ fixture: 'small' });
    await shell.run('Get-AcrTag library/hello-world v1; Clear-AcrToken');
    expect(shell.session.connections.names).toEqual(['demo']);
    requests(shell);
    await shell.run('Get-AcrTag library/hello-world v1');
    expect(kinds(requests(shell))).toEqual({ exchanges: 0, tokens: 1, operations: 1 });
    await shell.run('Clear-AzContext');
    expect(shell.session.connections.names).toEqual([]);
  });

  test('deleting by tag asks for all its rights in one token', async () => {
    await using shell = await startShell({ fixture: 'small' });
    await shell.run('Remove-AcrManifest library/hello-world -Tag v1');
    expect(shell.errors).toEqual([]);
    expect(kinds(requests(shell)).tokens).toBe(1);
  });
});

test('two registries never share a token', async () => {
  await using one = await startShell({ fixture: 'small' });
  await using other = await startShell({ fixture: 'small' });
  const { username, password } = other.emulator.credentials.admin;
  const { loginServer } = other.emulator;
  await one.run(`Connect-AzContainerRegistry ${loginServer} -UserName ${username} -Password '${password}' | Out-Null`);
  await one.run(
    `Get-AcrTag -RegistryName demo library/hello-world v1; Get-AcrTag -RegistryName ${loginServer} library/hello-world v1`,
  );
  expect(one.errors).toEqual([]);
  expect(kinds(requests(one))).toEqual({ exchanges: 1, tokens: 1, operations: 1 });
  expect(kinds(requests(other))).toEqual({ exchanges: 0, tokens: 2, operations: 1 });
  const scopes = (await one.run('Get-AcrToken | ForEach-Object { "$($_.Registry) $($_.Scope)" }')).toSorted();
  expect(scopes.filter(each => each.startsWith(loginServer)).length).toBeGreaterThan(0);
  expect(scopes.filter(each => each.startsWith(one.emulator.loginServer))).toHaveLength(1);
});
