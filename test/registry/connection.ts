import type { Credential } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { type ConnectOptions, connectRegistry } from '../../src/registry/connect.ts';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import type { Registry } from '../../src/registry/registry.ts';
import type { Clock } from '../../src/registry/transport/clock.ts';
import { createTransport, type TransportOptions } from '../../src/registry/transport/http-transport.ts';

export const PASSWORD: Credential = { kind: 'password', userName: 'admin', password: new Secret('s3cret') };

/** Time that passes only by sleeping; every sleep is written down and is over at once. */
export class InstantClock implements Clock {
  readonly sleeps: number[] = [];
  time = Date.UTC(2026, 0, 1);

  now = () => this.time;
  elapsed = () => this.time;
  random = () => 0.5;
  sleep = async (milliseconds: number, signal: AbortSignal | undefined) => {
    signal?.throwIfAborted();
    this.sleeps.push(milliseconds);
    this.time += milliseconds;
  };
}

export interface Connection extends AsyncDisposable {
  readonly registry: Registry;
  readonly clock: InstantClock;
}

/** A client of this server; by default it takes it for an ACR and signs in by password. */
export async function connectTo(
  origin: string,
  options: Partial<ConnectOptions> & { transportOptions?: Partial<TransportOptions> } = {},
): Promise<Connection> {
  const clock = new InstantClock();
  const { transportOptions, ...rest } = options;
  const transport = createTransport({ userAgent: 'acrsh/test', clock, ...transportOptions });
  const registry = await connectRegistry({
    server: parseLoginServer(origin),
    credential: PASSWORD,
    kind: 'acr',
    transport,
    clock,
    ...rest,
  });
  return { registry, clock, [Symbol.asyncDispose]: () => transport.close() };
}
