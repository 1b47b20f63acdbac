import { expect, test } from 'vitest';
import { startEmulator } from '../../../src/emulator/emulator.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { deleteTag, getTag } from '../../../src/registry/tags.ts';
import { connectTo, InstantClock } from '../connection.ts';
import { repo, tag } from '../names.ts';

const V1 = { repository: repo('library/hello-world'), tag: tag('v1') };
const V2 = { ...V1, tag: tag('v2') };
const MINUTE = 60_000;

/** Signed in with a repository token that may read and not delete. */
async function reader() {
  const clock = new InstantClock();
  const emulator = await startEmulator({ fixture: 'small', now: () => new Date(clock.time) });
  const { name: userName, password } = emulator.credentials.token;
  const credential = { kind: 'password' as const, userName, password: new Secret(password) };
  const connection = await connectTo(emulator.origin, { credential, clock });
  return {
    clock,
    registry: connection.registry,
    asked() {
      const asked = emulator.ledger.entries.map(({ route, status }) => `${route} ${status}`);
      emulator.ledger.clear();
      return asked;
    },
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]();
      await emulator.close();
    },
  };
}

test('a deletion that a fresh token has no right to is sent once, and the next one asks for no other token', async () => {
  await using session = await reader();
  const refused = { id: 'NoPermission', message: expect.stringContaining('repository:library/hello-world:delete') };
  for (const each of [V1, V2]) await expect(deleteTag(session.registry, each)).rejects.toMatchObject(refused);
  expect(session.asked()).toEqual(['oauth2.token 200', 'tags.delete 401', 'tags.delete 401']);
  await getTag(session.registry, V1);
  expect(session.asked()).toEqual(['oauth2.token 200', 'tags.get 200']);
});

test('many at once share the token that does not allow them, and each is sent once', async () => {
  await using session = await reader();
  await Promise.allSettled(Array.from({ length: 20 }, () => deleteTag(session.registry, V1)));
  expect(session.asked().toSorted()).toEqual(['oauth2.token 200', ...Array(20).fill('tags.delete 401')]);
});

test('an older token is renewed, for the right may have been given meanwhile', async () => {
  await using session = await reader();
  await expect(deleteTag(session.registry, V1)).rejects.toMatchObject({ id: 'NoPermission' });
  session.asked();
  session.clock.time += 2 * MINUTE;
  await expect(deleteTag(session.registry, V1)).rejects.toMatchObject({ id: 'NoPermission' });
  expect(session.asked()).toEqual(['tags.delete 401', 'oauth2.token 200', 'tags.delete 401']);
});
