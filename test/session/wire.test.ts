import { expect, test } from 'vitest';
import { startShell } from '../support/shell.ts';

/** What changes from run to run, by what it is. */
const steady = (lines: readonly string[], loginServer: string) =>
  lines.map(each =>
    each
      .replaceAll(loginServer, '[registry]')
      .replace(/in \d+ ms/, 'in [n] ms')
      .replace(/\([0-9a-f-]{36}\)/, '([request id])'),
  );

test('-Verbose shows each request of the command, and no other', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const { loginServer } = shell.emulator;
  await shell.run('Get-AcrRepository | Out-Null');
  const lines = await shell.run(
    'Get-AcrTag library/hello-world -First 1 -Verbose | Out-Null; Get-AcrRepository | Out-Null',
  );
  expect(steady(lines, loginServer)).toEqual([
    'VERBOSE: HTTP 200 POST http://[registry]/oauth2/token in [n] ms ([request id])',
    'VERBOSE: HTTP 200 GET http://[registry]/acr/v1/library/hello-world/_tags?n=1 in [n] ms ([request id])',
  ]);
});

test('$VerbosePreference does the same for all', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const lines = await shell.run("$VerbosePreference = 'Continue'; Get-AcrRepository | Out-Null");
  expect(lines.filter(each => each.startsWith('VERBOSE: HTTP 200'))).toHaveLength(3);
});

test('-Debug shows headers, and nothing that is a secret', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const lines = await shell.run('Get-AcrRepository -First 1 -Debug | Out-Null');
  const text = lines.join('\n');
  expect(text).toContain('DEBUG: HTTP > GET http://');
  expect(text).toContain('"authorization":"•••"');
  expect(text).toContain('"docker-distribution-api-version":"registry/2.0"');
  expect(text).not.toMatch(/Bearer e|eyJ|refresh_token=/);
});

test('a request that fails is told too', async () => {
  await using shell = await startShell({ fixture: 'small' });
  shell.emulator.faults.add({ on: { route: 'catalog' }, effect: { kind: 'status', status: 403 }, times: 1 });
  const lines = await shell.run('Get-AcrRepository -Verbose');
  expect(lines.some(each => each.startsWith('VERBOSE: HTTP 403 GET '))).toBe(true);
});
