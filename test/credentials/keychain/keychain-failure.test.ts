import { expect, test } from 'vitest';
import { errorOfAnswer, errorOfOutcome } from '../../../src/credentials/keychain/keychain-failure.ts';

// what libsecret, macOS' Security framework and Windows' Credential Manager say through keytar; the Linux ones as seen with gnome-keyring
test.each([
  ['Cannot create an item in a locked collection', 'KeychainLocked'],
  ['User interaction is not allowed.', 'KeychainLocked'],
  ['The user name or passphrase you entered is not correct.', 'KeychainDenied'],
  ['User canceled the operation.', 'KeychainDenied'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'KeychainAbsent'],
  ['Could not connect: No such file or directory', 'KeychainAbsent'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'KeychainAbsent'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'KeychainAbsent'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login/94”', 'KeychainFailed'],
  ['No such interface “org.freedesktop.Secret.Item” on object at path /org/x/login/5', 'KeychainFailed'],
  ['The stub received bad data.', 'KeychainFailed'],
])('%s: %s', (message, id) => {
  expect(errorOfAnswer({ kind: 'error', message }).id).toBe(id);
});

test('a keytar that cannot be loaded is no keychain', () => {
  const message = 'libsecret-1.so.0: cannot open shared object file: No such file or directory';
  expect(errorOfAnswer({ kind: 'no module', message }).id).toBe('KeychainAbsent');
});

test.each([
  [{ kind: 'too slow' }, 'KeychainSlow', 'The keychain did not answer within 3 seconds'],
  [{ kind: 'crashed', by: 'SIGSEGV' }, 'KeychainFailed', 'The keychain failed: its library crashed (SIGSEGV)'],
  [
    { kind: 'ended', code: 1, stdout: '', stderr: 'a stack' },
    'KeychainFailed',
    'The keychain failed: its helper ended with code 1',
  ],
] as const)('of a helper that is %o', (outcome, id, message) => {
  expect(errorOfOutcome(outcome)).toMatchObject({ id, message });
});
