import { expect, test } from 'vitest';
import { sessionObject } from '../src/session-object.ts';
import { CustomObject } from '../src/values/custom-object.ts';
import { startShell, type TestShell } from './support/shell.ts';

const entriesOf = (shell: TestShell, isPrivate = false) => {
  const value = sessionObject(shell.session, isPrivate);
  return value instanceof CustomObject ? Object.fromEntries(value.entries()) : value;
};

test('nothing is connected', async () => {
  await using shell = await startShell({ connected: false });
  expect(entriesOf(shell, true)).toEqual({
    Registry: null,
    UserName: null,
    ReadOnly: false,
    Protected: false,
    TokenMinutes: null,
    Private: true,
  });
});

test('the registry of the location, as whom, and how long the token lasts', async () => {
  await using shell = await startShell();
  await shell.run('Get-AcrRepository -First 1 | Out-Null');
  const { TokenMinutes, ...others } = Object(entriesOf(shell));
  expect(others).toMatchObject({ UserName: 'Entra ID', ReadOnly: false, Private: false });
  expect(others.Registry).toBe(shell.session.connection(undefined).registry.server.name);
  expect(TokenMinutes).toBeGreaterThan(0);
});
