import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { noSecretService, startSecretService } from '../support/secret-service.ts';
import { acrsh } from './acrsh.ts';

const PASSWORD = 'pa55w0rd-of-the-admin';

/** Runs of the built program that share a folder, a keychain and a registry. */
async function startRegistry(env: Readonly<Record<string, string>>) {
  const emulator = await startEmulator({ fixture: 'small', credentials: { adminPassword: PASSWORD } });
  const home = mkdtempSync(join(tmpdir(), 'acrsh-'));
  const { loginServer: registry, ledger, credentials } = emulator;
  return {
    credentials,
    registry,
    settings: () => readFileSync(join(home, 'settings.json'), 'utf8'),
    /** What a new process shows, and which requests it sends. */
    async run(command: string) {
      const before = ledger.lines().length;
      const { stdout, stderr } = await acrsh(['-NoProfile', '-c', command], { env: { ...env, ACRSH_HOME: home } });
      return { stdout: stdout.trim(), stderr: stderr.trim(), requests: ledger.lines().slice(before) };
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

describe.skipIf(noSecretService !== undefined)(`a saved sign-in: ${noSecretService ?? 'a Secret Service'}`, () => {
  test('lets a new process work with two requests, until it is removed', async () => {
    await using service = await startSecretService();
    await using shell = await startRegistry(service.environment);
    const { registry, run } = shell;
    const saving = await run(
      `Connect-AzContainerRegistry ${registry} -RefreshToken ${shell.credentials.refreshToken()} -Save -Verbose`,
    );
    expect(saving.stderr).toContain('was saved in the keychain');

    const next = await run(`Connect-AzContainerRegistry ${registry} | Out-Null; (Get-AcrRepository).Count -gt 0`);
    expect(next).toMatchObject({ stdout: 'True', stderr: '' });
    expect(next.requests).toEqual(['POST /oauth2/token', 'GET /acr/v1/_catalog']);

    await run('Get-AcrSavedCredential | Remove-AcrSavedCredential');
    expect((await run('(Get-AcrSavedCredential).Count')).stdout).toBe('0');
    expect((await run(`Connect-AzContainerRegistry ${registry} -Verbose`)).stderr).toContain('nothing is saved');
  });

  test('is said to be locked away or out of reach, and the shell works on', async () => {
    await using service = await startSecretService();
    await using shell = await startRegistry(service.environment);
    const { registry, run } = shell;
    await run(`Connect-AzContainerRegistry ${registry} -UserName contoso -Password ${PASSWORD} -Save`);
    expect(shell.settings()).not.toContain(PASSWORD);
    const again = `Connect-AzContainerRegistry ${registry}; 'still here'`;

    await service.lock();
    const locked = await run(again);
    expect(locked.stdout).toBe('still here');
    expect(locked.stderr).toContain('No credential from the keychain: the keychain is locked');

    service.freeze();
    const frozen = await run(again);
    service.thaw();
    expect(frozen.stdout).toBe('still here');
    expect(frozen.stderr).toContain('the keychain did not answer within 3 seconds');
  });
});

test('without a keychain a sign-in is saved for the session, which is said once', async () => {
  await using shell = await startRegistry({ DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
  const connect = `Connect-AzContainerRegistry ${shell.registry}`;
  const { stdout, stderr } = await shell.run(
    `${connect} -UserName contoso -Password ${PASSWORD} -Save | Out-Null; ${connect} | foreach Identity`,
  );
  expect(stdout).toBe('contoso');
  expect(stderr.match(/what you save lasts until you leave/g)).toHaveLength(1);
});
