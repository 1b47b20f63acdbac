import type { PlannedChange } from '../../src/admin/plan.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { FixtureName } from '../../src/emulator/fixtures/named.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { connectTo } from '../registry/connection.ts';

/** A registry with the client that an admin works on it with. */
export interface Desk extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly registry: Registry;
  readonly signal: AbortSignal;
}

/** Starts the emulator and connects as its admin user. */
export async function openDesk(
  fixture: Fixture | FixtureName = 'small',
  options: Omit<EmulatorOptions, 'fixture'> = {},
): Promise<Desk> {
  const emulator = await startEmulator({ ...options, fixture });
  const { username: userName, password } = emulator.credentials.admin;
  const credential = { kind: 'password', userName, password: new Secret(password) } as const;
  const connection = await connectTo(emulator.origin, { kind: 'acr', credential });
  return {
    emulator,
    registry: connection.registry,
    signal: new AbortController().signal,
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]();
      await emulator.close();
    },
  };
}

/** Changing requests that reached the registry, in order. */
export const changes = ({ emulator }: Desk): string[] =>
  emulator.ledger.entries
    .filter(each => ['PATCH', 'PUT', 'DELETE'].includes(each.method))
    .map(each => `${each.method} ${each.status}`);

/** What has changed there: the last word on what a client did. */
export const effects = ({ emulator }: Desk): string[] =>
  emulator.ledger.effects.filter(each => each.kind !== 'token issued').map(each => each.kind);

/** What a plan says that its change does. */
export const textsOf = ({ effects }: PlannedChange): string[] => effects.map(each => each.text);
