import { describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import type { Credential } from '../../../src/registry/auth/credential.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { ServerTime } from '../../../src/registry/auth/server-time.ts';
import { getRepository } from '../../../src/registry/repositories.ts';
import { connectTo, InstantClock } from '../connection.ts';
import { repo } from '../names.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

const dated = (time: number) => ({
  status: 200,
  headers: { date: new Date(time).toUTCString() },
  body: Buffer.alloc(0),
});
const undated = { status: 200, headers: {}, body: Buffer.alloc(0) };

test.each([
  ['before the first answer a day counts', undefined, 0, START - DAY + 1, false],
  ['before the first answer more than a day is over', undefined, 0, START - DAY, true],
  ['the first answer tells', dated(START + 2 * HOUR), 0, START + 2 * HOUR, true],
  ['and also what is not over', dated(START + 2 * HOUR), 0, START + 2 * HOUR + 1, false],
  ['time goes on', dated(START - 2 * HOUR), HOUR, START - HOUR, true],
  ['without a Date our clock has to do', undated, 0, START, true],
])('%s', (_, answer, passed, end, over) => {
  const clock = new InstantClock();
  const time = new ServerTime(clock);
  if (answer) time.learn(answer);
  clock.time += passed;
  expect(time.isOver(end)).toBe(over);
});

test('an answer without a Date leaves what another told', () => {
  const clock = new InstantClock();
  const time = new ServerTime(clock);
  time.learn(dated(START + 2 * HOUR));
  time.learn(undated);
  expect(time.now()).toBe(START + 2 * HOUR);
});

function adminOf({ credentials: { admin } }: Emulator): Credential {
  return { kind: 'password', userName: admin.username, password: new Secret(admin.password) };
}

describe('our clock jumps', () => {
  const scopes = ['a', 'b', 'c'].map(repo);

  async function signedIn() {
    const clock = new InstantClock();
    let now = START;
    const emulator = await startEmulator({ fixture: 'small', now: () => new Date(now) });
    const connection = await connectTo(emulator.origin, { credential: adminOf(emulator), clock });
    const readAll = async () => {
      emulator.ledger.clear();
      for (const name of scopes) await getRepository(connection.registry, name).catch(() => {});
      return emulator.ledger.entries.map(({ route, status }) => `${route} ${status}`);
    };
    const pass = (milliseconds: number, jump = 0) => {
      now += milliseconds;
      clock.time += milliseconds + jump;
    };
    return {
      readAll,
      pass,
      async [Symbol.asyncDispose]() {
        await connection[Symbol.asyncDispose]();
        await emulator.close();
      },
    };
  }

  test('forwards: one token is renewed too early, no more', async () => {
    await using session = await signedIn();
    await session.readAll();
    session.pass(60_000, 2 * HOUR);
    expect(await session.readAll()).toEqual(['oauth2.token 200', ...scopes.map(() => 'repository.get 404')]);
    expect(await session.readAll()).toEqual(scopes.map(() => 'repository.get 404'));
  });

  test('backwards: one ended token is refused and renewed, the others are renewed before', async () => {
    await using session = await signedIn();
    await session.readAll();
    session.pass(61 * 60_000, -2 * HOUR);
    expect(await session.readAll()).toEqual([
      'repository.get 401',
      ...scopes.flatMap(() => ['oauth2.token 200', 'repository.get 404']),
    ]);
  });
});
