import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { call } from './caller.ts';

let emulator: Emulator;
afterEach(() => emulator.close());

test('says of each request what it wanted, whether it might, and what it changed; secrets are not kept', async () => {
  emulator = await startEmulator({ fixture: 'small', now: () => new Date('2026-11-20T12:00:00Z') });
  const path = '/acr/v1/library%2Fhello-world/_tags/v1';
  await call(emulator, 'DELETE', path);
  const token = emulator.credentials.accessToken('repository:library/hello-world:delete');
  await call(emulator, 'DELETE', `${path}?api-version=2021-07-01`, { headers: { Authorization: `Bearer ${token}` } });

  expect(emulator.ledger.lines()).toEqual([`DELETE ${path}`, `DELETE ${path}`]);
  expect(emulator.ledger.entries).toMatchObject([
    { number: 1, route: 'tags.delete', credential: 'none', authorized: false, status: 401, effects: [] },
    {
      number: 2,
      scope: 'repository:library/hello-world:delete',
      credential: 'bearer',
      authorized: true,
      status: 202,
      query: 'api-version=2021-07-01',
      headers: { authorization: 'Bearer' },
      at: new Date('2026-11-20T12:00:00Z'),
      effects: [{ kind: 'tag deleted', tag: 'v1' }],
      notes: [],
    },
  ]);
  expect(JSON.stringify(emulator.ledger.entries)).not.toContain(token);
  emulator.ledger.clear();
  expect(emulator.ledger.entries).toEqual([]);
});

test('unknown versions, queries and attributes are served and noted', async () => {
  emulator = await startEmulator({ fixture: 'small' });
  const scope = 'repository:*:* registry:catalog:*';
  const listed = await call(emulator, 'GET', '/acr/v1/_catalog?api-version=2031-01-01&sparkle=1', { scope });
  const patched = await call(emulator, 'PATCH', '/acr/v1/library/hello-world', { scope, body: '{"shiny":true}' });
  expect([listed.status, patched.status]).toEqual([200, 200]);
  expect(emulator.ledger.entries.flatMap(({ notes }) => notes)).toEqual([
    'unknown api-version "2031-01-01"',
    'unknown query "sparkle"',
    'unknown attribute "shiny"',
  ]);
});

test('several start side by side, and close lets go of everything', async () => {
  emulator = await startEmulator();
  const other = await startEmulator();
  expect(other.origin).not.toBe(emulator.origin);
  await expect(startEmulator({ port: Number(new URL(other.origin).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await other.close();
  await expect(fetch(other.origin)).rejects.toThrow();
  await expect(fetch(other.storageOrigin)).rejects.toThrow();
});

test('what was sent right before the end is in it once nobody is connected', async () => {
  emulator = await startEmulator();
  for (let each = 1; each <= 20; each++) {
    const socket = connect(Number(new URL(emulator.origin).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end(`GET /v2/ HTTP/1.1\r\nHost: ${emulator.loginServer}\r\nConnection: close\r\n\r\n`);
    await once(socket, 'finish');
    socket.destroy();
    await emulator.alone();
    expect(emulator.ledger.entries).toHaveLength(each);
  }
});
