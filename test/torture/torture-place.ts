import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { connectRegistry } from '../../src/registry/connect.ts';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { createTransport } from '../../src/registry/transport/http-transport.ts';
import type { Transport } from '../../src/registry/transport/transport.ts';
import { tortureRegistry } from './torture-registry.ts';
import { TortureTime } from './torture-time.ts';
import { WireWitness } from './wire-witness.ts';

export const START = Date.UTC(2026, 0, 15, 7);

export interface PlaceOptions {
  readonly keepsReferrers: boolean;
  /** undefined: as many as ACR gives. */
  readonly largestPage?: number | undefined;
  /** Milliseconds, by the system's clock, after which the client gives up a request; undefined: as always. */
  readonly deadline?: number | undefined;
}

interface Parts extends Pick<PlaceOptions, 'deadline'> {
  readonly time: TortureTime;
  readonly emulator: Emulator;
  readonly stack: AsyncDisposableStack;
}

/** An emulator, a client over real sockets, and who watches them, all on one clock. */
export class TorturePlace implements AsyncDisposable {
  readonly time: TortureTime;
  readonly emulator: Emulator;
  readonly witness: WireWitness;
  readonly #stack: AsyncDisposableStack;
  readonly #deadline: number | undefined;
  #transport: Transport | undefined;

  private constructor({ time, emulator, stack, deadline }: Parts) {
    this.#deadline = deadline;
    this.time = time;
    this.emulator = emulator;
    this.#stack = stack;
    this.witness = new WireWitness(emulator.origin, time);
    stack.defer(() => this.witness.close());
  }

  static async open(seed: string, options: PlaceOptions): Promise<TorturePlace> {
    const { keepsReferrers, largestPage, deadline } = options;
    const time = new TortureTime(START, seed);
    const stack = new AsyncDisposableStack();
    const fixture = tortureRegistry(seed);
    const emulator = await startEmulator({ fixture, now: () => new Date(time.now), keepsReferrers, largestPage });
    stack.defer(() => emulator.close());
    return new TorturePlace({ time, emulator, stack, deadline });
  }

  /** A client of its own, as a shell that has just been started has. */
  async connect(): Promise<Registry> {
    const { username: userName, password } = this.emulator.credentials.admin;
    const clock = this.time.client;
    const transport = createTransport({
      userAgent: 'acrsh/torture',
      clock,
      ...(this.#deadline !== undefined && { deadlines: { total: this.#deadline } }),
    });
    this.#transport = transport;
    this.#stack.defer(() => transport.close());
    return connectRegistry({
      server: parseLoginServer(this.emulator.origin),
      credential: { kind: 'password', userName, password: new Secret(password) },
      kind: 'acr',
      transport,
      clock,
    });
  }

  /** Cuts the connections of the last client. */
  async disconnect(): Promise<void> {
    await this.#transport?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync();
  }
}
